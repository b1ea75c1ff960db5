using Harness.Datasets;
using Harness.Reports.GitHub;
using Harness.Studies;
using Harness.Studies.Snapshots;

namespace Harness.Reports.Tests.GitHub;

public class AnnotationsTests
{
    private static readonly Dataset Iris = Reports.Dataset("iris");

    [Fact]
    public void A_study_that_passes_has_none() =>
        Assert.Empty(Annotations.Of(Reports.Study(Reports.Pair(Iris, "a", [0.5]), Reports.Pair(Iris, "b", [0.01], SnapshotStatus.Better)), f => ("file", 1)));

    [Fact]
    public void Each_pair_comes_once_before_any_comes_twice()
    {
        SnapshotDifference Move(string metric, double over) => new(metric, Change.Worse, "0.1", "0.2", ["x 0.1 → 0.4"]) { Noise = 0.0123, OverNoise = over };
        StudyResult study = Reports.Study(
            Reports.Pair(Iris, "a", [0.01], SnapshotStatus.Worse) with { Differences = [Move("m", 9), Move("n", 8)] },
            Reports.Pair(Iris, "b", [0.01], SnapshotStatus.Worse) with { Differences = [Move("m", 2)] });

        Assert.Equal(
            [
                "::error file=a.json,line=1,title=iris / a%3A m worse::0.1 → 0.2 (noise ± 0.012); most in x 0.1 → 0.4",
                "::error file=b.json,line=1,title=iris / b%3A m worse::0.1 → 0.2 (noise ± 0.012); most in x 0.1 → 0.4",
                "::error file=a.json,line=2,title=iris / a%3A n worse::0.1 → 0.2 (noise ± 0.012); most in x 0.1 → 0.4",
            ],
            Annotations.Of(study, f => ($"{f.Pair.Generator}.json", f.Metric == "m" ? 1 : 2)));
    }

    [Fact]
    public void Ten_are_shown_and_the_last_one_counts_the_others()
    {
        IReadOnlyList<string> lines = Annotations.Of(Reports.Large(SnapshotStatus.Worse), f => (null, null));

        Assert.Equal(10, lines.Count);
        Assert.All(lines, l => Assert.InRange(l.Length, 50, 1000));
        Assert.DoesNotContain(lines.Take(9), l => l.Contains("more failures", StringComparison.Ordinal));
        Assert.EndsWith("%0AAnd 8790 more failures; 800 pairs do not pass in all. The job summary has them.", lines[9], StringComparison.Ordinal);
    }

    [Fact]
    public void A_hostile_name_stays_in_its_line()
    {
        Dataset hostile = Reports.Dataset("a\n::warning::b, c");
        string line = Assert.Single(Annotations.Of(Reports.Study(Reports.Failed(hostile, "g", "x\r\n::add-mask::y")), f => (null, null)));

        Assert.StartsWith("::error title=a%0A%3A%3Awarning%3A%3Ab%2C c / g%3A generator failed::", line, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', line);
        Assert.DoesNotContain('\r', line);
    }
}
