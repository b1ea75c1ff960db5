using Harness.Tables;

namespace Harness.Metrics.Validity;

/// <summary>The cells of one column that could not stand in the real table, by what is wrong with them. What metadata declare goes before what real values are.</summary>
internal sealed class InvalidCells
{
    private const int MostExamples = 3;

    private readonly List<string> _kinds = [];
    private readonly DeclaredValues _declared;

    private InvalidCells(DeclaredValues? declared) => _declared = declared ?? new DeclaredValues();

    /// <summary>Number of cells; each is counted once.</summary>
    public int Count { get; private set; }

    /// <summary>Numbers or dates outside the range; <see langword="null"/> where there is no range.</summary>
    public int? OutOfRange { get; private set; }

    /// <summary>Within the range, numbers with more decimals than declared, or fractions; <see langword="null"/> where nothing is declared and real numbers are not all whole.</summary>
    public int? Fractions { get; private set; }

    /// <summary>Labels that are not declared, or that the real column never has; <see langword="null"/> where it has no label.</summary>
    public int? UnknownLabels { get; private set; }

    /// <summary>The mistakes, with counts and the first example; <see langword="null"/> where nothing is.</summary>
    public string? Note => _kinds.Count == 0 ? null : string.Join("; ", _kinds);

    /// <summary>Holds a synthetic column against the real one.</summary>
    /// <param name="real">The column in train and holdout together.</param>
    /// <param name="synthetic">The column in the synthetic table.</param>
    public static InvalidCells Of(Column real, Column synthetic)
    {
        var cells = new InvalidCells(real.Schema.Declared);
        if (real.MissingCount == real.Length && !cells.IsDeclared)
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

        int missing = synthetic.MissingCount - cells.AddUnread(synthetic as DateTimeColumn);
        if (!(cells._declared.IsNullable ?? real.MissingCount > 0) && missing > 0)
        {
            cells.Count += missing;
            cells._kinds.Add($"{missing} missing, which {(cells._declared.IsNullable is null ? "the real column never is" : "'range_is_nullable' rules out")}");
        }

        return cells;
    }

    /// <summary>The same, where something is wrong, with what is wrong of the real column itself by what is declared of it.</summary>
    /// <param name="invalid">Number of real cells.</param>
    /// <param name="of">Number of all real cells.</param>
    public InvalidCells Beside(int invalid, int of)
    {
        if (invalid > 0 && Count > 0)
        {
            _kinds.Add($"of the real values {invalid} of {of} are not as declared either");
        }

        return this;
    }

    private bool IsDeclared => _declared is not { Minimum: null, Maximum: null, Labels: null };

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

        // A missing value is NaN, as is a bound that nothing tells: no comparison holds for it.
        double minimum = _declared.Minimum ?? (least < 0 ? double.NaN : real.Values[least]);
        double maximum = _declared.Maximum ?? (greatest < 0 ? double.NaN : real.Values[greatest]);
        OutOfRange =
            (_declared.Minimum is null
                ? Add(synthetic, row => synthetic.Values[row] < minimum, $"below the minimum {(least < 0 ? "" : real.Format(least))}")
                : Add(synthetic, row => synthetic.Values[row] < minimum, "below 'range_min'", MostExamples))
            + (_declared.Maximum is null
                ? Add(synthetic, row => synthetic.Values[row] > maximum, $"above the maximum {(greatest < 0 ? "" : real.Format(greatest))}")
                : Add(synthetic, row => synthetic.Values[row] > maximum, "above 'range_max'", MostExamples));
        if (_declared.Decimals is { } decimals)
        {
            Fractions = Add(synthetic, row => IsWithin(synthetic.Values[row]) && DecimalPlaces.Of(synthetic.Values[row]) > decimals, $"with more than {decimals} {(decimals == 1 ? "decimal" : "decimals")}, which 'decimal_places' rules out", MostExamples);
        }
        else if (real.IsIntegral && real.MissingCount < real.Length)
        {
            Fractions = Add(synthetic, row => IsWithin(synthetic.Values[row]) && synthetic.Values[row] != Math.Truncate(synthetic.Values[row]), "not whole, as every real one is");
        }

        bool IsWithin(double value) => !double.IsNaN(value) && !(value < minimum) && !(value > maximum);
    }

    // Texts of the file that are no dates, which the column has as missing.
    private int AddUnread(DateTimeColumn? synthetic)
    {
        if (synthetic?.Texts is not { } texts)
        {
            return 0;
        }

        int[] rows = [.. texts.Keys.Where(synthetic.IsUnread).Order()];
        if (rows.Length > 0)
        {
            Count += rows.Length;
            string shown = string.Join(", ", rows.DistinctBy(row => texts[row], StringComparer.Ordinal).Take(MostExamples).Select(row => $"row {row + 1}: {texts[row]}"));
            _kinds.Add($"{rows.Length} no date in the format {synthetic.Schema.DateTimeFormat!.Pattern} ({shown})");
        }

        return rows.Length;
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
        bool[] valid = [.. synthetic.Levels.Select(level => _declared.Labels?.Contains(level) ?? known.Contains(level))];
        UnknownLabels = _declared.Labels is null
            ? Add(synthetic, row => IsUnknown(row), "of a level that the real column never has")
            : Add(synthetic, row => IsUnknown(row), "of a label that 'range_values' lacks", MostExamples);

        bool IsUnknown(int row) => synthetic.Codes[row] is >= 0 and var code && !valid[code];
    }

    private int Add(Column column, Predicate<int> invalid, string kind, int examples = 1)
    {
        int count = 0;
        var shown = new List<string>();
        for (int row = 0; row < column.Length; row++)
        {
            if (invalid(row))
            {
                count++;
                if (shown.Count < examples && column.Format(row) is var text && !shown.Contains(text))
                {
                    shown.Add(text);
                }
            }
        }

        if (count > 0)
        {
            Count += count;
            _kinds.Add($"{count} {kind} ({(examples == 1 ? "first: " : "")}{string.Join(", ", shown)})");
        }

        return count;
    }
}
