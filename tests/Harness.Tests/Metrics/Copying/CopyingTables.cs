using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Random;
using Harness.Tables;

namespace Harness.Tests.Metrics.Copying;

/// <summary>Real tables of a known law, and what honest and dishonest generators make of them: 750 train rows, 250 of holdout.</summary>
internal static class CopyingTables
{
    public const int TrainRows = 750;
    public const int HoldoutRows = 250;

    private const int Columns = 6;

    private static readonly string[] Names = [.. "abcdefghijkl".Select(c => c.ToString())];

    /// <summary>Six normal columns, each related to the one before.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="stream">The numbers.</param>
    /// <param name="scale">The standard deviation.</param>
    public static Table Normals(int rows, RandomStream stream, double scale = 1)
    {
        var columns = new double[Columns][];
        for (int c = 0; c < Columns; c++)
        {
            RandomStream own = stream.Fork(c);
            columns[c] = [.. Enumerable.Range(0, rows).Select(i => c == 0 ? Normal(own, i) : 0.5 * columns[c - 1][i] + Math.Sqrt(0.75) * Normal(own, i))];
        }

        return new Table(columns.Select((values, c) => new NumericColumn(new ColumnSchema($"x{c}", ColumnKind.Numerical), [.. values.Select(v => scale * v)])));
    }

    /// <summary>Four columns of labels, of which few are frequent, and two of numbers that depend on them.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="stream">The numbers.</param>
    /// <param name="power">How much more often than by the law frequent labels are drawn: probabilities to this power.</param>
    public static Table Labels(int rows, RandomStream stream, double power = 1)
    {
        double[] weights = [.. Enumerable.Range(1, Names.Length).Select(i => Math.Pow(1.0 / i, power))];
        int[][] codes = [.. Enumerable.Range(0, 4).Select(c => Enumerable.Range(0, rows).Select(i => Draw(weights, stream.Fork(c).Uniform((ulong)i))).ToArray())];
        return new Table(
        [
            .. codes.Select((own, c) => (Column)CategoricalColumn.FromLabels(new ColumnSchema($"l{c}", ColumnKind.Categorical), [.. own.Select(code => Names[code])])),
            .. Enumerable.Range(4, 2).Select(c => new NumericColumn(
                new ColumnSchema($"x{c}", ColumnKind.Numerical), [.. Enumerable.Range(0, rows).Select(i => Normal(stream.Fork(c), i) + codes[c - 4][i] / 4.0)])),
        ]);
    }

    /// <summary>A dataset of two samples.</summary>
    public static Dataset Dataset(Func<int, RandomStream, Table> sample, RandomStream stream)
    {
        Table train = sample(TrainRows, stream.Fork("train"));
        return TableMaps.Dataset(train, train, sample(HoldoutRows, stream.Fork("holdout")));
    }

    /// <summary>A table whose first rows are other rows, each number moved by a share of its column's standard deviation.</summary>
    public static Table Jittered(Table table, Table from, int rows, double by, RandomStream stream) => new(table.Columns.Select((column, c) =>
    {
        ReadOnlySpan<double> values = ((NumericColumn)from.Columns[c]).Values;
        double deviation = Harness.Statistics.Moments.StandardDeviation(values);
        double[] own = ((NumericColumn)column).Values.ToArray();
        for (int i = 0; i < rows; i++)
        {
            own[i] = values[stream.Index((ulong)i, values.Length)] + by * deviation * Normal(stream.Fork(c), i);
        }

        return new NumericColumn(column.Schema, own);
    }));

    private static int Draw(double[] weights, double uniform)
    {
        double left = uniform * weights.Sum();
        int code = 0;
        while (code < weights.Length - 1 && left >= weights[code])
        {
            left -= weights[code++];
        }

        return code;
    }

    private static double Normal(RandomStream stream, int i) =>
        Math.Sqrt(-2 * Math.Log(stream.OpenUniform((ulong)(2 * i)))) * Math.Cos(2 * Math.PI * stream.Uniform((ulong)(2 * i + 1)));
}
