using Harness.Tables;

namespace Harness.Metrics.Rules;

/// <summary>A number or date that stays in a range of its own beside each label: a salary in the band of its grade. A row that lacks the number breaks none.</summary>
/// <param name="Label">The kinds of values of the label.</param>
/// <param name="Number">The number or date.</param>
/// <param name="Bands">The ranges, the one that excludes most first; other labels have none.</param>
/// <param name="Singles">Number of values that are alone so far out that their range would not hold them without them.</param>
internal sealed record BandRule(ValueClasses Label, ColumnSchema Number, IReadOnlyList<Band> Bands, int Singles) : UnseenRule([Label.Column, Number.Name], Singles)
{
    /// <inheritdoc/>
    public override IReadOnlyList<int> Violations(Table table)
    {
        var bands = new Band?[Label.Count];
        foreach (Band band in Bands)
        {
            bands[band.Kind] = band;
        }

        int[] kinds = Label.Kinds(table[Label.Column]);
        double[] numbers = ((QuantitativeColumn)table[Number.Name]).SharedValues;
        return Where(kinds.Length, row => kinds[row] >= 0 && bands[kinds[row]] is { } band && (numbers[row] < band.Low || numbers[row] > band.High));
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Number.Name} from {Bands[0].Show(Number)} beside {Label.Name(Bands[0].Kind)}{(Bands.Count > 1 ? $", and so on for {Bands.Count - 1} more" : "")}";
}
