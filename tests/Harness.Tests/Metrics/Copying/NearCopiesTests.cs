using Harness.Datasets;
using Harness.Metrics;
using Harness.Metrics.Copying;
using Harness.Random;
using Harness.Tables;

namespace Harness.Tests.Metrics.Copying;

/// <summary>How often near copies are found where there are none, and where there are, over many tables of a known law.</summary>
public class NearCopiesTests
{
    private static readonly NearestEvaluator Evaluator = new();

    public static TheoryData<string> Honest => ["fresh numbers", "fresh labels", "fresh mixed", "less variance", "much less variance", "frequent labels", "wide", "grid"];

    [Theory, MemberData(nameof(Honest))]
    public void Sim(string kind)
    {
        const int Tries = 600;
        int[] found = new int[4];
        double share = 0, reference = 0;
        for (int i = 0; i < Tries; i++)
        {
            (Dataset dataset, Table synthetic) = Make(kind, new RandomStream((ulong)i).Fork(kind));
            var r = Evaluator.Evaluate(new PairContext(dataset, synthetic)).OfType<MetricResult.Computed>().ToDictionary(x => x.Id);
            var near = r["near-copy-share"];
            found[0] += near.Comparison!.PValue < 0.01 ? 1 : 0;
            found[1] += near.Comparison!.PValue < 3e-4 ? 1 : 0;
            found[2] += r["holdout-copy-share"].Comparison!.PValue < 0.01 ? 1 : 0;
            found[3] += r["nearest-train-share"].Comparison!.PValue < 0.01 ? 1 : 0;
            share += near.Value / Tries; reference += near.Comparison.Reference / Tries;
        }
        File.AppendAllText("/tmp/w/copy-sim.txt", $"{kind}: p<.01 {found[0]}, p<3e-4 {found[1]}, holdout {found[2]}, nearest {found[3]} of {Tries}; {share:0.0000} {reference:0.0000}\n");
    }

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.03)]
    public void Copies(double part)
    {
        int found = 0, holdout = 0, tries = 200;
        for (int i = 0; i < tries; i++)
        {
            RandomStream stream = new RandomStream((ulong)i).Fork("copies");
            Dataset dataset = CopyingTables.Dataset((n, s) => CopyingTables.Normals(n, s), stream);
            Table fresh = CopyingTables.Normals(750, stream.Fork("fresh"));
            found += Evaluator.Evaluate(new PairContext(dataset, CopyingTables.Jittered(fresh, dataset.Train, (int)(part * 750), 0.02, stream))).OfType<MetricResult.Computed>().Single(r => r.Id == "near-copy-share").Comparison!.PValue < 3e-4 ? 1 : 0;
            holdout += Evaluator.Evaluate(new PairContext(dataset, CopyingTables.Jittered(fresh, dataset.Holdout, (int)(part * 750), 0.02, stream))).OfType<MetricResult.Computed>().Single(r => r.Id == "holdout-copy-share").Comparison!.PValue < 3e-4 ? 1 : 0;
        }
        File.AppendAllText("/tmp/w/copy-sim.txt", $"copies {part}: {found} holdout {holdout} of {tries}\n");
    }

    private static (Dataset Dataset, Table Synthetic) Make(string kind, RandomStream stream)
    {
        RandomStream own = stream.Fork("synthetic");
        return kind switch
        {
            "fresh numbers" => (CopyingTables.Dataset((n, s) => CopyingTables.Normals(n, s), stream), CopyingTables.Normals(750, own)),
            "less variance" => (CopyingTables.Dataset((n, s) => CopyingTables.Normals(n, s), stream), CopyingTables.Normals(750, own, Math.Sqrt(0.7))),
            "much less variance" => (CopyingTables.Dataset((n, s) => CopyingTables.Normals(n, s), stream), CopyingTables.Normals(750, own, 0.7)),
            "fresh labels" => (CopyingTables.Dataset((n, s) => CopyingTables.Labels(n, s), stream), CopyingTables.Labels(750, own)),
            "frequent labels" => (CopyingTables.Dataset((n, s) => CopyingTables.Labels(n, s), stream), CopyingTables.Labels(750, own, 1.5)),
            "wide" => (CopyingTables.Dataset((n, s) => Wide(n, s), stream), Wide(750, own)),
            "grid" => (CopyingTables.Dataset((n, s) => Grid(CopyingTables.Normals(n, s)), stream), Grid(CopyingTables.Normals(750, own))),
            _ => (CopyingTables.Dataset((n, s) => KnownDistribution.Sample(n, s.Bits(0)), stream), KnownDistribution.Sample(750, own.Bits(0))),
        };
    }
    private static Table Grid(Table t) => new(t.Columns.Select(c => new NumericColumn(c.Schema, [.. ((NumericColumn)c).Values.ToArray().Select(v => Math.Round(v * 5))])));
    private static Table Wide(int n, RandomStream s) => new(Enumerable.Range(0, 5).SelectMany(k => CopyingTables.Normals(n, s.Fork(100 + k)).Columns.Select(c => new NumericColumn(new ColumnSchema($"{k}{c.Name}", ColumnKind.Numerical), [.. ((NumericColumn)c).Values]))));
}
