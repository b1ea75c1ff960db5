using Harness.Datasets;
using Harness.Random;
using Harness.Studies.Gate;
using Harness.Tables;

namespace Harness.Reports.Tests;

/// <summary>What anybody who looks at a table sees at once: a label that is gone, and dates in the wrong order. The bar refuses it, and the text says what it is.</summary>
public class VisibleFaultTests
{
    private const int Rows = 700;

    [Fact]
    public void A_lost_label_and_broken_dates_miss_the_bar_and_fresh_rows_do_not()
    {
        Dataset dataset = Dataset.Of(Loans(1, "boat", broken: 0), Loans(2, "boat", broken: 0).Take([.. Enumerable.Range(0, 233)]));

        GateResult lost = Judge(dataset, Loans(3, "car", broken: 0));
        GateResult broken = Judge(dataset, Loans(3, "boat", broken: 35));

        Assert.Equal(["lost-label-share-worst"], Missed(lost));
        Assert.Contains("(at most 0.005), lost: boat (13 of 700 rows).", Line(lost), StringComparison.Ordinal);
        Assert.Equal(["found-rule-violations-worst"], Missed(broken));
        Assert.Contains("Broken rules that were found, worst (opened ≤ closed): 0.05 (at most 0.004).", Line(broken), StringComparison.Ordinal);
        Assert.Empty(Missed(Judge(dataset, Loans(3, "boat", broken: 0))));

        static string[] Missed(GateResult gate) => [.. gate.Verdicts.Where(v => v.Verdict == Verdict.Fail).Select(v => v.Score.Descriptor.Id)];
        static string Line(GateResult gate) => gate.ToText(1000);
    }

    private static GateResult Judge(Dataset dataset, Table table) => Evaluation.Run(dataset, table, new EvaluationOptions { Progress = null }).Judge();

    private static Table Loans(ulong seed, string rare, int broken)
    {
        RandomStream stream = new(seed);
        double[] u = [.. Enumerable.Range(0, Rows).Select(i => stream.Uniform((ulong)i))];
        var format = new DateTimeFormat("%Y-%m-%d");
        long[] opened = [.. u.Select(v => new DateTime(2015, 1, 1).AddDays((int)(2500 * v)).Ticks)];
        long[] closed = [.. opened.Select((t, i) => new DateTime(t).AddDays(i % 20 == 7 && broken > 0 ? -30 : i * 7 % 720).Ticks)];
        return new Table(
        [
            CategoricalColumn.FromLabels(new ColumnSchema("purpose", ColumnKind.Categorical), [.. u.Select((_, i) => i % 50 == 3 && i < 650 ? rare : i % 3 == 0 ? "car" : i % 3 == 1 ? "home" : "debt")]),
            new DateTimeColumn(new ColumnSchema("opened", ColumnKind.DateTime, format), opened),
            new DateTimeColumn(new ColumnSchema("closed", ColumnKind.DateTime, format), closed),
        ]);
    }
}
