using Harness.Arbitraries.Damages;
using Harness.Datasets;
using Harness.Generators;
using Harness.Random;
using Harness.Tables;

namespace Harness.Benchmarks.Gate;

/// <summary>The comparison with a snapshot on other seeds of the same generator, and on the same tables damaged.</summary>
internal static class SnapshotStudy
{
    private const int Seeds = 3;
    private const ulong FirstOther = 1001;

    /// <summary>Measures.</summary>
    /// <param name="options">What.</param>
    /// <param name="study">The name of the results.</param>
    /// <param name="damages">The damages; none for sound tables alone.</param>
    /// <param name="cancellation">Ends the work; whole triples are kept.</param>
    public static void Run(GateOptions options, string study, IReadOnlyList<Damage> damages, CancellationToken cancellation)
    {
        var results = new GateResults(options.Results, study);
        var jobs = new List<(string Name, Func<IEnumerable<JudgedTable>> Work)>();
        foreach (Dataset dataset in GatePools.Whole(options))
        {
            var gate = new Lazy<GateUnderTest>(() => new GateUnderTest(dataset, options.Evaluators, options.Thresholds));
            var real = new Lazy<DamageContext>(() => new DamageContext(dataset));
            foreach (IGenerator generator in FastGenerators.Of(options.Generators))
            {
                string name = $"{dataset.Name}-{generator.Info.Id}";
                IReadOnlySet<int> there = results.Open(name, options.Keeps);
                var baseline = new Lazy<object>(() => gate.Value.Baseline(generator, options.Snapshots, seed => Make(generator, dataset, seed), cancellation));
                jobs.AddRange(Enumerable.Range(0, options.Repeats).Where(i => !there.Contains(i)).Select(i => (name, (Func<IEnumerable<JudgedTable>>)(() => Judge(gate.Value, real.Value, baseline.Value, generator, i, damages, cancellation)))));
            }
        }

        GateProgress.Run(jobs, results, cancellation);
    }

    private static IEnumerable<JudgedTable> Judge(GateUnderTest gate, DamageContext real, object baseline, IGenerator generator, int repeat, IReadOnlyList<Damage> damages, CancellationToken cancellation)
    {
        Table[] sound = [.. Enumerable.Range(0, Seeds).Select(i => Make(generator, gate.Dataset, FirstOther + (ulong)(Seeds * repeat + i)))];
        RandomStream stream = new RandomStream(4).Fork(gate.Dataset.Name).Fork(repeat);
        var judged = new List<JudgedTable> { Of("", 0, DamageTarget.Rows, sound) };
        foreach (Damage damage in damages)
        {
            if (DamageTargets.Choose(damage, real, repeat) is not { } target)
            {
                continue;
            }

            foreach (double strength in damage.Strengths)
            {
                Table?[] damaged = [.. sound.Select((table, seed) => damage.Apply(table, real, target, strength, stream.Fork(seed)))];
                if (Array.TrueForAll(damaged, t => t is not null))
                {
                    judged.Add(Of(damage.Id, strength, target, [.. damaged.OfType<Table>()]));
                }
            }
        }

        return judged;

        JudgedTable Of(string damage, double strength, DamageTarget target, Table[] tables) =>
            new(gate.Dataset.Name, gate.Dataset.Train.RowCount, generator.Info.Id, repeat, damage, strength, target, gate.Worse(baseline, generator, tables, cancellation));
    }

    private static Table Make(IGenerator generator, Dataset dataset, ulong seed) =>
        generator.Fit(dataset.Train, new FitContext { Seed = seed, Target = dataset.Target, Rules = dataset.Rules }).Sample(dataset.Train.RowCount, seed);
}
