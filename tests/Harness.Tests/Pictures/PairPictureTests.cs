using System.Text.Json;
using System.Text.Json.Serialization;
using FsCheck.Xunit;
using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Metrics;
using Harness.Pictures;
using Harness.Random;
using Harness.Tables;

namespace Harness.Tests.Pictures;

/// <summary>What holds for the whole picture of any pair: shares are shares, nothing rare is named, and the cache gives back what it was given.</summary>
public class PairPictureTests
{
    // As the cache of a study writes.
    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public static TheoryData<string> Odd => [.. OddTables.Names, "500 labels", "±1e300", "far outside", "first and last dates", "collinear"];

    [Property]
    public void Any_pair_is_drawn(ulong seed)
    {
        (Dataset dataset, Table[] synthetic) = Case(seed);
        Check(dataset, synthetic);
    }

    [Theory]
    [MemberData(nameof(Odd))]
    public void An_odd_table_is_drawn(string name)
    {
        Table table = name switch
        {
            "500 labels" => new([Labels("c", 3_000, i => $"rare or not {(i < 2_000 ? i % 400 : 400 + i % 100)}"), Labels("d", 3_000, i => i < 4 ? "RARE" : i % 2 == 0 ? "a" : null)]),
            "±1e300" => new([Numbers("x", 60, i => i % 2 == 0 ? 1e300 : -1e300), Numbers("y", 60, i => i), Numbers("z", 60, i => i * 1e298)]),
            "first and last dates" => new([Dates("d", 60, i => i % 2 == 0 ? DateTime.MinValue.AddDays(i) : DateTime.MaxValue.AddDays(-i + 1)), Dates("e", 60, i => new DateTime(9992, 1, 1).AddDays(i * 49)), Dates("f", 60, _ => DateTime.MaxValue)]),
            "far outside" or "collinear" => new([Numbers("x", 60, i => i * 1.37), Numbers("y", 60, i => i * 2.74), Labels("c", 60, i => $"{i % 3}")]),
            _ => OddTables.Of(name),
        };
        Dataset dataset = RandomTables.Dataset(table);
        Check(dataset, [table, table.Take([0])]);
        if (name == "far outside")
        {
            Check(dataset, [new([Numbers("x", 60, i => -1e306 * i), Numbers("y", 60, _ => double.NaN), Labels("c", 60, _ => null)])]);
        }
    }

    /// <summary>By hand: of 100 rows 60 have the target 0, then 1 to 40; the fifths begin at 0, 0, 1 and 21, so that three groups have a value.</summary>
    [Fact]
    public void Groups_of_a_target_with_ties_are_told_apart()
    {
        Table table = new([Numbers("x", 100, i => i), Numbers("y", 100, i => i * i % 17), Numbers("t", 100, i => Math.Max(0, i - 59))]);
        AxesPicture picture = AxesPicture.Of(Dataset.Of(table, table, target: "t", name: "ties"), table)!;

        Assert.Equal(["below 1", "1 to 21", "21 and more"], picture.Groups);
        Assert.Equal([0, 1, 2], picture.Real.Select(p => p.Group).Distinct().Order());
    }

    [Fact]
    public void Groups_of_a_target_of_near_numbers_have_as_many_digits_as_tell_them_apart()
    {
        Table table = new([Numbers("x", 100, i => i), Numbers("y", 100, i => i * i % 17), Numbers("t", 100, i => 100_000 + i)]);

        Assert.Equal(["below 100020", "100020 to 100040", "100040 to 100060", "100060 to 100080", "100080 and more"], AxesPicture.Of(Dataset.Of(table, table, target: "t", name: "near"), table)!.Groups);
    }

    [Fact]
    public void A_label_of_fewer_than_five_real_rows_is_named_nowhere()
    {
        Table table = new([Labels("c", 900, i => i < 880 ? $"usual {i % 3}" : $"hidden {i % 7}"), Numbers("x", 900, i => i % 17), Labels("t", 900, i => i % 300 == 0 ? "hidden t" : $"usual {i % 2}")]);
        foreach (string target in (string[])["c", "t", "x"])
        {
            Dataset dataset = RandomTables.Dataset(table, target);
            PairPicture picture = Check(dataset, [table, table.Take([.. Enumerable.Range(0, 30)])]);

            Assert.DoesNotContain("hidden", JsonSerializer.Serialize(picture, Options), StringComparison.Ordinal);
            Assert.Equal(7, picture.Columns[0].Labels!.Rows.Single(r => r.Kind == LabelPicture.RowKind.Others).Labels);
        }
    }

    [Fact]
    public void New_labels_are_named_up_to_two_and_lost_ones_where_they_are_frequent()
    {
        CategoricalColumn real = Labels("c", 104, i => i < 50 ? "a" : i < 100 ? "b" : "rare");
        LabelPicture Draw(params string?[] labels) => LabelPicture.Of(real, [Labels("c", labels.Length, i => labels[i])]);

        LabelPicture two = Draw("a", "n2", "n1", null);
        Assert.Equal(["n1", "n2"], two.New.AsEnumerable());
        Assert.Equal(2, two.NewCount);
        Assert.Equal(["b"], two.Lost.AsEnumerable());
        Assert.Equal(1, two.LostUnnamed);
        Assert.Equal([LabelPicture.RowKind.Label, LabelPicture.RowKind.Label, LabelPicture.RowKind.Others, LabelPicture.RowKind.New, LabelPicture.RowKind.Missing], two.Rows.Select(r => r.Kind));
        Assert.Equal([0.25, 0, 0, 0.5, 0.25], two.Rows.Select(r => r.Synthetic[0]));
        Assert.Empty(Draw("n1", "n2", "n3").New);
        Assert.Equal(3, Draw("n1", "n2", "n3").NewCount);
    }

    /// <summary>
    /// Of 100 rows, 5 have a label of their own and 3 pairs share one: 5 of a hundred more, and three deviations of √16 rows, may have labels that these lack. In NumPy, over 4000 pairs of tables of each
    /// of eight columns (30 to 5000 labels, 60 to 1500 rows), .0 to .8 % were beyond.
    /// </summary>
    [Fact]
    public void New_labels_are_expected_where_many_occur_once()
    {
        CategoricalColumn rare = Labels("c", 100, i => i < 5 ? $"own {i}" : i < 11 ? $"two {(i - 5) / 2}" : "a");
        CategoricalColumn declared = CategoricalColumn.FromLabels(rare.Schema with { Declared = new DeclaredValues { Labels = new DeclaredLabels(["a"]) } }, [.. Enumerable.Range(0, 100).Select(rare.Format)]);

        Assert.Equal(0.17, LabelPicture.Of(rare, [rare]).Unseen, 1e-12);
        Assert.Equal(0, LabelPicture.Of(declared, [rare]).Unseen);
        Assert.Equal(0, LabelPicture.Of(Labels("c", 100, i => i % 2 == 0 ? "a" : "b"), [rare]).Unseen);
    }

    [Fact]
    public void Collinear_numbers_lie_within_the_frame()
    {
        Table table = new([Numbers("x", 60, i => i * 1.37), Numbers("y", 60, i => i * 2.74)]);
        Dataset dataset = TableMaps.Dataset(table, table, table);
        var picture = AxesPicture.Of(dataset, table.WithRowsPermuted(3))!;

        Assert.Null(AxesPicture.Of(RandomTables.Dataset(table, "y"), table));
        Assert.Equal(1, picture.Shares[0], 1e-12);
        Assert.Equal(0, picture.Shares[1], 1e-12);
        Assert.Equal((0, 0), (picture.RealOutside, picture.SyntheticOutside));
        Assert.Equal(picture.Real.Select(p => (p.X, p.Rows)), picture.Synthetic.Select(p => (p.X, p.Rows)));
        Assert.Single(picture.Real.Select(p => p.Y).Distinct());
    }

    [Theory]
    [InlineData(0.001)]
    [InlineData(0)]
    public void Axes_without_spread_of_the_middle_still_hold_the_rows(double outliers)
    {
        Table table = new([Numbers("x", 4_000, i => i < 4_000 * outliers ? i + 1 : 0), Numbers("y", 4_000, i => i < 4_000 * outliers ? 3 - i : 0), Numbers("z", 4_000, i => i % 2)]);
        Dataset dataset = TableMaps.Dataset(table, table, table);
        var picture = AxesPicture.Of(dataset, table);

        Assert.Equal(outliers > 0, picture is not null);
        Assert.InRange(picture?.RealOutside ?? 0, 0, 40);
        Assert.Equal(picture?.RealOutside, picture?.SyntheticOutside);
    }

    [Property(MaxTest = 50)]
    public void The_order_of_rows_does_not_matter(ulong seed)
    {
        (Dataset dataset, Table[] synthetic) = Case(seed);
        var one = PairPicture.Of(new DatasetContext(dataset.Map(t => t)), synthetic);
        var other = PairPicture.Of(new DatasetContext(dataset.Map(t => t.WithRowsPermuted(seed))), [.. synthetic.Select(t => t.WithRowsPermuted(seed + 1))]);

        foreach ((ColumnPicture a, ColumnPicture b) in one.Columns.Zip(other.Columns))
        {
            Assert.Equal(Json(a), Json(b));
        }

        Assert.Equal(Json(one.Nearness), Json(other.Nearness));
        Assert.Equal(one.Whole is null, other.Whole is null);
        Assert.All(one.Whole?.Shares ?? [], (s, i) => Assert.Equal(s, other.Whole!.Shares[i], 1e-9));
        var links = other.Links.Links.ToDictionary(l => Key(other.Links, l));
        Assert.Equal(one.Links.Links.Count, links.Count);
        Assert.All(one.Links.Links, l => Assert.Equal(l.Real, links[Key(one.Links, l)].Real, 1e-9));

        static string Key(LinkPicture picture, LinkPicture.Link link) => string.Join(' ', new[] { picture.Columns[link.First], picture.Columns[link.Second] }.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Copies_are_at_no_distance_and_distances_ascend()
    {
        Dataset dataset = DatasetReader.Read(Repository.Dataset("iris"));
        var picture = NearnessPicture.Of(new DatasetContext(dataset), [dataset.Train, dataset.Holdout], CancellationToken.None)!;

        Assert.All(picture.Synthetic[0], d => Assert.Equal(0, d));
        Assert.Equal(picture.Fresh, picture.Synthetic[1]);
        Assert.Equal(101, picture.Fresh.Count);
        Assert.Equal(picture.Fresh.Order(), picture.Fresh);
        Assert.InRange(picture.Fresh[^1], 0.01, 1);
    }

    private static PairPicture Check(Dataset dataset, Table[] synthetic)
    {
        var picture = PairPicture.Of(new DatasetContext(dataset), synthetic);
        string json = Json(picture);
        Assert.Equal(json, Json(JsonSerializer.Deserialize<PairPicture>(json, Options)));
        Assert.Equal(dataset.Train.Schema.Select(c => c.Name), picture.Columns.Select(c => c.Name));
        Assert.All(picture.Columns.Where(c => c.Labels is not null), c => Check(c.Labels!, dataset.Train[c.Name], [.. synthetic.Select(t => t[c.Name])]));
        Assert.All(picture.Columns.Where(c => c.Number is not null), c => Check(c.Number!, [.. synthetic.Select(t => ((QuantitativeColumn)t[c.Name]).Present().Length)]));
        Assert.All(picture.WorstLinks, c =>
        {
            Assert.Equal((c.UpAxis.Count, c.AcrossAxis.Count), (c.Real.Count, c.Real[0].Count));
            CheckSum(c.Real.SelectMany(r => r), mayBeNothing: true);
            Assert.All(c.Synthetic.SelectMany(r => r), s => Assert.InRange(s, 0, 1 + 1e-9));
        });
        if (picture.Whole is { } whole)
        {
            Assert.All(whole.Shares, s => Assert.InRange(s, 0, 1 + 1e-9));
            Assert.Equal(dataset.Train.RowCount, whole.RealOutside + whole.Real.Sum(p => p.Rows));
            Assert.Equal(synthetic[0].RowCount, whole.SyntheticOutside + whole.Synthetic.Sum(p => p.Rows));
            Assert.All(whole.Real.Concat(whole.Synthetic), p => Assert.True(p.X is >= 0 and < AxesPicture.Across && p.Y is >= 0 and < AxesPicture.Up && p.Group < Math.Max(1, whole.Groups.Count)));
        }

        Assert.All(picture.Nearness is { } near ? [near.Fresh, .. near.Synthetic] : Array.Empty<IReadOnlyList<double>>(), d => Assert.All(d, v => Assert.True(double.IsFinite(v))));
        foreach (CategoricalColumn column in dataset.Train.Columns.OfType<CategoricalColumn>().Where(c => c.Schema.IsModelled))
        {
            // Labels of a text that stands in no other word of the picture.
            string[] rare = [.. column.Codes.ToArray().Where(c => c >= 0).GroupBy(c => c).Where(g => g.Count() < 5).Select(g => column.Levels[g.Key])];
            string[] named = [.. NamesOf(picture, column.Name, dataset.Target)];
            Assert.Empty(rare.Intersect(named, StringComparer.Ordinal));
        }

        return picture;
    }

    private static IEnumerable<string> NamesOf(PairPicture picture, string column, string? target)
    {
        LabelPicture? labels = picture.Columns.Single(c => c.Name == column).Labels;
        return
        [
            .. labels?.Rows.Where(r => r.Kind == LabelPicture.RowKind.Label).Select(r => r.Label) ?? [],
            .. labels?.Lost ?? [],
            .. labels?.New ?? [],
            .. picture.WorstLinks.Where(l => l.Across == column).SelectMany(l => Named(l.AcrossAxis)),
            .. picture.WorstLinks.Where(l => l.Up == column).SelectMany(l => Named(l.UpAxis)),
            .. column == target ? picture.Whole?.Groups ?? [] : [],
        ];

        static IEnumerable<string> Named(CellAxis axis) => axis.Labels.SkipLast(axis.HasOthers ? 1 : 0);
    }

    private static void Check(LabelPicture labels, Column real, Column[] synthetic)
    {
        Assert.InRange(labels.Rows.Count(r => r.Kind == LabelPicture.RowKind.Label), 0, 12);
        CheckSum(labels.Rows.Select(r => r.Real), real.Length == 0);
        Assert.All(synthetic, (s, seed) => CheckSum(labels.Rows.Select(r => r.Synthetic[seed]), s.Length == 0));
        Assert.Equal(labels.Levels, labels.Rows.Where(r => r.Kind is LabelPicture.RowKind.Label or LabelPicture.RowKind.Others).Sum(r => r.Labels));
    }

    private static void Check(NumberPicture number, int[] present)
    {
        Assert.All(number.Edges.Skip(1), (e, i) => Assert.True(e > number.Edges[i]));
        CheckSum(number.Real, mayBeNothing: false);
        Assert.All(number.Synthetic, (s, seed) => CheckSum(s, present[seed] == 0));
        Assert.All(number.Months.Concat(number.InTenths), (s, i) => CheckSum(s, i % (present.Length + 1) > 0 && present[i % (present.Length + 1) - 1] == 0));
        Assert.All(number.Spikes, s => Assert.True(Math.Max(s.Real, s.Synthetic.Max()) > 0.05));
    }

    private static void CheckSum(IEnumerable<double> shares, bool mayBeNothing)
    {
        double[] all = [.. shares];
        Assert.All(all, s => Assert.InRange(s, 0, 1 + 1e-9));
        Assert.True(Math.Abs(all.Sum() - 1) < 1e-9 || (mayBeNothing && all.Sum() == 0), $"the shares sum to {all.Sum()}");
    }

    private static (Dataset Dataset, Table[] Synthetic) Case(ulong seed)
    {
        Dataset dataset = RandomTables.Dataset(seed, new RandomStream(seed).Index(0, 4) == 0 ? 1 + new RandomStream(seed).Index(1, 12) : null);
        TableSchema schema = RandomTables.Schema(seed);
        return (dataset.Train.RowCount > 0 ? dataset : TableMaps.Dataset(dataset.Real, dataset.Real, dataset.Real), [.. Enumerable.Range(1, 1 + new RandomStream(seed).Index(2, 3)).Select(i => RandomTables.Table(schema, seed + (ulong)i))]);
    }

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, Options);

    private static NumericColumn Numbers(string name, int rows, Func<int, double> value) => new(new(name, ColumnKind.Numerical), [.. Enumerable.Range(0, rows).Select(value)]);

    private static CategoricalColumn Labels(string name, int rows, Func<int, string?> value) => CategoricalColumn.FromLabels(new(name, ColumnKind.Categorical), [.. Enumerable.Range(0, rows).Select(value)]);

    private static DateTimeColumn Dates(string name, int rows, Func<int, DateTime> value) => new(new(name, ColumnKind.DateTime, new DateTimeFormat("%Y-%m-%d %H:%M:%S")), [.. Enumerable.Range(0, rows).Select(i => value(i).Ticks)]);
}
