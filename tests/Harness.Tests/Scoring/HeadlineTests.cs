using Harness.Arbitraries;
using Harness.Generators;
using Harness.Metrics;
using Harness.Metrics.Joint;
using Harness.Scoring;
using Harness.Tables;

namespace Harness.Tests.Scoring;

public class HeadlineTests
{
    private static readonly GeneratorInfo Generator = new() { Id = "damage", Title = "Damage", Family = "test", Version = "1", License = "none" };

    /// <summary>A value far below the floor counts as the floor, one above the ceiling as the ceiling, seed by seed.</summary>
    [Fact]
    public void No_part_decides_the_mean_and_none_makes_up_for_another()
    {
        Headline fidelity = Headline.Fidelity(Card(("far off", [70, 70]), ("too good", [0, 0.3]), ("between", [0.3, 0.2])))!;

        Assert.Equal([0, (1 + 0.5) / 2, (0.5 + 0.75) / 2], fidelity.Parts.Select(p => p.Value), (x, y) => Math.Abs(x - y) < 1e-12);
        Assert.Equal([(0 + 1 + 0.5) / 3, (0 + 0.5 + 0.75) / 3], fidelity.Values, (x, y) => Math.Abs(x - y) < 1e-12);
    }

    /// <summary>Density is as bad above 1 as below, so it has no place in a mean where more is better.</summary>
    [Fact]
    public void Density_is_no_part() =>
        Assert.Equal(["energy-distance", "coverage"], new JointEvaluator().Metrics.Where(m => m.Headline == Headlines.Fidelity).Select(m => m.Id));

    private static Scorecard Card(params (string Metric, double[] Seeds)[] metrics)
    {
        Table table = new([new NumericColumn(new ColumnSchema("x", ColumnKind.Numerical), [1, 2, 4])]);
        return new Scorecard
        {
            Dataset = TableMaps.Dataset(table, table, table),
            Generator = Generator,
            Seeds = [],
            Scores =
            [
                .. metrics.Select(m => new MetricScore(
                    new MetricDescriptor { Id = m.Metric, Title = m.Metric, Summary = "", Family = "marginals", Source = "", Headline = Headlines.Fidelity },
                    [.. m.Seeds.Select(v => new MetricResult.Computed(m.Metric, v))])
                {
                    Frame = new ReferenceFrame(m.Metric, 2, 0.5, 0.01, 0.1, 0.01, Direction.LowerIsBetter),
                    FramedValues = m.Seeds,
                }),
            ],
        };
    }
}
