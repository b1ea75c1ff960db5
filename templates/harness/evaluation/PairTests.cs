using Harness.Testing;

namespace Judged;

/// <summary>Does this synthetic table hold up as a substitute for the real one? One row per pair of dataset and generator.</summary>
public sealed class PairTests(Composition study)
{
    [Theory]
    [Pairs]
    public Task Holds_up(string dataset, string generator) =>
        study.CheckAsync(dataset, generator, TestContext.Current.CancellationToken);

    [Fact]
    public void Every_snapshot_belongs_to_a_pair() => study.CheckDanglingSnapshots();
}
