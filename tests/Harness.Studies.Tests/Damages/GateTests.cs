using System.Collections.Concurrent;
using Harness.Arbitraries;
using Harness.Arbitraries.Damages;
using Harness.Datasets;
using Harness.Random;
using Harness.Tables;

namespace Harness.Studies.Tests.Damages;

/// <summary>
/// A part of what <c>docs/gate.md</c> measures, small enough for every run: fresh real rows miss no limit, and each promised damage at its strongest is
/// caught by the bar, by its name. No models are trained here.
/// </summary>
public sealed class GateTests
{
    private const int Rows = 1000;
    private const int Splits = 2;

    private static readonly ConcurrentDictionary<(string, int), Lazy<(FreshHalf Half, GateUnderTest Gate)>> Open = new();

    public static TheoryData<string, int> Fresh => new MatrixTheoryData<string, int>([.. Repository.Datasets], [.. Enumerable.Range(0, Splits)]);

    public static TheoryData<string> Promised => [.. DamageCatalogue.All.Where(d => d.PromisedByBar is not null).Select(d => d.Id)];

    [Theory, MemberData(nameof(Fresh))]
    public void Fresh_real_rows_miss_no_limit(string dataset, int split)
    {
        (FreshHalf half, GateUnderTest gate) = Judge(dataset, split);

        Assert.Empty(gate.Judge([half.Fresh]).Missed);
    }

    [Theory, MemberData(nameof(Promised))]
    public void A_strong_damage_is_caught_by_its_name(string id)
    {
        Damage damage = DamageCatalogue.Find(id);
        (FreshHalf half, GateUnderTest gate) = new[] { MadeTables.Mixed, MadeTables.Xor, MadeTables.Square, MadeTables.Clusters, MadeTables.Rules }
            .Select(name => Judge(name, 0))
            .First(o => damage.Targets(o.Half.Damages).Any());
        DamageTarget target = damage.Targets(half.Damages).First();
        Table damaged = damage.Apply(half.Fresh, half.Damages, target, damage.Strengths[^1], new RandomStream(1))!;

        IReadOnlyList<Finding> missed = gate.Judge([damaged]).Missed;

        Assert.True(missed.Any(f => damage.IsNamedBy(target, f)), $"{damage.At(damage.Strengths[^1])}, {target.Label} of {half.Dataset.Name}: {(missed.Count == 0 ? "not caught" : string.Join(", ", missed))}");
    }

    // The frames of a split cost seconds; all tests of it share them.
    private static (FreshHalf Half, GateUnderTest Gate) Judge(string name, int split) => Open.GetOrAdd((name, split), _ => new Lazy<(FreshHalf, GateUnderTest)>(() =>
    {
        bool isMade = MadeTables.Names.Contains(name);
        FreshHalf half = isMade ? FreshHalf.Of(MadeTables.Create(name, 3 * Rows), split, Rows) : FreshHalf.Of(DatasetReader.Read(Repository.Dataset(name)), split);
        return (half, new GateUnderTest(half.Dataset, Evaluators.Default, Path.Combine(Repository.Root, "thresholds.json")));
    })).Value;
}
