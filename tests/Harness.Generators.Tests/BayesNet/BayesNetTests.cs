using Harness.Generators.BayesNet;
using Harness.Generators.Donors;
using Harness.Generators.Encoding;
using Harness.Random;
using Harness.Statistics;
using Harness.Tables;
using MathNet.Numerics.Distributions;

namespace Harness.Generators.Tests.BayesNet;

public sealed class BayesNetLaws() : GeneratorLaws(new BayesNetGenerator());

public class BayesNetTests
{
    private const int Rows = 8000;

    [Fact]
    public void A_known_network_is_found()
    {
        Table train = Alarm(1);
        StateColumn[] columns = [.. new TableCodec(train).Columns.Select(column => StateColumn.Of(Predictor.Of(column), 20))];
        (int[] order, Parent[][] parents) = new NetworkSearch(columns, [.. Enumerable.Range(0, Rows)], new BayesNetOptions(), new StepProgress(null, 1, default), default).Search();
        string[] edges = [.. parents.SelectMany((of, child) => of.Select(parent => string.Concat(new[] { child, parent.Column }.Order().Select(i => train.Schema[i].Name))))];

        // burglary and earthquake → alarm → john, mary; the noise column is nobody's parent and nobody's child.
        Assert.Subset(new HashSet<string>(["ba", "ea", "aj", "am", "be"]), edges.ToHashSet());
        Assert.Superset(new HashSet<string>(["aj", "am"]), edges.ToHashSet());
        Assert.Equal(Enumerable.Range(0, 6), order.Order());
    }

    [Fact]
    public void Joint_shares_of_a_known_network_come_back()
    {
        Table synthetic = new BayesNetGenerator().Fit(Alarm(1), new FitContext()).Sample(Rows, 3);
        foreach ((string yes, double expected) in Truth())
        {
            Assert.Equal(expected, Share(synthetic, yes), 0.02);
        }
    }

    [Fact]
    public void A_number_depends_on_two_others_and_keeps_its_margin()
    {
        RandomStream stream = new RandomStream(5).Fork("sum");
        double[] x = [.. Enumerable.Range(0, Rows).Select(row => Gauss(stream.Fork(0), row))];
        double[] y = [.. Enumerable.Range(0, Rows).Select(row => Gauss(stream.Fork(1), row))];
        double[] sum = [.. x.Select((v, row) => v + y[row] + 0.3 * Gauss(stream.Fork(2), row))];
        Table synthetic = new BayesNetGenerator().Fit(new Table([Number("x", x), Number("y", y), Number("sum", sum)]), new FitContext()).Sample(Rows, 2);
        double[] rest = [.. Values(synthetic, "sum").Select((v, row) => v - Values(synthetic, "x")[row] - Values(synthetic, "y")[row])];

        // Bins of an eighth or a twentieth of the rows blur both parents; one parent alone would leave a deviation of 1.04.
        Assert.InRange(Moments.StandardDeviation(rest), 0.3, 0.75);
        Assert.InRange(EmpiricalDistribution.KolmogorovSmirnov([.. Values(synthetic, "sum").Order()], [.. sum.Order()]), 0, 0.025);
        Assert.InRange(Values(synthetic, "sum").Intersect(sum).Count(), 0, Rows / 50);
    }

    [Fact]
    public void Gaps_and_spikes_stay_where_they_were()
    {
        Table train = Alarm(2);
        RandomStream stream = new RandomStream(7).Fork("amount");
        double[] amount = [.. Enumerable.Range(0, Rows).Select(row => train["a"].Format(row) == "no" ? 0 : row % 3 == 0 ? double.NaN : Math.Exp(Gauss(stream, row)))];
        Table synthetic = new BayesNetGenerator().Fit(new Table([.. train.Columns, Number("amount", amount)]), new FitContext()).Sample(Rows, 2);
        double[] made = Values(synthetic, "amount");
        Assert.InRange(made.Where((v, row) => v == 0 != (synthetic["a"].Format(row) == "no")).Count(), 0, Rows / 100);
        Assert.Equal(amount.Count(double.IsNaN) / (double)Rows, made.Count(double.IsNaN) / (double)Rows, 0.02);
    }

    [Fact]
    public void Fewer_parents_tell_less()
    {
        Table train = Alarm(1);
        double[] distances = [.. ((int[])[0, 1, 2]).Select(parents =>
        {
            Table synthetic = new BayesNetGenerator(new BayesNetOptions { MaximumParents = parents }).Fit(train, new FitContext()).Sample(Rows, 3);
            return Truth().Max(pair => Math.Abs(pair.Value - Share(synthetic, pair.Key)));
        })];
        Assert.True(distances[0] > 0.1, $"Without parents the shares are only {distances[0]} away.");
        Assert.InRange(distances[2], 0, 0.02);
    }

    [Fact]
    public void The_number_of_threads_changes_nothing()
    {
        Table train = Alarm(3);
        string[] texts = [.. ((int[])[1, 2, 7]).Select(threads => CsvTableWriter.Write(new BayesNetGenerator(new BayesNetOptions { MaximumThreads = threads, SelectionRows = 1000 })
            .Fit(train, new FitContext { Seed = 2 }).Sample(300, 9)))];
        Assert.Single(texts.Distinct());
    }

    private const double Burglary = 0.2;
    private const double Earthquake = 0.3;

    /// <summary>The shape of Pearl's alarm network with causes that are not rare, and a column apart.</summary>
    private static Table Alarm(ulong seed)
    {
        RandomStream stream = new RandomStream(seed).Fork("alarm");
        bool Draw(int column, int row, double chance) => stream.Fork(column).Uniform((ulong)row) < chance;
        bool[] b = [.. Enumerable.Range(0, Rows).Select(row => Draw(0, row, Burglary))];
        bool[] e = [.. Enumerable.Range(0, Rows).Select(row => Draw(1, row, Earthquake))];
        bool[] a = [.. Enumerable.Range(0, Rows).Select(row => Draw(2, row, AlarmChance(b[row], e[row])))];
        return new Table([Label("b", b), Label("e", e), Label("a", a),
            Label("j", [.. a.Select((on, row) => Draw(3, row, on ? 0.9 : 0.05))]),
            Label("m", [.. a.Select((on, row) => Draw(4, row, on ? 0.7 : 0.01))]),
            Label("noise", [.. a.Select((_, row) => Draw(5, row, 0.4))])]);
    }

    private static double AlarmChance(bool burglary, bool earthquake) => (burglary, earthquake) switch { (true, true) => 0.95, (true, false) => 0.9, (false, true) => 0.3, _ => 0.01 };

    /// <summary>The chance that all of these columns say yes.</summary>
    private static Dictionary<string, double> Truth()
    {
        double both = Burglary * Earthquake;
        double alarm = both * 0.95 + (Burglary - both) * 0.9 + (Earthquake - both) * 0.3 + (1 - Burglary - Earthquake + both) * 0.01;
        return new()
        {
            ["a"] = alarm,
            ["be"] = both,
            ["bea"] = both * 0.95,
            ["ba"] = both * 0.95 + (Burglary - both) * 0.9,
            ["ajm"] = alarm * 0.63,
            ["jm"] = alarm * 0.63 + (1 - alarm) * 0.0005,
        };
    }

    private static double Share(Table table, string columns) =>
        Enumerable.Range(0, table.RowCount).Count(row => columns.All(name => table[$"{name}"].Format(row) == "yes")) / (double)table.RowCount;

    private static double[] Values(Table table, string name) => ((NumericColumn)table[name]).Values.ToArray();

    private static NumericColumn Number(string name, double[] values) => new(new(name, ColumnKind.Numerical), values);

    private static CategoricalColumn Label(string name, bool[] values) => CategoricalColumn.FromLabels(new(name, ColumnKind.Categorical), [.. values.Select(v => v ? "yes" : "no")]);

    private static double Gauss(RandomStream stream, int position) => Normal.InvCDF(0, 1, stream.OpenUniform((ulong)position));
}
