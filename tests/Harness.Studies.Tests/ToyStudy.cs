using System.Globalization;
using System.Text;
using Harness.Arbitraries;
using Harness.Generators;
using Harness.Generators.Bootstrap;
using Harness.Generators.Independent;
using Harness.Metrics;
using Harness.Scoring;
using Harness.Tables;

namespace Harness.Studies.Tests;

/// <summary>A small table with a column of each kind, and studies of it with all that the core measures.</summary>
internal static class ToyStudy
{
    // Every evaluator of the core, those of tomorrow too.
    public static readonly IEvaluator[] Evaluators =
        [.. typeof(IEvaluator).Assembly.GetTypes().Where(t => t.IsClass && t.IsAssignableTo(typeof(IEvaluator))).OrderBy(t => t.Name, StringComparer.Ordinal).Select(t => (IEvaluator)Activator.CreateInstance(t)!)];

    public static readonly IGenerator[] Generators = [new IndependentGenerator(), new BootstrapGenerator()];

    public static Table Table => new(
    [
        new NumericColumn(new ColumnSchema("number", ColumnKind.Numerical), [.. Enumerable.Range(0, 60).Select(i => i % 7 == 3 ? double.NaN : i * i % 31 / 4.0)]),
        CategoricalColumn.FromLabels(new ColumnSchema("label", ColumnKind.Categorical), [.. Enumerable.Range(0, 60).Select(i => "xyz"[i * i % 3].ToString())]),
        new DateTimeColumn(new ColumnSchema("date", ColumnKind.DateTime, new DateTimeFormat("%Y-%m-%d")), [.. Enumerable.Range(0, 60).Select(i => new DateTime(2020, 1, 1).AddDays(i * i % 50).Ticks)]),
        new CategoricalColumn(new ColumnSchema("flag", ColumnKind.Boolean), [.. Enumerable.Range(0, 60).Select(i => i % 2)], ["False", "True"]),
    ]);

    public static Study Open(StudyFolder folder, IReadOnlyList<IEvaluator>? evaluators = null, IReadOnlyList<IGenerator>? generators = null) =>
        new(folder.Manifest(), new StudyRegistry { Evaluators = evaluators ?? Evaluators, Generators = generators ?? Generators });

    /// <summary>Every number of every pair, to the bit.</summary>
    public static async Task<string> Everything(Study study)
    {
        var text = new StringBuilder();
        foreach (StudyPair pair in study.Manifest.Pairs)
        {
            Scorecard scorecard = await study.ScoreAsync(pair);
            text.AppendJoin('\n', scorecard.Scores.Select(s => $"{s.Descriptor.Id} {s.Frame} {s.Fresh} {string.Join(' ', s.FramedValues)}")).Append('\n');
            foreach (SeedScores seed in scorecard.Seeds)
            {
                text.Append(CultureInfo.InvariantCulture, $"{pair} {seed.Seed} {seed.Rows}\n").AppendJoin('\n', seed.Columns).Append('\n');
                foreach (MetricResult result in seed.Results)
                {
                    var computed = result as MetricResult.Computed;
                    text.Append(computed is null ? result : computed with { Parts = [] }).Append('\n').AppendJoin('\n', computed?.Parts ?? []).Append('\n');
                }
            }
        }

        return text.ToString();
    }
}
