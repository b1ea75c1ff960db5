using Harness.Tables;

namespace Harness.Metrics.Validity;

/// <summary>The cells of one column that could not stand in the real table, by what is wrong with them.</summary>
internal sealed class InvalidCells
{
    private readonly List<string> _kinds = [];

    private InvalidCells()
    {
    }

    /// <summary>Number of cells; each is counted once.</summary>
    public int Count { get; private set; }

    /// <summary>Numbers or dates outside the real range; <see langword="null"/> where there is no range.</summary>
    public int? OutOfRange { get; private set; }

    /// <summary>Fractions within the real range; <see langword="null"/> where real numbers are not all whole.</summary>
    public int? Fractions { get; private set; }

    /// <summary>Labels that the real column never has; <see langword="null"/> where it has no label.</summary>
    public int? UnknownLabels { get; private set; }

    /// <summary>The mistakes, with counts and the first example; <see langword="null"/> where nothing is.</summary>
    public string? Note => _kinds.Count == 0 ? null : string.Join("; ", _kinds);

    /// <summary>Holds a synthetic column against the real one.</summary>
    /// <param name="real">The column in train and holdout together.</param>
    /// <param name="synthetic">The column in the synthetic table.</param>
    public static InvalidCells Of(Column real, Column synthetic)
    {
        var cells = new InvalidCells();
        bool everMissing = real.MissingCount > 0;
        if (real.MissingCount == real.Length)
        {
            cells.Add(synthetic, row => !synthetic.IsMissing(row), "where the real column has no value");
        }
        else if ((real, synthetic) is (QuantitativeColumn realNumber, QuantitativeColumn number))
        {
            cells.AddNumbers(realNumber, number);
        }
        else
        {
            cells.AddLabels((CategoricalColumn)real, (CategoricalColumn)synthetic);
        }

        if (!everMissing && synthetic.MissingCount > 0)
        {
            cells.Count += synthetic.MissingCount;
            cells._kinds.Add($"{synthetic.MissingCount} missing, which the real column never is");
        }

        return cells;
    }

    private void AddNumbers(QuantitativeColumn real, QuantitativeColumn synthetic)
    {
        int least = -1;
        int greatest = -1;
        for (int row = 0; row < real.Length; row++)
        {
            double value = real.Values[row];
            least = !double.IsNaN(value) && (least < 0 || value < real.Values[least]) ? row : least;
            greatest = !double.IsNaN(value) && (greatest < 0 || value > real.Values[greatest]) ? row : greatest;
        }

        double minimum = real.Values[least];
        double maximum = real.Values[greatest];

        // A missing value is NaN: no comparison holds for it.
        OutOfRange = Add(synthetic, row => synthetic.Values[row] < minimum, $"below the minimum {real.Format(least)}")
            + Add(synthetic, row => synthetic.Values[row] > maximum, $"above the maximum {real.Format(greatest)}");
        if (real.IsIntegral)
        {
            Fractions = Add(
                synthetic,
                row => synthetic.Values[row] is var value && value >= minimum && value <= maximum && value != Math.Truncate(value),
                "not whole, as every real one is");
        }
    }

    private void AddLabels(CategoricalColumn real, CategoricalColumn synthetic)
    {
        var used = new bool[real.Levels.Count];
        foreach (int code in real.Codes)
        {
            if (code >= 0)
            {
                used[code] = true;
            }
        }

        var known = new HashSet<string>(real.Levels.Where((_, code) => used[code]), StringComparer.Ordinal);
        bool[] valid = [.. synthetic.Levels.Select(known.Contains)];
        UnknownLabels = Add(synthetic, row => synthetic.Codes[row] is >= 0 and var code && !valid[code], "of a level that the real column never has");
    }

    private int Add(Column column, Predicate<int> invalid, string kind)
    {
        int count = 0;
        int first = -1;
        for (int row = 0; row < column.Length; row++)
        {
            if (invalid(row))
            {
                first = first < 0 ? row : first;
                count++;
            }
        }

        if (count > 0)
        {
            Count += count;
            _kinds.Add($"{count} {kind} (first: {column.Format(first)})");
        }

        return count;
    }
}
