using FsCheck.Xunit;
using Harness.Random;
using Harness.SdMetrics.ColumnPairs;
using Harness.Tables;

namespace Harness.SdMetrics.Tests;

/// <summary>The two forms of counting, a flat table and sorted runs, against the definitions by grouping.</summary>
public class ContingencySimilarityTests
{
    [Property]
    public void Few_labels_agree_with_the_definition(ulong seed) => Agree(seed, 4);

    [Property(MaxTest = 10)]
    public void Many_labels_agree_with_the_definition(ulong seed) => Agree(seed, 400);

    [Fact]
    public void Few_real_labels_among_many_synthetic_ones_have_no_spurious_association()
    {
        // Independent in the real table, to the digit; the synthetic labels make a flat table too large.
        var names = Enumerable.Range(0, 400).Select(i => $"{i:000}").ToArray();
        (Column, Column) real = (Column("x", [.. Enumerable.Range(0, 36).Select(i => names[i % 3])]), Column("y", [.. Enumerable.Range(0, 36).Select(i => names[i / 3 % 2])]));

        ContingencySimilarity similarity = ContingencySimilarity.Compute(real, (Column("x", names), Column("y", names)), threshold: 1e-15);

        Assert.Equal(0, similarity.RealAssociation, 1e-12);
    }

    private static void Agree(ulong seed, int levels)
    {
        (CategoricalColumn X, CategoricalColumn Y) real = Pair(seed, levels, 3000);
        (CategoricalColumn X, CategoricalColumn Y) synthetic = Pair(seed + 1, levels, 2000);

        ContingencySimilarity similarity = ContingencySimilarity.Compute(real, synthetic, threshold: 1e-9);

        var p = Shares(real);
        var q = Shares(synthetic);
        Assert.Equal(1 - p.Keys.Union(q.Keys).Sum(k => Math.Abs(p.GetValueOrDefault(k) - q.GetValueOrDefault(k))) / 2, similarity.Score.Value, 1e-12);
        var rows = p.GroupBy(c => c.Key.Item1).ToDictionary(g => g.Key, g => g.Sum(c => c.Value));
        var columns = p.GroupBy(c => c.Key.Item2).ToDictionary(g => g.Key, g => g.Sum(c => c.Value));
        double chiSquared = rows.Sum(r => columns.Sum(c => Math.Pow(p.GetValueOrDefault((r.Key, c.Key)) - r.Value * c.Value, 2) / (r.Value * c.Value)));
        Assert.Equal(Math.Sqrt(chiSquared / (Math.Min(rows.Count, columns.Count) - 1)), similarity.RealAssociation, 1e-12);
    }

    private static Dictionary<(int, int), double> Shares((CategoricalColumn X, CategoricalColumn Y) pair) =>
        Labels(pair.X).Zip(Labels(pair.Y)).GroupBy(c => c).ToDictionary(g => g.Key, g => (double)g.Count() / pair.X.Length);

    private static IEnumerable<int> Labels(CategoricalColumn column) => column.Codes.ToArray().Select(c => c < 0 ? -1 : int.Parse(column.Levels[c], System.Globalization.CultureInfo.InvariantCulture));

    private static (CategoricalColumn X, CategoricalColumn Y) Pair(ulong seed, int levels, int rows)
    {
        RandomStream stream = new RandomStream(seed);
        int[] x = [.. Enumerable.Range(0, rows).Select(i => stream.Index((ulong)i, levels + 1) - 1)];
        int[] y = [.. x.Select((label, i) => stream.Uniform((ulong)(rows + i)) < 0.5 ? label : stream.Index((ulong)(2 * rows + i), levels + 1) - 1)];
        return (Column("x", [.. x.Select(Text)]), Column("y", [.. y.Select(Text)]));
    }

    private static string? Text(int label) => label < 0 ? null : $"{label:000}";

    private static CategoricalColumn Column(string name, string?[] labels) => CategoricalColumn.FromLabels(new ColumnSchema(name, ColumnKind.Categorical), labels);
}
