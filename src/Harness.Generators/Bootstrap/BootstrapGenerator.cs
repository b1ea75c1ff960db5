using Harness.Random;
using Harness.Tables;

namespace Harness.Generators.Bootstrap;

/// <summary>Draws whole train rows with replacement: keeps every relation, and every row is a copy.</summary>
public sealed class BootstrapGenerator : IGenerator
{
    /// <inheritdoc/>
    public GeneratorInfo Info { get; } = new()
    {
        Id = "bootstrap",
        Title = "Bootstrap",
        Family = "native",
        Version = "1",
        License = "MIT",
        Summary = "Train rows drawn with replacement (Efron 1979). Models everything and protects nothing.",
        Baseline = "copies of train rows: what copying looks like, never a candidate",
    };

    /// <inheritdoc/>
    public IFittedGenerator Fit(Table train, FitContext context) => train.RowCount > 0
        ? new Fitted(train)
        : throw new GeneratorException("The train table has no row to draw from.");

    private sealed class Fitted(Table train) : IFittedGenerator
    {
        public Table Sample(int rows, ulong seed, CancellationToken cancellation = default)
        {
            cancellation.ThrowIfCancellationRequested();
            RandomStream stream = new RandomStream(seed).Fork("bootstrap");
            return train.Take([.. Enumerable.Range(0, rows).Select(i => stream.Index((ulong)i, train.RowCount))]);
        }
    }
}
