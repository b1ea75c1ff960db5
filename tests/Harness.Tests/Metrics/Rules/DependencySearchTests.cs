using FsCheck.Xunit;
using Harness.Metrics.Rules;
using Harness.Random;
using Harness.Tables;

namespace Harness.Tests.Metrics.Rules;

/// <summary>The search for columns that follow from others is held against its definition, and at its bounds against tables counted by hand.</summary>
public class DependencySearchTests
{
    private const int Columns = 5;

    /// <summary>
    /// A column follows from a key where no row has another value than the first of its key, though 20 would if the column had nothing to do with it; keys are
    /// columns of few values, first labels and few numbers and then amounts, and of two columns all is said once one follows from the other.
    /// </summary>
    [Property(MaxTest = 40)]
    public void What_is_found_is_what_the_definition_says(ulong seed)
    {
        RandomStream stream = new(seed);
        int rows = 60 + stream.Index(0, 500);
        int most = stream.Index(1, 5);
        (bool IsNumber, int[] Values)[] columns = [.. Enumerable.Range(0, Columns).Select(c => Made(c, stream, rows))];
        RealColumns real = new(new Table(columns.Select((c, i) => c.IsNumber ? (Column)Numbers(Name(i), c.Values) : Labels(Name(i), c.Values))));
        var candidates = new RuleCandidates(most);

        var search = new DependencySearch(real, candidates);
        search.Run(ofAmounts: false, TestContext.Current.CancellationToken);
        search.Run(ofAmounts: true, TestContext.Current.CancellationToken);

        var kept = new List<string>();
        var told = new HashSet<(int, int)>();
        int[] broken = new int[most + 1];
        int tried = 0;
        (int A, int B)[] pairs = [.. from a in Enumerable.Range(0, Columns) from b in Enumerable.Range(a + 1, Columns - a - 1) select (a, b)];
        foreach ((bool ofAmounts, (int a, int b)) in from ofAmounts in (bool[])[false, true] from pair in pairs select (ofAmounts, pair))
        {
            bool isExact = false;
            foreach ((int key, int other) in ((int, int)[])[(a, b), (b, a)])
            {
                (bool isNumber, int[] keys) = columns[key];
                int[] values = columns[other].Values;
                int distinct = keys.Where(k => k > 0).Distinct().Count();
                if (distinct > rows / 5 || (isNumber && distinct > 50) != ofAmounts || told.Contains((a, b))
                    || keys.Where(k => k > 0).CountBy(k => k).Count(k => k.Value >= 5) < 2)
                {
                    continue;
                }

                tried++;
                int off = Off(keys, values);
                if (off <= most && values.Where((v, i) => v > 0 && keys[i] > 0).Distinct().Count() > 1 && Off(keys, real.Shuffle(values)) >= 20)
                {
                    broken[off]++;
                    isExact |= off == 0;
                    if (off == 0)
                    {
                        kept.Add($"{Name(other)} follows from {Name(key)}");
                    }
                }
            }

            if (isExact)
            {
                told.Add((a, b));
            }
        }

        Assert.Equal(kept, candidates.Kept.Select(r => r.ToString()));
        Assert.Equal(broken, candidates.Broken);
        Assert.Equal(tried, candidates.Tried);
        Assert.All(pairs, p => Assert.Equal(told.Contains(p), candidates.IsTold(Name(p.A), Name(p.B))));
    }

    /// <summary>A key has no more values than a fifth of the rows, missing ones not counted; of 60 rows, 12. Keys are labels or numbers.</summary>
    [Theory]
    [InlineData(12, 1)]
    [InlineData(13, 0)]
    public void A_key_has_no_more_values_than_a_fifth_of_the_rows(int values, int tried)
    {
        // Two values of many rows, the others of one; the second column is constant.
        int[] keys = [.. Enumerable.Range(0, 60).Select(i => i < 3 ? 0 : i < values + 1 ? i : 1 + i % 2)];

        Assert.Equal(values, keys.Where(k => k > 0).Distinct().Count());
        CategoricalColumn constant = Labels("b", [.. keys.Select(_ => 1)]);
        Assert.Equal((tried, tried), (Search(64, Labels("a", keys), constant).Tried, Search(64, Numbers("a", keys), constant).Tried));
    }

    /// <summary>A key has two values, at least, of five rows each.</summary>
    [Theory]
    [InlineData(5, 1)]
    [InlineData(4, 0)]
    [InlineData(0, 0)]
    public void A_key_has_two_values_of_five_rows(int rows, int tried)
    {
        int[] keys = [.. Enumerable.Range(0, 60).Select(i => i < rows ? 1 : 2)];

        Assert.Equal(tried, Search(64, Labels("a", keys), Labels("b", [.. keys.Select(_ => 1)])).Tried);
    }

    /// <summary>Rows without a key are no value of it, however many there are.</summary>
    [Fact]
    public void Missing_is_no_value_of_a_key() =>
        Assert.Equal(0, Search(64, Labels("a", [.. Enumerable.Range(0, 60).Select(i => i % 2)]), Labels("b", [.. Enumerable.Repeat(1, 60)])).Tried);

    /// <summary>A number of many different values is an amount and comes second; labels never are.</summary>
    [Theory]
    [InlineData(50, 1, 0)]
    [InlineData(51, 0, 1)]
    public void Numbers_of_more_than_fifty_values_are_amounts(int values, int few, int amounts)
    {
        int[] keys = [.. Enumerable.Range(0, 600).Select(i => 1 + i % values)];

        Assert.Equal((few, amounts), (Tried(Numbers("a", keys), false), Tried(Numbers("a", keys), true)));
        Assert.Equal((1, 0), (Tried(Labels("a", keys), false), Tried(Labels("a", keys), true)));

        long Tried(Column key, bool ofAmounts) => Search(64, ofAmounts, key, Labels("b", [.. keys.Select(_ => 1)])).Tried;
    }

    /// <summary>Of ten cities in two lands, rows with a value of their own are counted up to the most that counts.</summary>
    [Theory]
    [InlineData(0, 3, 0)]
    [InlineData(1, 3, 1)]
    [InlineData(3, 3, 3)]
    [InlineData(4, 3, -1)]
    [InlineData(5, 3, -1)]
    public void Rows_that_break_a_rule_are_counted(int odd, int most, int counted)
    {
        int[] cities = [.. Enumerable.Range(0, 200).Select(i => 1 + i % 10)];

        RuleCandidates found = Search(most, Labels("city", cities), Labels("land", [.. cities.Select((c, i) => i >= 200 - odd ? 3 : 1 + c % 2)]));

        Assert.Equal(Enumerable.Range(0, most + 1).Select(r => r == counted ? 1 : 0), found.Broken);
        Assert.Equal(odd == 0 ? ["land follows from city"] : [], found.Kept.Select(r => r.ToString()));
        Assert.Equal(odd == 0, found.IsTold("city", "land"));
    }

    /// <summary>A key of four rows with two values is too rare to break a rule, one of five rows is not.</summary>
    [Theory]
    [InlineData(4, 1, 0)]
    [InlineData(5, 0, 1)]
    public void A_rare_key_breaks_nothing(int rows, int whole, int once)
    {
        int[] cities = [.. Enumerable.Range(0, 200).Select(i => i < rows ? 11 : 1 + i % 10)];

        RuleCandidates found = Search(1, Labels("city", cities), Labels("land", [.. cities.Select((c, i) => i == 1 ? 2 : 1 + c % 2 + (c == 11 ? 2 : 0))]));

        Assert.Equal([whole, once], found.Broken);
    }

    /// <summary>Rows that lack the key or the value break nothing, whatever stands beside.</summary>
    [Fact]
    public void Gaps_break_nothing()
    {
        int[] cities = [.. Enumerable.Range(0, 300).Select(i => i % 7 == 0 ? 0 : 1 + i % 10)];

        int[] lands = [.. cities.Select((c, i) => i % 5 == 1 ? 0 : c == 0 ? 1 + i % 3 : 1 + c % 2)];

        Assert.Equal(["land follows from city"], Search(0, Labels("city", cities), Labels("land", lands)).Kept.Select(r => r.ToString()));
    }

    /// <summary>Where the key is there the other is always 1 or missing, and else it is 2 to 4: that follows from the gaps, not from the key.</summary>
    [Fact]
    public void What_is_constant_beside_all_keys_follows_from_none()
    {
        int[] cities = [.. Enumerable.Range(0, 300).Select(i => i % 2 == 0 ? 0 : 1 + i % 10)];
        int[] lands = [.. cities.Select((c, i) => c > 0 ? (i % 5 == 1 ? 0 : 1) : 2 + i % 3)];

        Assert.Empty(Search(0, Labels("city", cities), Labels("land", lands)).Kept);
    }

    /// <summary>All but a few rows have one land: rows at random would break hardly any, so that the rule is a matter of course.</summary>
    [Fact]
    public void What_is_nearly_constant_follows_from_nothing()
    {
        int[] cities = [.. Enumerable.Range(0, 300).Select(i => i < 10 ? 11 : 1 + i % 10)];

        Assert.Empty(Search(0, Labels("city", cities), Labels("land", [.. cities.Select(c => c == 11 ? 2 : 1)])).Kept);
    }

    [Fact]
    public void What_was_told_is_not_tried()
    {
        int[] cities = [.. Enumerable.Range(0, 200).Select(i => 1 + i % 10)];
        var candidates = new RuleCandidates(0);
        candidates.Tell("land", "city");

        var table = new Table([Labels("city", cities), Labels("land", [.. cities.Select(c => 1 + c % 2)])]);
        new DependencySearch(new RealColumns(table), candidates).Run(false, TestContext.Current.CancellationToken);

        Assert.Empty(candidates.Kept);
        Assert.Equal(0, candidates.Tried);
    }

    [Fact]
    public void A_table_without_rows_has_no_rule() => Assert.Equal(0, Search(0, Labels("a", []), Numbers("b", [])).Tried);

    [Fact]
    public void A_search_ends_when_it_is_cancelled()
    {
        int[] cities = [.. Enumerable.Range(0, 200).Select(i => 1 + i % 10)];
        var search = new DependencySearch(new RealColumns(new Table([Labels("a", cities), Labels("b", cities)])), new RuleCandidates(0));

        Assert.Throws<OperationCanceledException>(() => search.Run(false, new CancellationToken(canceled: true)));
    }

    private static RuleCandidates Search(int most, params Column[] columns) => Search(most, false, columns);

    private static RuleCandidates Search(int most, bool ofAmounts, params Column[] columns)
    {
        var candidates = new RuleCandidates(most);
        new DependencySearch(new RealColumns(new Table(columns)), candidates).Run(ofAmounts, TestContext.Current.CancellationToken);
        return candidates;
    }

    private static int Off(int[] keys, int[] values) => Enumerable.Range(0, keys.Length).Where(i => keys[i] > 0).GroupBy(i => keys[i]).Where(g => g.Count() >= 5)
        .Sum(g => g.Select(i => values[i]).Where(v => v > 0).ToArray() is { Length: > 0 } own ? own.Count(v => v != own[0]) : 0);

    // 0 is missing. Few values or many, of which some columns follow from a common cause, some of them nearly.
    private static (bool IsNumber, int[] Values) Made(int place, RandomStream stream, int rows)
    {
        RandomStream own = stream.Fork("column").Fork(place);
        double noise = own.Index(0, 3) == 0 ? 0.01 : 0;
        double gaps = own.Index(1, 3) == 0 ? 0.2 : 0;
        int causes = own.Index(2, 3) == 0 ? 70 : 12;
        int kept = own.Index(3, 3) switch { 0 => causes, 1 => 3, _ => 6 };
        int[] values =
        [
            .. Enumerable.Range(0, rows).Select(i => own.Fork("gap").Uniform((ulong)i) < gaps ? 0
                : 1 + (own.Fork("noise").Uniform((ulong)i) < noise ? own.Fork("odd").Index((ulong)i, kept) : stream.Fork("cause").Fork(causes).Index((ulong)i, causes) % kept)),
        ];
        return (own.Index(4, 2) == 0, values);
    }

    private static string Name(int place) => $"c{place}";

    private static CategoricalColumn Labels(string name, int[] values) =>
        SmallTables.Labels(name, values.Select(v => v == 0 ? null : $"l{v}"));

    private static NumericColumn Numbers(string name, int[] values) => SmallTables.Numbers(name, values.Select(v => v == 0 ? double.NaN : v));
}
