using Harness.Generators.Encoding;
using Harness.Random;
using Harness.Tables;

namespace Harness.Generators.Independent;

/// <summary>Draws each column with replacement, independent of all others: keeps every margin, missing values included, and no relation.</summary>
public sealed class IndependentGenerator : IGenerator
{
    /// <inheritdoc/>
    public GeneratorInfo Info { get; } = new()
    {
        Id = "independent",
        Title = "Independent columns",
        Family = "native",
        Version = "1",
        License = "MIT",
        Summary = "Each column drawn with replacement from its train values, apart from all others. Models margins, no relation between columns.",
        Baseline = "columns without any relation: what knowing only the margins is worth",
    };

    /// <inheritdoc/>
    public IFittedGenerator Fit(Table train, FitContext context) => train.RowCount > 0
        ? new Fitted(train)
        : throw new GeneratorException("The train table has no row to draw from.");

    private sealed class Fitted(Table train) : IFittedGenerator
    {
        public Table Sample(int rows, ulong seed, CancellationToken cancellation = default)
        {
            RandomStream stream = new RandomStream(seed).Fork("independent");
            return new Table(train.Columns.Select((column, index) =>
            {
                cancellation.ThrowIfCancellationRequested();
                RandomStream own = stream.Fork(index);
                return column.Schema.IsModelled
                    ? column.Take([.. Enumerable.Range(0, rows).Select(i => own.Index((ulong)i, train.RowCount))])
                    : FreshIds.Of(column.Schema, rows);
            }));
        }
    }
}
