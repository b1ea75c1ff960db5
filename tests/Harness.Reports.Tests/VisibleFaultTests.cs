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

    /// <summary>Every second row is closed three days later, and the gaps of older people are strewn: no column and no correlation shows it, and the text says what it is.</summary>
    [Fact]
    public void Days_between_two_dates_and_gaps_that_depend_on_an_age_are_told()
    {
        Dataset dataset = Dataset.Of(Visits(1), Visits(2));

        GateResult later = Judge(dataset, Visits(3, later: 3));
        GateResult strewn = Judge(dataset, Visits(3, areStrewn: true));

        Assert.Contains("Worst relation: opened × closed, KS statistic of differences 0.", later.ToText(1000), StringComparison.Ordinal);
        Assert.Matches(@"Worst relation: income × age, gap dependence error 0\.\d+ \(at most 0\.\d+\): income is missing in \d+ % of the rows where .*age.*, in \d+ % of train's\.", strewn.ToText(1000));
        Assert.NotEqual(BarVerdict.Missed, Judge(dataset, Visits(3)).Bar);
    }

    /// <summary>Where every tenth row has a zone of its own, fresh rows have some that no real row has: they are no fault, and more of them are one.</summary>
    [Fact]
    public void Labels_that_fresh_rows_may_lack_are_no_fault()
    {
        Dataset dataset = Dataset.Of(Zones(1, 0.1), Zones(2, 0.1));

        GateResult fresh = Judge(dataset, Zones(3, 0.1));
        GateResult more = Judge(dataset, Zones(3, 0.5));

        Assert.DoesNotContain("no real row has", fresh.ToText(1000), StringComparison.Ordinal);
        Assert.NotEqual(BarVerdict.Missed, fresh.Bar);
        Assert.Contains("labels that no real row has, in 5", more.ToText(1000), StringComparison.Ordinal);
        Assert.Equal(BarVerdict.Missed, more.Bar);

        static Table Zones(ulong seed, double share)
        {
            RandomStream stream = new(seed);
            return new Table(
            [
                CategoricalColumn.FromLabels(new ColumnSchema("zone", ColumnKind.Categorical), [.. Enumerable.Range(0, Rows).Select(i => stream.Fork("rare").Uniform((ulong)i) < share ? $"zone {seed} {i}" : i % 3 == 0 ? "north" : "south")]),
                new NumericColumn(new ColumnSchema("fare", ColumnKind.Numerical), [.. Enumerable.Range(0, Rows).Select(i => Math.Round(50 * stream.Fork("fare").Uniform((ulong)i), 2))]),
            ]);
        }
    }

    private static Table Visits(ulong seed, int later = 0, bool areStrewn = false)
    {
        RandomStream stream = new(seed);
        var format = new DateTimeFormat("%Y-%m-%d");
        DateTime[] opened = [.. Enumerable.Range(0, 1000).Select(i => new DateTime(2022, 1, 1).AddDays(stream.Fork("opened").Index((ulong)i, 700)))];
        double[] ages = [.. opened.Select((_, i) => Math.Floor(20 + 50 * stream.Fork("age").Uniform((ulong)i)))];
        return new Table(
        [
            new DateTimeColumn(new ColumnSchema("opened", ColumnKind.DateTime, format), [.. opened.Select(d => d.Ticks)]),
            new DateTimeColumn(new ColumnSchema("closed", ColumnKind.DateTime, format), [.. opened.Select((d, i) => d.AddDays(1 + (int)(-4 * Math.Log(stream.Fork("days").OpenUniform((ulong)i))) + i % 2 * later).Ticks)]),
            new NumericColumn(new ColumnSchema("age", ColumnKind.Numerical), ages),
            new NumericColumn(new ColumnSchema("income", ColumnKind.Numerical), [.. ages.Select((age, i) => stream.Fork("gap").Uniform((ulong)i) < (areStrewn ? 0.225 : age < 45 ? 0.4 : 0.05) ? double.NaN : Math.Round(3000 * stream.Fork("income").OpenUniform((ulong)i)))]),
        ]);
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
