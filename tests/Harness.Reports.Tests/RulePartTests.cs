using Harness.Arbitraries;
using Harness.Datasets;

namespace Harness.Reports.Tests;

/// <summary>Rules, declared and found, stand in one table of the page and in <c>study.json</c>, with what keeps them.</summary>
public class RulePartTests
{
    [Fact]
    public void Broken_rules_stand_first_with_their_rows_and_shares()
    {
        Dataset dataset = Dataset.Of(RuledTable.Create(3000, 1), RuledTable.Create(1000, 2));
        Evaluation evaluation = Evaluation.Run(dataset, RuledTable.Create(3000, 3, "land follows from city"), new EvaluationOptions { Progress = null, Evaluators = [new Metrics.Rules.FoundRuleEvaluator()] });

        using var folder = new TemporaryFolder();
        string path = folder.PathOf("page.html");
        evaluation.SaveHtml(path);

        string page = File.ReadAllText(path);
        string section = page[page.IndexOf("id=\"rules\"", StringComparison.Ordinal)..];
        Assert.Matches(@"1 of 2\d rules broken\. 2\d rules were found: of [\d\s]+ tried", section);
        Assert.True(section.IndexOf("land follows from city", StringComparison.Ordinal) < section.IndexOf("opened ≤ closed", StringComparison.Ordinal));
        Assert.Matches("<b>99\\.[56]\u00A0%</b>", section);
        Assert.Contains("8, 208, 408, …", section, StringComparison.Ordinal);
    }
}
