using Harness.Tables;

namespace Harness.Metrics.Validity;

/// <summary>The labels of one column that real rows have, with how many have each.</summary>
internal sealed class RealLabels
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    /// <summary>Counts a column.</summary>
    /// <param name="train">The column in train.</param>
    /// <param name="real">The column in all real rows.</param>
    public RealLabels(CategoricalColumn train, CategoricalColumn real)
    {
        int[] all = Count(real);
        Levels = [.. real.Levels.Where((_, code) => all[code] > 0)];
        for (int place = 0; place < Levels.Length; place++)
        {
            _places.Add(Levels[place], place);
        }

        Real = [.. all.Where(c => c > 0)];
        Train = In(train).Counts;
        Labelled = train.Length - train.MissingCount;
    }

    /// <summary>The labels, in ordinal order.</summary>
    public string[] Levels { get; }

    /// <summary>Real rows of each label, at least one.</summary>
    public int[] Real { get; }

    /// <summary>Train rows of each label.</summary>
    public int[] Train { get; }

    /// <summary>Train rows that have a label.</summary>
    public int Labelled { get; }

    /// <summary>Rows of each of these labels in another column, and those of each label beside them.</summary>
    /// <param name="column">The same column of another table.</param>
    public (int[] Counts, int[] Others) In(CategoricalColumn column)
    {
        int[] all = Count(column);
        var counts = new int[Levels.Length];
        var others = new List<int>();
        for (int code = 0; code < all.Length; code++)
        {
            if (_places.TryGetValue(column.Levels[code], out int place))
            {
                counts[place] = all[code];
            }
            else if (all[code] > 0)
            {
                others.Add(all[code]);
            }
        }

        return (counts, [.. others]);
    }

    private static int[] Count(CategoricalColumn column)
    {
        var counts = new int[column.Levels.Count];
        foreach (int code in column.Codes)
        {
            if (code >= 0)
            {
                counts[code]++;
            }
        }

        return counts;
    }
}
