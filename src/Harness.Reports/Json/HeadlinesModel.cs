using System.ComponentModel;

namespace Harness.Reports.Json;

/// <summary>The headlines of a pair in <c>study.json</c>; one that no metric can tell is <see langword="null"/>.</summary>
internal sealed record HeadlinesModel
{
    [Description("Likeness of the tables, 0 knows nothing, 1 like fresh real rows.")]
    public required HeadlineModel? Fidelity { get; init; }

    [Description("Worth for training models.")]
    public required HeadlineModel? Utility { get; init; }

    [Description("Novelty of the rows beside real rows that were held out.")]
    public required HeadlineModel? Novelty { get; init; }

    /// <summary>A headline.</summary>
    internal sealed record HeadlineModel
    {
        [Description("Mean over seeds, 0 to 1.")]
        public required double Value { get; init; }

        [Description("Standard deviation over seeds; null of one seed.")]
        public required double? Spread { get; init; }
    }
}
