using Harness.Statistics;
using Harness.Tables;

namespace Harness.Metrics.Validity;

/// <summary>The labels of one column that a synthetic table never has, though fresh real rows hardly ever lose one so frequent.</summary>
internal sealed class LostLabels
{
    /// <summary>A label that fresh rows lose more often than this is left out: to lose it says nothing.</summary>
    public const double Unlikely = 0.01;

    private const int MostNamed = 3;

    // No limit is finer than a row in ten thousand.
    private const int Digits = 4;

    // As in pictures: a label of fewer rows may be a person's.
    private const int LeastNamed = 5;

    private readonly double[] _chances;

    private LostLabels(MetricPart part, double expected, double leastChance, double[] chances) => (Part, Expected, LeastChance, _chances) = (part, expected, leastChance, chances);

    /// <summary>The share of train rows that have a lost label, with the labels.</summary>
    public MetricPart Part { get; }

    /// <summary>What fresh real rows get on average.</summary>
    public double Expected { get; }

    /// <summary>The probability that fresh real rows lose the most frequent one that is lost; 1 where none is.</summary>
    public double LeastChance { get; }

    /// <summary>Holds a synthetic column against the real one.</summary>
    /// <param name="name">The column.</param>
    /// <param name="labels">Its real labels.</param>
    /// <param name="synthetic">The synthetic column.</param>
    /// <param name="realRows">Number of real rows.</param>
    public static LostLabels Of(string name, RealLabels labels, CategoricalColumn synthetic, int realRows)
    {
        (int[] counts, int[] others) = labels.In(synthetic);
        bool isEmpty = synthetic.MissingCount == synthetic.Length;
        var lost = new List<int>();
        double expected = 0;
        double least = 1;
        var chances = new double[counts.Length + others.Length];
        for (int i = 0; i < counts.Length; i++)
        {
            double chance = Chance(labels.Real[i]);
            bool isFrequent = labels.Train[i] > 0 && (chance < Unlikely || isEmpty);
            expected += isFrequent ? labels.Train[i] * chance / labels.Labelled : 0;
            chances[i] = Chance(labels.Real[i] + counts[i]);
            if (isFrequent && counts[i] == 0)
            {
                lost.Add(i);
                least = Math.Min(least, chance);
            }
        }

        for (int i = 0; i < others.Length; i++)
        {
            chances[counts.Length + i] = Chance(others[i]);
        }

        double value = (double)lost.Sum(i => labels.Train[i]) / labels.Labelled;
        return new LostLabels(new MetricPart(name, null, value, isEmpty ? "all values are missing" : Note(labels, lost)), Math.Round(expected, Digits), least, chances);

        // That all of so many rows, of real and synthetic ones together, are real ones.
        double Chance(int rows) => rows > realRows ? 0 : FisherExact.Greater(rows, realRows, 0, synthetic.Length);
    }

    /// <summary>
    /// The probability that fresh real rows lose a label of these columns that is lost at most as easily as the one given: the sum over the
    /// labels, each with the number of rows that real and synthetic table have of it together.
    /// </summary>
    /// <param name="columns">The columns.</param>
    /// <param name="chance">The probability that one label is lost.</param>
    public static double PValue(IEnumerable<LostLabels> columns, double chance)
    {
        // Rounding must not leave out a label of as many rows.
        double most = chance * (1 + 1e-9);
        return chance < 1 ? Math.Min(1, columns.Sum(c => c._chances.Sum(p => p <= most ? p : 0))) : 1;
    }

    private static string? Note(RealLabels labels, List<int> lost)
    {
        if (lost.Count == 0)
        {
            return null;
        }

        string[] named =
        [
            .. lost.Where(i => labels.Train[i] >= LeastNamed).OrderByDescending(i => labels.Train[i]).Take(MostNamed)
                .Select(i => $"{labels.Levels[i]} ({labels.Train[i]} of {labels.Labelled} rows)"),
        ];
        int others = lost.Count - named.Length;
        return named.Length == 0 ? $"lost: {(others == 1 ? "a label of few rows" : $"{others} labels of few rows each")}" : $"lost: {string.Join(", ", named)}{(others > 0 ? $" and {others} more" : "")}";
    }
}
