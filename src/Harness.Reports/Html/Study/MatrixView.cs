using System.Globalization;
using Harness.Metrics;
using Harness.Reports.Words;
using Harness.Scoring;
using Harness.Studies;

namespace Harness.Reports.Html.Study;

/// <summary>A number that the cells of the matrix can show.</summary>
/// <param name="Id">Its name in links.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Show">The number of a pair as text, and the whole of it where that is not all; <see langword="null"/> where there is none.</param>
internal sealed record MatrixView(string Id, string Title, Func<PairOutcome, (string Text, string? Whole)?> Show)
{
    // As far below knowing nothing as that is below fresh rows: what is beyond tells only that nothing fits.
    private const double OffScale = -1;

    /// <summary>The three headlines, then every metric that has a limit.</summary>
    /// <param name="limits">These metrics.</param>
    public static IReadOnlyList<MatrixView> All(IEnumerable<MetricDescriptor> limits) =>
    [
        OfHeadline("fidelity", "fidelity, 0 to 1", Headline.Fidelity),
        OfHeadline("utility", "utility, 0 to 1", Headline.Utility),
        OfHeadline("novelty", "novelty, 0 to 1", Headline.Novelty),
        .. limits.Select(m => new MatrixView(m.Id, m.Title, p => p.Gate.Scorecard.Find(m.Id) is { } score ? Of(score) : null)),
    ];

    private static MatrixView OfHeadline(string id, string title, Func<Scorecard, Headline?> headline) =>
        new(id, title, p => headline(p.Gate.Scorecard) is { } found ? (Numbers.Two(found.Value), (string?)null) : null);

    private static (string, string?)? Of(MetricScore score)
    {
        if (score.Value is not { } value)
        {
            return null;
        }

        MetricDescriptor metric = score.Descriptor;
        string whole = Numbers.Of(value);
        bool isOff = score.Normalized is { } place ? place < OffScale : double.IsInfinity(metric.Maximum) && Math.Abs(value) >= 1000 || double.IsInfinity(metric.Minimum) && value < -1;
        if (isOff)
        {
            return ("off scale", $"off scale, {whole}");
        }

        string text = Math.Abs(value) >= 1000 ? value.ToString("0", CultureInfo.InvariantCulture) : Math.Abs(value) < 10 ? Numbers.Two(value) : whole;
        return (text, null);
    }
}
