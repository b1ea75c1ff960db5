using Harness.Metrics.Rules;
using Harness.Tables;

namespace Harness.Tests.Metrics.Rules;

/// <summary>Tables that are written down column by column, and what one search alone says of them.</summary>
internal static class SmallTables
{
    /// <summary>A column of numbers, NaN where missing.</summary>
    public static NumericColumn Numbers(string name, params IEnumerable<double> values) => new(new ColumnSchema(name, ColumnKind.Numerical), [.. values]);

    /// <summary>A column of labels, <see langword="null"/> where missing.</summary>
    public static CategoricalColumn Labels(string name, params IEnumerable<string?> values) => CategoricalColumn.FromLabels(new ColumnSchema(name, ColumnKind.Categorical), [.. values]);

    /// <summary>Columns of numbers by the names a, b, c and so on.</summary>
    public static Column[] Lettered(params double[][] columns) => [.. columns.Select((c, i) => Numbers(((char)('a' + i)).ToString(), c))];

    /// <summary>A column of days after the first of 2020, <see langword="null"/> where missing.</summary>
    public static Column Days(string name, IEnumerable<double?> days) => new DateTimeColumn(
        new ColumnSchema(name, ColumnKind.DateTime, new DateTimeFormat("%Y-%m-%d")), [.. days.Select(d => d is { } day ? new DateTime(2020, 1, 1).AddDays(day).Ticks : DateTimeColumn.Missing)]);

    /// <summary>What a search finds; rules that more than <paramref name="most"/> rows break are not counted, and of the pairs that are told all is said.</summary>
    public static RuleCandidates Search(Action<RealColumns, RuleCandidates, CancellationToken> search, IEnumerable<Column> columns, int most = 5, params string[] told)
    {
        var candidates = new RuleCandidates(most);
        foreach (string pair in told)
        {
            candidates.Tell(pair[..1], pair[1..]);
        }

        search(new RealColumns(new Table(columns)), candidates, CancellationToken.None);
        return candidates;
    }

    /// <summary>The texts of the rules that no row breaks.</summary>
    public static string[] Texts(this RuleCandidates candidates) => [.. candidates.Kept.Select(r => r.ToString()!)];

    /// <summary>Rows that differ by more than a tolerance once one column is in the order of <see cref="RealColumns.Shuffled"/>.</summary>
    public static int OffByChance(double[] values, double[] expected, double tolerance)
    {
        int[] order = new RealColumns(new Table(Lettered(values))).Shuffled;
        return Enumerable.Range(0, values.Length).Count(i => Math.Abs(values[order[i]] - expected[i]) > tolerance);
    }
}
