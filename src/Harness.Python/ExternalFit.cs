using System.Text.Json.Nodes;
using Harness.Generators;
using Harness.Python.Protocol;
using Harness.Tables;

namespace Harness.Python;

/// <summary>A table to learn from; each sample is one job that learns and samples, so that nothing runs in between.</summary>
/// <param name="run">Runs the job: rows, seed, cancellation.</param>
internal sealed class ExternalFit(Func<int, ulong, CancellationToken, (Table Table, JobResult Result)> run) : IFittedGenerator, ITold
{
    /// <inheritdoc/>
    public JsonObject? Told { get; private set; }

    /// <inheritdoc/>
    public Table Sample(int rows, ulong seed, CancellationToken cancellation = default)
    {
        (Table table, JobResult result) = run(rows, seed, cancellation);
        Told = result.Told;
        return table;
    }
}
