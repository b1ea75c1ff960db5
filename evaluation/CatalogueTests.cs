using System.Globalization;
using System.Text;
using Harness.Datasets;
using Harness.Metrics;
using Harness.Random;

namespace EvaluationProject;

/// <summary>What holds for every metric of the evaluation, on a table of this test's own: which datasets are judged makes no difference.</summary>
public sealed class CatalogueTests
{
    private const int Rows = 800;

    /// <summary>A label and a number as targets, between them columns of every kind, gaps and rules.</summary>
    [Theory]
    [InlineData("segment", "multiclass")]
    [InlineData("spent", "regression")]
    public void Every_metric_has_a_standard_error_or_says_why_it_has_no_value(string target, string task)
    {
        Dataset dataset = Accounts(target, task);

        // Holdout rows that train has not: what a good generator would make.
        var shared = new DatasetContext(dataset);
        foreach (IEvaluator evaluator in Composition.Registry.Evaluators)
        {
            Assert.All(evaluator.Evaluate(new PairContext(dataset, dataset.Holdout, shared, default)), result =>
            {
                if (result is MetricResult.Failed { Unavailable: true } failed)
                {
                    Assert.Skip(failed.Reason);
                }
                else if (result is not MetricResult.NotApplicable { Reason.Length: > 0 })
                {
                    Assert.InRange(Assert.NotNull(Assert.IsType<MetricResult.Computed>(result).Uncertainty), 0, double.MaxValue);
                }
            });
        }

        Assert.All(Composition.Registry.Metrics, metric => Assert.NotEmpty(metric.StandardError));
    }

    private static Dataset Accounts(string target, string task)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("harness-");
        try
        {
            string accounts = folder.CreateSubdirectory("accounts").FullName;
            File.WriteAllText(Path.Combine(accounts, "data.csv"), Csv());
            File.WriteAllText(Path.Combine(accounts, "dataset.json"), $$"""
                { "name": "accounts", "title": "Accounts", "source": "drawn by this test", "license": "MIT", "target": "{{target}}", "task": "{{task}}",
                  "rules": [{ "ordered": ["opened", "closed"] }, { "combinations": ["city", "country"] }, { "unique": ["account"] }],
                  "metadata": { "columns": {
                    "account": { "sdtype": "id" }, "city": { "sdtype": "categorical" }, "country": { "sdtype": "categorical" },
                    "member": { "sdtype": "boolean" }, "visits": { "sdtype": "numerical" }, "income": { "sdtype": "numerical" },
                    "opened": { "sdtype": "datetime", "datetime_format": "%Y-%m-%d" }, "closed": { "sdtype": "datetime", "datetime_format": "%Y-%m-%d" },
                    "segment": { "sdtype": "categorical" }, "spent": { "sdtype": "numerical" } } } }
                """);
            return DatasetReader.Read(accounts);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Csv()
    {
        RandomStream stream = new RandomStream(1).Fork("accounts");
        string[] cities = ["Graz", "Wien", "Bern", "Genf", "Ulm"];
        string[] countries = ["Austria", "Austria", "Switzerland", "Switzerland", "Germany"];
        var text = new StringBuilder("account,city,country,member,visits,income,opened,closed,segment,spent\n");
        for (int row = 0; row < Rows; row++)
        {
            RandomStream cell = stream.Fork(row);
            int city = cell.Index(0, cities.Length);
            bool gap = cell.Index(1, 10) == 0;
            int visits = cell.Index(2, 8) + city;
            double income = 20 * (1 + city) - 15 * Math.Log(cell.OpenUniform(3));
            var opened = new DateTime(2020, 1, 1).AddDays(cell.Index(4, 900));
            DateTime closed = opened.AddDays(cell.Index(5, 300));
            string segment = visits > 6 ? "often" : income > 80 ? "rich" : "rare";
            double spent = visits * 3 + income / 4 + 4 * cell.Uniform(6);
            text.Append(CultureInfo.InvariantCulture, $"a{row},{cities[city]},{countries[city]},{(gap ? "" : visits % 2 == 0)},{visits},{(gap ? "" : Math.Round(income, 2))},{opened:yyyy-MM-dd},{closed:yyyy-MM-dd},{segment},{spent:F2}\n");
        }

        return text.ToString();
    }
}
