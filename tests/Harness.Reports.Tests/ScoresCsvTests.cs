using Harness.Datasets;

namespace Harness.Reports.Tests;

/// <summary>Every number as CSV.</summary>
public class ScoresCsvTests
{
    [Fact]
    public void A_line_a_pair_seed_metric_and_part()
    {
        Dataset iris = Reports.Dataset("iris");

        Assert.Equal(
            """"
            dataset,generator,seed,metric,part,other,value,why
            iris,"a,""b""",1,ks-statistic,,,0.1,
            iris,"a,""b""",1,density,,,0.5,
            iris,"a,""b""",1,tstr-accuracy,,,0.75,
            iris,"a,""b""",1,tstr-accuracy,linear,,0.75,
            iris,"a,""b""",2,ks-statistic,,,0.30000000000000004,
            iris,"a,""b""",2,density,,,0.5,
            iris,"a,""b""",2,tstr-accuracy,,,0.75,
            iris,"a,""b""",2,tstr-accuracy,linear,,0.75,
            iris,c,1,,,,,"X in fit: no, luck"

            """".ReplaceLineEndings("\n"),
            ScoresCsv.Write(Reports.Study(Reports.Pair(iris, "a,\"b\"", [0.1, 0.1 + 0.2]), Reports.Failed(iris, "c", "no, luck"))));
    }
}
