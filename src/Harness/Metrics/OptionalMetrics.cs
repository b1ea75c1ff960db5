namespace Harness.Metrics;

/// <summary>The metrics of packages that may not be installed, so that a limit on one of them is not taken for a misspelling.</summary>
internal static class OptionalMetrics
{
    /// <summary>The package of each metric, by id.</summary>
    public static IReadOnlyDictionary<string, string> PackageOf { get; } = Of(
        ("Harness.Utility",
        [
            "augmentation-lift", "calibration-gap", "detection-auc", "class-recall-gap", "class-recall-gap-worst", "importance-agreement", "subgroup-gap",
            "subgroup-gap-worst", "trtr-accuracy", "trtr-auc", "trtr-f1", "trtr-mae", "trtr-r2", "trtr-rmse", "trts-accuracy", "trts-auc",
            "trts-f1", "trts-gap", "trts-mae", "trts-r2", "trts-rmse", "tstr-accuracy", "tstr-accuracy-gap", "tstr-auc", "tstr-auc-gap",
            "tstr-f1", "tstr-f1-gap", "tstr-mae", "tstr-r2", "tstr-r2-gap", "tstr-rmse", "tsts-accuracy", "tsts-auc", "tsts-f1",
            "tsts-mae", "tsts-r2", "tsts-rmse",
        ]),
        ("Harness.SdMetrics",
        [
            "sdmetrics.column-pair-trends", "sdmetrics.column-shapes", "sdmetrics.diagnostic", "sdmetrics.quality",
        ]));

    private static Dictionary<string, string> Of(params (string Package, string[] Ids)[] packages) =>
        packages.SelectMany(p => p.Ids.Select(id => (p.Package, id))).ToDictionary(m => m.id, m => m.Package, StringComparer.Ordinal);
}
