using FsCheck.Xunit;
using Harness.Datasets.Rules;
using Harness.Metrics.Rules;
using Harness.Random;
using Harness.Tables;

namespace Harness.Tests.Metrics.Rules;

/// <summary>The search for ranges is held against its definition, written down plainly, and at its bounds against tables counted by hand.</summary>
public class BandSearchByDefinitionTests
{
    /// <summary>
    /// For every number and every label that it is not one of: the labels of 30 rows and more whose range would leave
    /// out 20 rows by chance, unless too many values are alone at an end.
    /// </summary>
    [Property(MaxTest = 15)]
    public void What_is_found_is_what_the_definition_says(ulong seed)
    {
        RandomStream stream = new(seed);
        int rows = 1000 + stream.Index(0, 2500);
        int[][] labels = [.. Enumerable.Range(0, 2).Select(c => Drawn(stream.Fork("label").Fork(c), rows))];
        double[][] numbers = [.. Enumerable.Range(0, 3).Select(c => Numbers(stream.Fork("number").Fork(c), labels[c % 2]))];
        var table = new Table([Words("a", labels[0]), SmallTables.Numbers("x", numbers[0]), Few("b", labels[1]), SmallTables.Numbers("y", numbers[1]), SmallTables.Numbers("z", numbers[2])]);
        var candidates = new RuleCandidates(64);

        BandSearch.In(new RealColumns(table), candidates, TestContext.Current.CancellationToken);

        (string Label, string Number, string Bands, int Singles)[] expected =
        [
            .. from n in Enumerable.Range(0, 3)
               from l in Enumerable.Range(0, 2)
               let rule = Defined(labels[l], numbers[n], new ColumnSchema("xyz"[n].ToString(), ColumnKind.Numerical))
               where rule is not null
               select ("ab"[l].ToString(), "xyz"[n].ToString(), string.Join(", ", rule.Value.Bands), rule.Value.Singles),
        ];
        Assert.Equal(expected, candidates.Kept.Cast<BandRule>().Select(r => (r.Label.Column, r.Number.Name, string.Join(", ", r.Bands), r.Singles)));
        Assert.Equal(3 * labels.Sum(l => l.Max() + 1), candidates.Tried);
    }

    /// <summary>
    /// Of 1,024 numbers one half is about 100, where all others are from 0 to 1: of 40 rows of a from 0 to 1, 20 would be outside by chance, of 39 not so many.
    /// A range of one value holds that value.
    /// </summary>
    [Theory]
    [InlineData(40, 1.0 / 64, 1)]
    [InlineData(39, 1.0 / 64, 0)]
    [InlineData(40, 0, 1)]
    [InlineData(39, 0, 0)]
    public void Twenty_rows_are_outside_by_chance(int rows, double step, int rules)
    {
        double[] numbers = [.. Enumerable.Range(0, 1024).Select(i => i < 512 ? i % 32 * step : 100 + i % 32)];

        BandRule[] found = Found(Words("g", [.. Enumerable.Range(0, 1024).Select(i => i < rows ? 1 : 2)]), SmallTables.Numbers("x", numbers));

        Assert.Equal(rules, found.Length);
        Assert.All(found, rule => Assert.Equal([1], rule.Bands.Select(b => b.Kind)));
    }

    /// <summary>Three quarters of the numbers are elsewhere: 29 rows too would have more than 20 outside by chance.</summary>
    [Theory]
    [InlineData(30, 1)]
    [InlineData(29, 0)]
    public void Thirty_rows_of_a_label_are_needed(int rows, int rules)
    {
        double[] numbers = [.. Enumerable.Range(0, 1200).Select(i => (i < 300 ? 0 : 100) + i % 15 / 15.0)];

        Assert.Equal(rules, Found(Words("g", [.. numbers.Select((_, i) => i < rows ? 1 : 2)]), SmallTables.Numbers("x", numbers)).Length);
    }

    /// <summary>
    /// Of 3,000 rows two values may be alone at an end, one more could have been; a value that is as far from the others as a tenth of their width is not alone.
    /// </summary>
    [Theory]
    [InlineData(new double[0], new double[0], 0)]
    [InlineData(new[] { -1.0 }, new double[0], 0)]
    [InlineData(new[] { -1.25 }, new double[0], 1)]
    [InlineData(new[] { 11.0 }, new double[0], 0)]
    [InlineData(new[] { 11.25 }, new double[0], 1)]
    [InlineData(new[] { -5.0, 15 }, new double[0], 2)]
    [InlineData(new[] { -5.0 }, new[] { 115.0 }, 2)]
    [InlineData(new[] { -5.0, -5.0, 15, 15 }, new double[0], 0)]
    [InlineData(new[] { 15.0, -5 }, new[] { 115.0 }, null)]
    public void Values_that_are_alone_are_counted_at_both_ends_of_each_range(double[] ofFirst, double[] ofSecond, int? singles)
    {
        // 0 and 10 are among the values of the first label, 100 and 110 among those of the second; the odd ones come last, first and between.
        double[] first = [.. ofFirst, .. Enumerable.Range(0, 1500 - ofFirst.Length).Select(i => i % 41 / 4.0)];
        double[] second = [.. Enumerable.Range(0, 1500 - ofSecond.Length).Select(i => 100 + i % 41 / 4.0)];
        second = [.. second[..700], .. ofSecond, .. second[700..]];
        int[] labels = [.. Enumerable.Repeat(1, 1500), .. Enumerable.Repeat(2, 1500)];

        foreach (bool isTurned in (bool[])[false, true])
        {
            double[] numbers = isTurned ? [.. first.Reverse(), .. second.Reverse()] : [.. first, .. second];

            Assert.Equal(singles is { } count ? [count] : [], Found(Words("g", labels), SmallTables.Numbers("x", numbers)).Select(r => r.Singles));
        }
    }

    /// <summary>With all numbers from 0 on, the range of those from 0 to 10 begins at 0; a number below 0 anywhere lets it begin at −1.</summary>
    [Theory]
    [InlineData(100, 0)]
    [InlineData(-100, -1)]
    public void A_range_begins_below_zero_where_a_number_of_the_column_does(double other, double low)
    {
        double[] numbers = [.. Enumerable.Range(0, 1000).Select(i => i < 500 ? i % 41 / 4.0 : other + i % 11)];

        BandRule rule = Assert.Single(Found(Words("g", [.. Enumerable.Range(0, 1000).Select(i => i < 500 ? 1 : 2)]), SmallTables.Numbers("x", numbers)));

        Assert.Equal(low, rule.Bands.Single(b => b.Kind == 1).Low, 1e-9);
    }

    /// <summary>Of 100, 300 and 600 rows in ranges of their own, 90, 210 and 240 would be outside by chance.</summary>
    [Fact]
    public void The_range_that_leaves_out_most_rows_goes_first()
    {
        int[] labels = [.. Enumerable.Range(0, 1000).Select(i => i < 100 ? 1 : i < 400 ? 2 : 3)];
        BandRule rule = Assert.Single(Found(Words("g", labels), SmallTables.Numbers("x", [.. labels.Select((l, i) => 100.0 * l + i % 12)])));

        Assert.Equal([3, 2, 1], rule.Bands.Select(b => b.Kind));
    }

    /// <summary>All is said of a pair that was told, or that a rule of both columns speaks of; a rule of one of them and another column says nothing of it.</summary>
    [Fact]
    public void What_follows_from_what_was_found_is_not_said_again()
    {
        Column[] columns = [Words("g", Halves), SmallTables.Numbers("x", [.. Halves.Select((l, i) => 100.0 * l + i % 12)])];

        Assert.Single(In(_ => { }));
        Assert.Empty(In(c => c.Tell("x", "g")));
        Assert.Single(In(c => c.Tell("x", "other")));
        Assert.Empty(In(c => c.Keep(new OrderRule(["x", "g"], false))));
        Assert.Single(In(c => c.Keep(new OrderRule(["x", "other"], false))));
        Assert.Single(In(c => c.Keep(new OrderRule(["other", "g"], false))));
        Assert.Empty(In(c =>
        {
            c.Keep(new OrderRule(["other", "g"], false));
            c.Keep(new OrderRule(["x", "g", "other"], false));
        }));

        BandRule[] In(Action<RuleCandidates> before)
        {
            var candidates = new RuleCandidates(64);
            before(candidates);
            BandSearch.In(new RealColumns(new Table(columns)), candidates, TestContext.Current.CancellationToken);
            return [.. candidates.Kept.OfType<BandRule>()];
        }
    }

    /// <summary>A number of up to ten values is a label, and no range of it is looked for; one of more values is no label.</summary>
    [Theory]
    [InlineData(10, new[] { "x beside g", "x beside h" })]
    [InlineData(11, new[] { "g beside h", "x beside h" })]
    public void A_number_of_few_values_is_a_label(int values, string[] pairs)
    {
        double[] g = [.. Halves.Select((l, i) => l == 1 ? 1.0 : 2 + i % (values - 1))];

        BandRule[] found = Found(SmallTables.Numbers("g", g), SmallTables.Numbers("x", [.. Halves.Select((l, i) => 100.0 * l + i % 12)]), Words("h", Halves));

        Assert.Equal(pairs, found.Select(r => $"{r.Number.Name} beside {r.Label.Column}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_search_ends_when_it_is_cancelled()
    {
        var table = new Table([Words("g", Halves), SmallTables.Numbers("x", [.. Halves.Select((l, i) => 100.0 * l + i % 12)])]);

        Assert.Throws<OperationCanceledException>(() => BandSearch.In(new RealColumns(table), new RuleCandidates(64), new CancellationToken(canceled: true)));
    }

    private static int[] Halves => [.. Enumerable.Range(0, 1000).Select(i => i < 500 ? 1 : 2)];

    private static BandRule[] Found(params Column[] columns)
    {
        var candidates = new RuleCandidates(64);
        BandSearch.In(new RealColumns(new Table(columns)), candidates, TestContext.Current.CancellationToken);
        return [.. candidates.Kept.Cast<BandRule>()];
    }

    private static (Band[] Bands, int Singles)? Defined(int[] labels, double[] numbers, ColumnSchema schema)
    {
        double[] all = [.. numbers.Where(v => !double.IsNaN(v))];
        var bands = new List<(Band Band, double Outside)>();
        int singles = 0;
        for (int kind = 0; kind <= labels.Max(); kind++)
        {
            double[] own = [.. numbers.Where((v, i) => labels[i] == kind && !double.IsNaN(v)).Order()];
            if (own.Length >= 30)
            {
                var band = Band.Around(kind, own[0], own[^1], schema, all.All(v => v >= 0));
                double outside = own.Length * (1 - (double)all.Count(v => v >= band.Low && v <= band.High) / all.Length);
                if (outside >= 20)
                {
                    singles += (own[1] - own[0] > 0.1 * (own[^1] - own[1]) ? 1 : 0) + (own[^1] - own[^2] > 0.1 * (own[^2] - own[0]) ? 1 : 0);
                    bands.Add((band, outside));
                }
            }
        }

        return bands.Count > 0 && singles + 1 <= 0.001 * numbers.Length
            ? ([.. bands.OrderByDescending(b => b.Outside).Select(b => b.Band)], singles)
            : null;
    }

    // 0 is missing; the last labels are rare.
    private static int[] Drawn(RandomStream stream, int rows) =>
        [.. Enumerable.Range(0, rows).Select(i => stream.Uniform((ulong)i) is var u && u < 0.05 ? 0 : u > 0.985 ? 5 : 1 + stream.Fork("kind").Index((ulong)i, 4))];

    private static double[] Numbers(RandomStream stream, int[] labels)
    {
        double step = stream.Fork("step").Index(0, 3) * 4;
        double low = stream.Fork("low").Index(0, 2) * -30;
        return
        [
            .. labels.Select((label, i) =>
            {
                double u = stream.Fork("u").Uniform((ulong)i);
                double stray = stream.Fork("stray").Uniform((ulong)i) < 0.0005 ? 30 * (u - 0.5) : 0;
                return stream.Fork("gap").Uniform((ulong)i) < 0.1 ? double.NaN : low + 20 + step * label + Math.Floor(100 * u) / 10 + stray;
            }),
        ];
    }

    private static CategoricalColumn Words(string name, int[] kinds) =>
        SmallTables.Labels(name, kinds.Select(k => k == 0 ? null : $"{name}{k}"));

    private static NumericColumn Few(string name, int[] kinds) => SmallTables.Numbers(name, [.. kinds.Select(k => k == 0 ? double.NaN : 10.0 * k)]);
}
