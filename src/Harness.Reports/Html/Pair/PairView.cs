using Harness.Datasets;
using Harness.Metrics;
using Harness.Pictures;
using Harness.Scoring;
using Harness.Studies;
using Harness.Studies.Gate;

namespace Harness.Reports.Html.Pair;

/// <summary>All that the page of one pair shows.</summary>
/// <param name="Gate">Scores and verdicts.</param>
/// <param name="Picture">What is drawn; <see langword="null"/> where there is no table.</param>
/// <param name="Verdicts">How its columns stand, in schema order.</param>
internal sealed record PairView(GateResult Gate, PairPicture? Picture, IReadOnlyList<ColumnVerdict> Verdicts)
{
    /// <summary>The pair in its study, with its snapshot; <see langword="null"/> outside of one.</summary>
    public PairOutcome? Outcome { get; init; }

    /// <summary>Its committed scores along the log; <see langword="null"/> where there are fewer than two.</summary>
    public PairHistory? History { get; init; }

    /// <summary>Other generators of the same dataset, to stand beside it.</summary>
    public IReadOnlyList<Scorecard> Others { get; init; } = [];

    /// <summary>Whether least and greatest real values are shown, each of which is a value of a single row.</summary>
    public bool WithExtremes { get; init; } = true;

    /// <summary>What was found out while the synthetic tables were read.</summary>
    public IReadOnlyList<string> Notes
    {
        get => [.. field, .. Scorecard.TableNotes?.Value ?? []];
        init;
    } = [];

    /// <summary>The scores.</summary>
    public Scorecard Scorecard => Gate.Scorecard;

    /// <summary>The dataset.</summary>
    public Dataset Dataset => Scorecard.Dataset;

    /// <summary>The verdict on the bar; <see langword="null"/> for a baseline, of which nothing is said, and for a failure.</summary>
    public BarVerdict? Bar => Outcome is not null ? Outcome.Bar : Scorecard.Seeds.Count == 0 ? null : Gate.Bar;

    /// <summary>How the columns stand, worst first, each with its picture and the words for it.</summary>
    public IReadOnlyList<ColumnView> Columns { get; } = ColumnView.Of(Verdicts, Picture);

    /// <summary>What the table may be used for.</summary>
    public IReadOnlyList<PurposeVerdict> Purposes => PurposeVerdict.Of(Gate, Verdicts);

    /// <summary>The first score of models: its title, and by model what real and what synthetic rows teach; <see langword="null"/> without a target.</summary>
    public (string Title, MetricScore Real, MetricScore Synthetic)? Models
    {
        get
        {
            // The score whose gap is judged comes first; one by which models on real rows are no use, as accuracy of a rare label, comes last.
            foreach (MetricScore tstr in Scorecard.Scores.Where(s => s.Descriptor.ModelScore is { Rows: "TSTR" } && s.Value is not null).OrderBy(s => !Gate.Verdicts.Any(v => v.Score.Descriptor.Id == s.Descriptor.Id + "-gap" && v.Score.Value is not null)).ThenBy(s => Scorecard.Find(s.Descriptor.Id + "-gap") is { Value: null }))
            {
                if (Scorecard.Scores.FirstOrDefault(s => s.Descriptor.ModelScore == new ModelScore("TRTR", tstr.Descriptor.ModelScore!.Title) && s.Value is not null) is { } trtr)
                {
                    return (tstr.Descriptor.ModelScore!.Title, trtr, tstr);
                }
            }

            return null;
        }
    }

    /// <summary>What guessing gets by the score of <see cref="Models"/>; <see langword="null"/> where nothing says it.</summary>
    public double? Guess => Models?.Synthetic.Descriptor.Id switch
    {
        "tstr-auc" => 0.5,
        "tstr-accuracy" or "tstr-r2" => Picture?.Guess,
        _ => null,
    };
}
