using System.Xml.Linq;
using Harness.Generators;
using Harness.Reports.Words;
using static Harness.Reports.Html.Tag;

namespace Harness.Reports.Html.Pair;

/// <summary>Where the tables come from: library, version, parameters, seeds, times, digests.</summary>
internal static class ProvenancePart
{
    /// <summary>The section.</summary>
    /// <param name="view">The pair.</param>
    public static XElement Of(PairView view)
    {
        GeneratorInfo generator = view.Scorecard.Generator;
        (string Name, string Value)[] lines =
        [
            ("dataset", string.Join(" · ", new[] { view.Dataset.Title, view.Dataset.Source, view.Dataset.License }.Where(t => t.Length > 0))),
            ("generator", string.Join(" · ", new[] { generator.Title, generator.Family, generator.Version, generator.License }.Where(t => t.Length > 0))),
            ("parameters", string.Join(", ", generator.Parameters.Select(p => $"{p.Key} = {p.Value}"))),
            ("packages", string.Join(", ", generator.Packages.Select(p => $"{p.Key} {p.Value}"))),
            ("seeds", string.Join(", ", view.Scorecard.Seeds.Select(s => s.Seed))),
            ("seconds to fit", view.Scorecard.FitSeconds is { } seconds ? Numbers.Time(seconds) : ""),
            ("train", view.Dataset.TrainDigest),
            ("holdout", view.Dataset.HoldoutDigest),
            ("reading", string.Join(" · ", view.Notes)),
            ("failures", string.Join("; ", view.Scorecard.Failures.Select(f => $"seed {f.Seed}: {f}"))),
        ];
        return Page.Section("provenance", "Provenance", null, El("table", El("tbody", lines.Where(l => l.Value.Length > 0).Select(l => El("tr", El("th", At("scope", "row"), l.Name), Tag.Of("td", "any", l.Name is "train" or "holdout" ? El("code", l.Value) : l.Value))))));
    }
}
