using System.Globalization;
using Harness.Datasets;
using Harness.Generators;
using Harness.Pictures;

namespace Harness.Scoring;

/// <summary>All metric results of one pair over its seeds, or the recorded failure of its generator.</summary>
public sealed record Scorecard
{
    /// <summary>The dataset.</summary>
    public required Dataset Dataset { get; init; }

    /// <summary>The generator.</summary>
    public required GeneratorInfo Generator { get; init; }

    /// <summary>The scores of each seed, in ascending order of seeds; empty where every seed failed.</summary>
    public required IReadOnlyList<SeedScores> Seeds { get; init; }

    /// <summary>One score a metric, in the registry's order; empty where every seed failed.</summary>
    public required IReadOnlyList<MetricScore> Scores { get; init; }

    /// <summary>The failures of the generator, one a seed that has no table: a finding, not an error of ours.</summary>
    public IReadOnlyList<GenerationFailure> Failures { get; init; } = [];

    /// <summary>Seconds that fitting took, mean over seeds, where a recording says so; else <see langword="null"/>.</summary>
    public double? FitSeconds { get; init; }

    /// <summary>The curves of the training of each seed, where a recording has them.</summary>
    internal IReadOnlyList<(ulong Seed, IReadOnlyList<TrainingCurve> Curves)> Curves { get; init; } = [];

    /// <summary>What is drawn of the tables, at the first call; <see langword="null"/> where there is no table, or nothing draws it.</summary>
    internal Lazy<PairPicture>? Picture { get; init; }

    /// <summary>What was found out when the synthetic tables were read; asked for where it is shown.</summary>
    internal Lazy<IReadOnlyList<string>>? TableNotes { get; init; }

    /// <summary>What was found out about the form of the files, real and synthetic, where it is not the plain one.</summary>
    internal IReadOnlyList<string> Notes => [.. Dataset.Notes, .. TableNotes?.Value ?? []];

    /// <summary>What to bear in mind where a synthetic table has another number of rows than train; <see langword="null"/> where all have as many.</summary>
    internal string? RowsNote
    {
        get
        {
            int train = Dataset.Train.RowCount;
            if (Seeds.All(s => s.Rows == train))
            {
                return null;
            }

            int half = HalfSplit.RowsOf(Dataset, keepHoldout: false);
            string frames = Seeds.Any(s => s.Rows < half) ? string.Create(CultureInfo.InvariantCulture, $" Fewer than {half} have no floor and ceiling beside them (utility: {HalfSplit.RowsOf(Dataset, keepHoldout: true)}).") : "";
            return string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", Seeds.Select(s => s.Rows).Distinct())} synthetic rows beside {train} of train: how far chance moves a value, and how much models learn, depends on their number.{frames}");
        }
    }

    /// <summary>The score of a metric, or <see langword="null"/> where there is none.</summary>
    /// <param name="metric">The metric's id.</param>
    public MetricScore? Find(string metric) => Scores.FirstOrDefault(s => s.Descriptor.Id == metric);
}
