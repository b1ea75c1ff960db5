using Harness.Datasets;
using Harness.Tables;

namespace Harness.Browser.Tests;

/// <summary>Tables whose names and labels would break a page that joins strings.</summary>
internal static class Tables
{
    public const string Heading = "</script><h1>BOO</h1><!--";
    public const string Image = "\"><img src=x onerror=alert(1)>";
    public const string Braces = "{{7*7}}";
    public const string Entity = "plain&nbsp;";
    public const string RightToLeft = "دەرمان و دروستی";
    public static readonly string Long = new string('w', 2500) + new string('z', 2500);

    /// <summary>A pair of hostile names; every column of another kind.</summary>
    public static (Dataset Dataset, IReadOnlyList<Table> Synthetic) Hostile()
    {
        Table real = Make(400, 0);
        return (Dataset.Of(real.Take([.. Enumerable.Range(0, 300)]), real.Take([.. Enumerable.Range(300, 100)]), target: Image, name: "<b>hostile</b>"), [Make(300, 1), Make(300, 2)]);
    }

    /// <summary>A pair of many columns.</summary>
    /// <param name="columns">Number of columns.</param>
    public static (Dataset Dataset, IReadOnlyList<Table> Synthetic) Wide(int columns)
    {
        Table Numbers(int rows, int shift) => new(Enumerable.Range(0, columns).Select(c => new NumericColumn(
            new ColumnSchema($"column number {c}", ColumnKind.Numerical),
            [.. Enumerable.Range(0, rows).Select(r => Math.Sin((r + 7 * shift + 1) * (c + 1.3)) + r % (c + 2))])));
        Table real = Numbers(200, 0);
        return (Dataset.Of(real.Take([.. Enumerable.Range(0, 150)]), real.Take([.. Enumerable.Range(150, 50)]), name: "wide"), [Numbers(150, 3)]);
    }

    private static Table Make(int rows, int shift)
    {
        string?[] labels = [Heading, Image, Braces, Entity, RightToLeft, null, "<i>x</i>"];
        DateTimeFormat format = new("%Y-%m-%d");
        return new Table(
        [
            Labels(Heading, r => labels[(r * r + shift) % labels.Length]),
            Labels(Image, r => labels[(r + r / 3) % 5]),
            Labels(Long, r => r % 2 == 0 ? Long : "short"),
            Labels(RightToLeft, r => $"{RightToLeft} {r % 15}"),
            Labels("five hundred", r => $"label {r * 31 % 150}"),
            new NumericColumn(new ColumnSchema(Braces, ColumnKind.Numerical), [.. Enumerable.Range(0, rows).Select(r => r % 3 == 0 ? 0 : (r * 37 + shift * 11) % 101 / 7.0)]),
            new NumericColumn(new ColumnSchema("constant", ColumnKind.Numerical), [.. Enumerable.Repeat(3.0, rows)]),
            new NumericColumn(new ColumnSchema("empty", ColumnKind.Numerical), [.. Enumerable.Repeat(double.NaN, rows)]),
            new NumericColumn(new ColumnSchema(Entity, ColumnKind.Numerical), [.. Enumerable.Range(0, rows).Select(r => (double)((r * 13 + shift * 5) % 400))]),
            new DateTimeColumn(new ColumnSchema("<u>when</u>", ColumnKind.DateTime, format), [.. Enumerable.Range(0, rows).Select(r => new DateTime(2020, 1, 1).AddDays(r * 17 % 700 + shift * 40).Ticks)]),
        ]);

        CategoricalColumn Labels(string name, Func<int, string?> label) => CategoricalColumn.FromLabels(new ColumnSchema(name, ColumnKind.Categorical), [.. Enumerable.Range(0, rows).Select(label)]);
    }
}
