using Harness.Arbitraries.Damages;
using Harness.Datasets;
using Harness.Random;
using Harness.Tables;

namespace Harness.Benchmarks.Gate;

/// <summary>The bar on tables that it never saw: fresh real rows, and the same rows damaged. All tables of a split share its frames.</summary>
internal static class BarStudy
{
    /// <summary>Measures.</summary>
    /// <param name="options">What.</param>
    /// <param name="study">The name of the results.</param>
    /// <param name="damages">The damages; none for fresh rows alone.</param>
    /// <param name="cancellation">Ends the work; whole splits are kept.</param>
    public static void Run(GateOptions options, string study, IReadOnlyList<Damage> damages, CancellationToken cancellation)
    {
        var results = new GateResults(options.Results, study);
        var jobs = new List<(string Name, Func<IEnumerable<JudgedTable>> Work)>();
        foreach ((Dataset pool, int? rows) in GatePools.Of(options))
        {
            string name = rows is null ? pool.Name : $"{pool.Name}-{rows}";
            IReadOnlySet<int> there = results.Open(name, options.Keeps);
            jobs.AddRange(Enumerable.Range(0, options.Repeats).Where(i => !there.Contains(i)).Select(i => (name, (Func<IEnumerable<JudgedTable>>)(() => Judge(options, FreshHalf.Of(pool, i, rows), i, damages, cancellation)))));
        }

        GateProgress.Run(jobs, results, cancellation);
    }

    private static IEnumerable<JudgedTable> Judge(GateOptions options, FreshHalf half, int repeat, IReadOnlyList<Damage> damages, CancellationToken cancellation)
    {
        var gate = new GateUnderTest(half.Dataset, options.Evaluators, options.Thresholds);
        RandomStream stream = new RandomStream(2).Fork(half.Dataset.Name).Fork(repeat);
        var judged = new List<JudgedTable> { Of("", 0, DamageTarget.Rows, half.Fresh) };
        foreach (Damage damage in damages)
        {
            if (DamageTargets.Choose(damage, half.Damages, repeat) is not { } target)
            {
                continue;
            }

            judged.AddRange(
                from strength in damage.Strengths
                let table = damage.Apply(half.Fresh, half.Damages, target, strength, stream)
                where table is not null
                select Of(damage.Id, strength, target, table));
        }

        return judged;

        JudgedTable Of(string damage, double strength, DamageTarget target, Table table)
        {
            (IReadOnlyList<Finding> missed, int open) = gate.Judge([table], cancellation);
            return new JudgedTable(half.Dataset.Name, half.Dataset.Train.RowCount, "", repeat, damage, strength, target, missed) { Open = open };
        }
    }
}
