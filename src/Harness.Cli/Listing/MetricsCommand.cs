using System.CommandLine;
using Harness.Cli.Terminal;
using Harness.Metrics;
using Harness.Reports.Words;

namespace Harness.Cli.Listing;

/// <summary><c>harness metrics</c>: what is measured, and what each number means.</summary>
internal static class MetricsCommand
{
    /// <summary>The command.</summary>
    /// <param name="surroundings">The process around it.</param>
    public static Command Create(Surroundings surroundings)
    {
        var id = new Argument<string?>("metric") { Description = "The id of one metric, to explain it.", Arity = ArgumentArity.ZeroOrOne };
        var json = new Option<bool>("--json") { Description = "Everything as JSON, for programs." };
        var command = new Command("metrics", """
            Lists the metrics, or explains one.

            Examples:
              harness metrics
              harness metrics ks-statistic
              harness metrics --json
            """) { id, json };
        command.SetAction(parsed =>
        {
            MetricDescriptor[] all = [.. Evaluators.Default.SelectMany(e => e.Metrics)];
            MetricDescriptor[] asked = parsed.GetValue(id) is { } one ? [Find(one, all)] : [.. all.Where(m => !m.IsWorst)];
            if (parsed.GetValue(json))
            {
                surroundings.Output.Write(JsonOutput.Of(asked.Select(m => new { m.Id, m.Title, m.Family, m.Summary, m.Equation, m.Unit, Minimum = Finite(m.Minimum), Maximum = Finite(m.Maximum), m.Ideal, m.TwoSided, Direction = m.Direction.ToString(), m.Version, m.Source, m.Traps, m.Cost, Worst = all.FirstOrDefault(w => w.WorstOf == m.Id)?.Id })));
            }
            else if (parsed.GetValue(id) is not null)
            {
                surroundings.Output.Write(Explain(asked[0], surroundings.Width));
            }
            else
            {
                surroundings.Output.Write(string.Concat(asked.GroupBy(m => m.Family).Select(f => $"{f.Key}\n{string.Concat(f.Select(m => Wrapped.Of($"  {m.Id,-32}", $"{m.Title}; {MetricWords.Direction(m)}", surroundings.Width)))}")));
            }

            return ExitCode.Good;
        });
        return command;
    }

    private static MetricDescriptor Find(string id, MetricDescriptor[] all) => all.FirstOrDefault(m => m.Id == id)
        ?? throw new InputException($"There is no metric '{id}'.{(NearestName.Find(id, all.Select(m => m.Id)) is { } near ? $" Did you mean '{near}'?" : "")} `harness metrics` lists them.");

    private static string Explain(MetricDescriptor metric, int width) => string.Concat(new (string Lead, string Text)[]
    {
        ("", $"{metric.Title} ({metric.Id}, {metric.Family})"),
        ("  ", metric.Summary),
        ("  equation  ", metric.Equation),
        ("  range     ", $"{MetricWords.Number(metric.Minimum)} to {MetricWords.Number(metric.Maximum)}{(metric.Unit.Length > 0 ? $", in {metric.Unit}" : "")}; {MetricWords.Direction(metric)}"),
        ("  s.e.      ", metric.StandardError),
        ("  cost      ", metric.Cost),
        ("  traps     ", metric.Traps),
        ("  source    ", metric.Source),
    }.Where(l => l.Text.Length > 0).Select(l => Wrapped.Of(l.Lead, l.Text, width)));

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
