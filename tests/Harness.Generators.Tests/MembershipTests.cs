using Harness.Generators.Arf;
using Harness.Generators.BayesNet;
using Harness.Generators.Bootstrap;
using Harness.Generators.Cart;
using Harness.Generators.GaussianCopula;
using Harness.Generators.Mixture;
using Harness.Statistics;
using Harness.Tables;

namespace Harness.Generators.Tests;

/// <summary>
/// A generator that avoids the rows it has learned gives them away: a real row that it produces is then almost surely none of them. So on a table of distinct rows
/// train rows come back as often as rows of the holdout, or more often, which the metrics of copying judge; never less often.
/// </summary>
public sealed class MembershipTests
{
    /// <summary>Generators, and the smallest share of synthetic rows that are real ones: with fewer there would be nothing to compare.</summary>
    public static TheoryData<IGenerator, double> Generators { get; } = new()
    {
        { new CartGenerator(), 0.5 },
        { new ArfGenerator(), 0.5 },
        { new MixtureGenerator(), 0.5 },
        { new BayesNetGenerator(), 0.05 },
        { new GaussianCopulaGenerator(), 0 },
        { new BootstrapGenerator(), 1 },
    };

    [Theory]
    [MemberData(nameof(Generators), DisableDiscoveryEnumeration = true)]
    public void Train_rows_come_back_no_less_often_than_rows_that_were_not_seen(IGenerator generator, double smallest)
    {
        Assert.InRange(Excess(generator, out double share), -3, double.MaxValue); // Below −3 is a chance of one in a thousand.
        Assert.InRange(share, smallest, 1);
    }

    [Fact]
    public void A_generator_that_avoids_train_rows_is_seen() => Assert.InRange(Excess(new Avoiding(new MixtureGenerator()), out _), double.MinValue, -30);

    /// <summary>By how many standard errors a train row comes back more often than a holdout row, over three tables; the error is that of the scatter from row to row.</summary>
    private static double Excess(IGenerator generator, out double share)
    {
        var train = new List<double>();
        var holdout = new List<double>();
        for (ulong seed = 1; seed <= 3; seed++)
        {
            (Table learned, Table unseen) = DistinctRows.Split(seed);
            Table synthetic = generator.Fit(learned, new FitContext { Seed = seed }).Sample(learned.RowCount, seed);
            Dictionary<string, int> counts = Rows(synthetic).CountBy(row => row).ToDictionary(StringComparer.Ordinal);
            train.AddRange(Rows(learned).Select(row => (double)counts.GetValueOrDefault(row)));
            holdout.AddRange(Rows(unseen).Select(row => (double)counts.GetValueOrDefault(row)));
        }

        share = (train.Sum() + holdout.Sum()) / train.Count;
        double difference = train.Average() - holdout.Average();
        double excess = difference / Math.Sqrt(SquaredError([.. train]) + SquaredError([.. holdout]));
        TestContext.Current.TestOutputHelper?.WriteLine($"{generator.Info.Id}: a train row {train.Average():0.000} times, a holdout row {holdout.Average():0.000} times, {excess:0.0} standard errors more often");
        return excess;
    }

    private static double SquaredError(double[] values) => Math.Pow(Moments.StandardDeviation(values), 2) / values.Length;

    private static IEnumerable<string> Rows(Table table) =>
        Enumerable.Range(0, table.RowCount).Select(row => string.Concat(table.Columns.Select(column => column.Format(row))));

    /// <summary>Leaves out rows that equal a train row.</summary>
    private sealed class Avoiding(IGenerator inner) : IGenerator, IFittedGenerator
    {
        private IFittedGenerator? _fitted;
        private HashSet<string> _train = [];

        public GeneratorInfo Info => inner.Info;

        public IFittedGenerator Fit(Table train, FitContext context)
        {
            _fitted = inner.Fit(train, context);
            _train = Rows(train).ToHashSet(StringComparer.Ordinal);
            return this;
        }

        public Table Sample(int rows, ulong seed, CancellationToken cancellation = default)
        {
            Table many = _fitted!.Sample(4 * rows, seed, cancellation);
            return many.Take([.. Rows(many).Select((row, i) => (row, i)).Where(r => !_train.Contains(r.row)).Select(r => r.i).Take(rows)]);
        }
    }
}
