using Harness.Datasets;
using Harness.Random;
using Harness.Tables;

namespace Harness.Conformance.SdMetrics;

/// <summary>Tables that show where scores mislead, all drawn from fixed streams.</summary>
internal static class Cases
{
    /// <summary>Rows of seven related columns: four numbers, three labels. Another index is another draw from the same source.</summary>
    public static Table Related(int rows, int index)
    {
        RandomStream stream = new RandomStream(11).Fork("related").Fork(index);
        double[] latent = Normal(stream.Fork("latent"), rows);
        var columns = new List<Column>();
        for (int i = 0; i < 4; i++)
        {
            double[] own = Normal(stream.Fork("number").Fork(i), rows);
            columns.Add(Number($"n{i}", [.. latent.Zip(own, (l, o) => (1 - 0.2 * i) * l + (0.4 + 0.2 * i) * o)]));
        }

        for (int i = 0; i < 3; i++)
        {
            double[] own = Normal(stream.Fork("label").Fork(i), rows);
            columns.Add(Label($"c{i}", [.. latent.Zip(own, (l, o) => (int)Math.Clamp(Math.Floor(2 * (l + (0.3 + 0.4 * i) * o) + 3), 0, 5))]));
        }

        return new Table(columns);
    }

    /// <summary>Rows of a number of ten values and five ordinal columns of five levels. Another index is another draw.</summary>
    public static Table Ratings(int rows, int index)
    {
        RandomStream stream = new RandomStream(15).Fork(index);
        return new Table(
        [
            Number("tenths", [.. Enumerable.Range(0, rows).Select(i => (double)(int)(10 * stream.Fork("tenths").Uniform((ulong)i)))]),
            .. Enumerable.Range(0, 5).Select(c => Label($"rating{c}", [.. Enumerable.Range(0, rows).Select(i => (int)(5 * stream.Fork(c).Uniform((ulong)i)))])),
        ]);
    }

    /// <summary>Every day from one to another, written day first.</summary>
    public static DateTimeColumn Days(DateTime first, DateTime last) => new(
        new ColumnSchema("visited", ColumnKind.DateTime, new DateTimeFormat("%d/%m/%Y")),
        [.. Enumerable.Range(0, (last - first).Days + 1).Select(day => first.AddDays(day).Ticks)]);

    /// <summary>Ids of a pattern, one in ten of them missing.</summary>
    public static Table Ids(int rows) => new(
    [
        CategoricalColumn.FromLabels(
            new ColumnSchema("id", ColumnKind.Id) { Pattern = @"K-\d{4}" },
            [.. Enumerable.Range(0, rows).Select(i => i % 10 == 0 ? null : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"K-{1000 + i}"))]),
    ]);

    /// <summary>Every column permuted on its own: no relation is left.</summary>
    public static Table Permuted(Table table) =>
        new(table.Columns.Select((c, i) => c.Take(new RandomStream(12).Fork(i).Permutation(c.Length))));

    /// <summary>A number with rare outliers that decides a label.</summary>
    public static Table HeavyTail(int rows, int index)
    {
        RandomStream stream = new RandomStream(13).Fork(index);
        double[] number = [.. Normal(stream, rows).Select(z => Math.Exp(0.8 * z))];
        return new Table([Number("amount", number), Label("band", [.. number.Select(v => v < 0.5 ? 0 : v < 2 ? 1 : 2)])]);
    }

    /// <summary>Every number by v → factor · v + offset.</summary>
    public static Table Rescaled(Table table, double factor, double offset) => new(table.Columns.Select(c => c is NumericColumn n
        ? new NumericColumn(n.Schema, [.. n.Values.ToArray().Select(v => factor * v + offset)])
        : c));

    /// <summary>Three numbers, independent or all the same but for a little noise; each is normal. Another index is another draw.</summary>
    public static Table Numbers(int rows, bool related, int index = 0)
    {
        RandomStream stream = new RandomStream(14).Fork(related ? "related" : "independent").Fork(index);
        double[] latent = Normal(stream.Fork("latent"), rows);
        return new Table(Enumerable.Range(0, 3).Select(i =>
        {
            double[] own = Normal(stream.Fork(i), rows);
            return Number($"x{i}", related ? [.. latent.Zip(own, (l, o) => 0.99 * l + 0.141 * o)] : own);
        }));
    }

    public static Dataset Dataset(Table train, Table holdout) => new()
    {
        Name = "case",
        Title = "Case",
        Source = "made for a test",
        License = "none",
        Target = null,
        Task = default,
        Real = train,
        Train = train,
        Holdout = holdout,
        TrainDigest = "train",
        HoldoutDigest = "holdout",
    };

    private static NumericColumn Number(string name, double[] values) => new(new ColumnSchema(name, ColumnKind.Numerical), values, NumberStyle.Decimal);

    private static CategoricalColumn Label(string name, int[] codes) =>
        CategoricalColumn.FromLabels(new ColumnSchema(name, ColumnKind.Categorical), [.. codes.Select(c => $"level {c}")]);

    private static double[] Normal(RandomStream stream, int count) =>
        [.. Enumerable.Range(0, count).Select(i => Math.Sqrt(-2 * Math.Log(stream.OpenUniform((ulong)(2 * i)))) * Math.Cos(2 * Math.PI * stream.Uniform((ulong)(2 * i + 1))))];
}
