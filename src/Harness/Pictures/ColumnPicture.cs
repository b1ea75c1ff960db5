using Harness.Tables;

namespace Harness.Pictures;

/// <summary>One column, real beside synthetic: statistics, and its distribution where there is something to draw.</summary>
/// <param name="Name">The column.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Real">Statistics of the train part.</param>
/// <param name="Synthetic">Statistics of the synthetic table of each seed.</param>
internal sealed record ColumnPicture(string Name, ColumnKind Kind, ColumnFacts Real, IReadOnlyList<ColumnFacts> Synthetic)
{
    /// <summary>The distribution of a number or a date; <see langword="null"/> for others.</summary>
    public NumberPicture? Number { get; init; }

    /// <summary>The shares of labels; <see langword="null"/> for others.</summary>
    public LabelPicture? Labels { get; init; }

    /// <summary>Why nothing is drawn and nothing compared; <see langword="null"/> where something is.</summary>
    public string? NotChecked { get; init; }

    /// <summary>Draws a column.</summary>
    /// <param name="real">The column of the train part.</param>
    /// <param name="synthetic">The column of each synthetic table.</param>
    public static ColumnPicture Of(Column real, IReadOnlyList<Column> synthetic)
    {
        ColumnPicture picture = real is QuantitativeColumn number
            ? OfNumber(number, [.. synthetic.Cast<QuantitativeColumn>()])
            : OfLabels((CategoricalColumn)real, [.. synthetic.Cast<CategoricalColumn>()]);
        return picture with
        {
            NotChecked = !real.Schema.IsModelled ? "not compared: an id"
                : real.MissingCount == real.Length ? "all values missing in the real table"
                : picture.Real is { Distinct: 1, Missing: 0 } && picture.Synthetic.All(s => s is { Distinct: 1, Missing: 0 }) && picture is not { Labels.NewCount: > 0 } && picture.Synthetic.All(s => s.Least == picture.Real.Least) ? "one value in the real table"
                : null,
        };
    }

    private static ColumnPicture OfNumber(QuantitativeColumn real, IReadOnlyList<QuantitativeColumn> synthetic)
    {
        double[] sorted = Sorted(real);
        double[][] others = [.. synthetic.Select(Sorted)];
        return new ColumnPicture(real.Name, real.Schema.Kind, ColumnFacts.Of(real, sorted, sorted), [.. synthetic.Select((c, i) => ColumnFacts.Of(c, others[i], sorted))])
        {
            Number = sorted.Length == 0 ? null : NumberPicture.Of(real.Schema.Kind, sorted, others),
        };
    }

    private static ColumnPicture OfLabels(CategoricalColumn real, IReadOnlyList<CategoricalColumn> synthetic) =>
        new(real.Name, real.Schema.Kind, ColumnFacts.Of(real), [.. synthetic.Select(ColumnFacts.Of)])
        {
            // Ids are values of single rows: they are never drawn.
            Labels = real.Schema.IsModelled ? LabelPicture.Of(real, synthetic) : null,
        };

    private static double[] Sorted(QuantitativeColumn column)
    {
        double[] values = column.Present();
        Array.Sort(values);
        return values;
    }
}
