using Harness.Metrics;
using Harness.Utility.Fits;

namespace Harness.Utility;

/// <summary>The descriptors of the utility metrics.</summary>
internal static class UtilityMetrics
{
    private static readonly string[] Regimes = ["trtr", "tstr", "trts"];

    /// <summary>Suffixes of the scores of labels, in the order of <see cref="ModelTest.Scores"/>.</summary>
    public static readonly string[] LabelScores = ["accuracy", "f1", "auc"];

    /// <summary>Suffixes of the scores of numbers, in the order of <see cref="ModelTest.Scores"/>.</summary>
    public static readonly string[] NumberScores = ["r2", "rmse", "mae"];

    private const string Efficacy = "Esteban, Hyland and Rätsch, arXiv:1706.02633 (TSTR, TRTS); SDMetrics' ML efficacy";

    private static readonly Dictionary<string, string> RegimeTexts = new(StringComparer.Ordinal)
    {
        ["trtr"] = "trained on real train rows, tested on the holdout",
        ["tstr"] = "trained on the synthetic rows, tested on the real holdout",
        ["trts"] = "trained on real train rows, tested on the synthetic rows that the split rule calls holdout",
        ["tsts"] = "trained on the synthetic rows that the split rule calls train, tested on its others",
    };

    private static readonly Dictionary<string, string> ScoreTitles = new(StringComparer.Ordinal)
    {
        ["accuracy"] = "accuracy",
        ["f1"] = "macro-F1",
        ["auc"] = "ROC AUC",
        ["r2"] = "R²",
        ["rmse"] = "RMSE",
        ["mae"] = "MAE",
    };

    private static readonly MetricDescriptor Prototype = new()
    {
        Id = "",
        Title = "",
        Summary = "",
        Family = "utility",
        NoiseRows = 2,
        Floor = FloorKind.MajorityOrMean,
        NoiseFloor = 0.02,
        Digits = 3,
        Cost = "three fits a table and regime (linear, random forest, boosted trees); those on real rows once a dataset",
        StandardError = RowBootstrap.OverHoldout,
        Source = Efficacy,
    };

    /// <summary>The metrics of models trained on real or on all synthetic rows: the gaps, then every score of TRTR, TSTR and TRTS.</summary>
    public static IReadOnlyList<MetricDescriptor> OnReal { get; } =
    [
        Gap("tstr-accuracy-gap", "TSTR accuracy gap", "accuracy", "on the same holdout rows"),
        Gap("tstr-f1-gap", "TSTR macro-F1 gap", "macro-F1", "on the same holdout rows"),
        Gap("tstr-auc-gap", "TSTR AUC gap", "ROC AUC (one class against the rest)", "on the same holdout rows"),
        Gap("tstr-r2-gap", "TSTR R² gap", "R², floored at 0,", "on the same holdout rows"),
        Prototype with
        {
            Id = "trts-gap",
            Version = 3,
            Title = "TRTS gap",
            TwoSided = true,
            Equation = "score(holdout) − score(synthetic), of models trained on real rows",
            Traps = "Rows that are too easy hide behind rows that are wrong; 'tsts-*' tells them apart.",
            Summary = "Mean over models trained on real rows of (score on the holdout − score on the synthetic rows that the split rule calls holdout), the score accuracy or R² floored at 0: 0 where synthetic rows are as predictable as real ones, above 0 where they are noisier, below 0 where they are too tidy; it is bad on both sides of 0. Rows whose target is missing are left out; of more rows to learn from than 20,000 (UtilityOptions.MostTrainingRows) that many are drawn, by a fixed rule, and of more rows to test on 20,000.",
            StandardError = "bootstrap over holdout rows and over synthetic rows, √ of the sum of squares",
            Unit = "score",
            Minimum = -1,
        },
        .. Regimes.SelectMany(Scores),
    ];

    /// <summary>The metrics of models trained on a part of the synthetic rows: every score of TSTS.</summary>
    public static IReadOnlyList<MetricDescriptor> OnSynthetic { get; } = [.. Scores("tsts")];

    private static IEnumerable<MetricDescriptor> Scores(string regime) => LabelScores.Concat(NumberScores).Select(score => Score(regime, score));

    private static MetricDescriptor Gap(string id, string title, string score, string where) => Prototype with
    {
        Id = id,
        Version = 2,
        Title = title,
        Headline = Headlines.Utility,
        Equation = "score(trained on real) − score(trained on synthetic)",
        Traps = "Where 'trtr-*' is little better than knowing nothing there is little to lose, and every gap is small. A difference within its standard error is none.",
        Summary = $"Mean over models of ({score} when trained on real rows − when trained on synthetic ones) {where}: 0 where synthetic rows teach as much, 1 where they teach nothing, below 0 where they teach more. It does not apply where models trained on real rows are not better than knowing nothing (the most frequent class, AUC .5, R² 0) by two standard errors: nothing could be lost. Rows whose target is missing are left out; of more rows to learn from than 20,000 (UtilityOptions.MostTrainingRows) that many are drawn, by a fixed rule, and of more rows to test on 20,000.",
        Unit = "score",
        Minimum = -1,
    };

    private static MetricDescriptor Score(string regime, string score)
    {
        bool error = score is "rmse" or "mae";
        return Prototype with
        {
            Id = $"{regime}-{score}",

            Version = 3,
            ModelScore = new ModelScore(regime.ToUpperInvariant(), ScoreTitles[score]),
            Title = $"{regime.ToUpperInvariant()} {ScoreTitles[score]}",
            Summary = $"{ScoreTitles[score]} of models {RegimeTexts[regime]}, mean over models. Rows whose target is missing are left out; of more rows to learn from than 20,000 (UtilityOptions.MostTrainingRows) that many are drawn, by a fixed rule, and of more rows to test on 20,000.",
            StandardError = regime is "trts" or "tsts" ? "bootstrap over the synthetic rows tested on, 200 resamples" : RowBootstrap.OverHoldout,
            Unit = error ? "target's unit" : "score",
            Minimum = score == "r2" ? double.NegativeInfinity : 0,
            Maximum = error ? double.PositiveInfinity : 1,
            Direction = regime != "tstr" ? Direction.None : error ? Direction.LowerIsBetter : Direction.HigherIsBetter,
            Ideal = error ? 0 : 1,
        };
    }
}
