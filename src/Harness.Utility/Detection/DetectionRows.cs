using Harness.Tables;
using Harness.Utility.Encoding;

namespace Harness.Utility.Detection;

/// <summary>
/// Rows of train and of the synthetic table, as many of each, as numbers for a model that is to tell them apart. Learned
/// from both, so that what only one of them has, a label or a missing value, is there to be found.
/// </summary>
internal sealed class DetectionRows
{
    private const int MostLabels = 40;

    private DetectionRows(FeatureMatrix features, int[] columns, IReadOnlyList<string> names)
    {
        Features = features;
        Columns = columns;
        Names = names;
    }

    /// <summary>The rows of train, then as many of the synthetic table.</summary>
    public FeatureMatrix Features { get; }

    /// <summary>For each feature the place of its column in <see cref="Names"/>.</summary>
    public int[] Columns { get; }

    /// <summary>The columns.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Encodes both tables.</summary>
    /// <param name="train">Rows of train, at least one.</param>
    /// <param name="synthetic">As many synthetic rows.</param>
    /// <param name="ordered">The columns that have an order as numbers.</param>
    public static DetectionRows Of(Table train, Table synthetic, OrderedValues ordered)
    {
        int rows = train.RowCount;
        string[] names = [.. train.Schema.Where(c => c.IsModelled).Select(c => c.Name)];
        var features = new List<float[]>();
        var columns = new List<int>();
        for (int i = 0; i < names.Length; i++)
        {
            int before = features.Count;
            if (ordered.Has(train[names[i]]))
            {
                AddNumber(features, [.. ordered.Of(train[names[i]]), .. ordered.Of(synthetic[names[i]])]);
            }
            else
            {
                AddLabels(features, (CategoricalColumn)train[names[i]], (CategoricalColumn)synthetic[names[i]]);
            }

            columns.AddRange(Enumerable.Repeat(i, features.Count - before));
        }

        int width = Math.Max(1, features.Count);
        var values = new float[2 * rows * width];
        for (int f = 0; f < features.Count; f++)
        {
            for (int row = 0; row < 2 * rows; row++)
            {
                values[row * width + f] = features[f][row];
            }
        }

        return new DetectionRows(new FeatureMatrix(values, width), columns.Count == 0 ? [0] : [.. columns], names);
    }

    /// <summary>Some of the rows.</summary>
    public FeatureMatrix Take(IReadOnlyList<int> rows)
    {
        var values = new float[rows.Count * Features.Width];
        for (int i = 0; i < rows.Count; i++)
        {
            Features.Row(rows[i]).CopyTo(values.AsSpan(i * Features.Width));
        }

        return new FeatureMatrix(values, Features.Width);
    }

    private static void AddNumber(List<float[]> features, double[] both)
    {
        double[] present = [.. both.Where(v => !double.IsNaN(v))];
        Standardisation standard = Standardisation.Of(present);
        features.Add([.. both.Select(v => double.IsNaN(v) || standard.IsConstant ? 0 : (float)standard.Of(v))]);
        if (present.Length < both.Length)
        {
            features.Add([.. both.Select(v => double.IsNaN(v) ? 1f : 0)]);
        }
    }

    // Of many labels the most frequent have a feature of their own, the others together none.
    private static void AddLabels(List<float[]> features, CategoricalColumn train, CategoricalColumn synthetic)
    {
        string?[] both = [.. Labels(train), .. Labels(synthetic)];
        string[] kept = [.. both.OfType<string>().CountBy(l => l, StringComparer.Ordinal).OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Take(MostLabels).Select(c => c.Key)];
        foreach (string label in kept)
        {
            features.Add([.. both.Select(l => string.Equals(l, label, StringComparison.Ordinal) ? 1f : 0)]);
        }

        if (both.Contains(null))
        {
            features.Add([.. both.Select(l => l is null ? 1f : 0)]);
        }
    }

    private static IEnumerable<string?> Labels(CategoricalColumn column) =>
        column.Codes.ToArray().Select(code => code < 0 ? null : column.Levels[code]);
}
