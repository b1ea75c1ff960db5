using Harness.Random;
using Harness.Tables;

namespace Harness.Benchmarks;

/// <summary>Random tables of 15 columns, 8 numbers and 7 labels, that depend on each other; two columns have missing values.</summary>
internal static class MixedTable
{
    private const int Numbers = 8;
    private static readonly int[] Levels = [2, 3, 5, 8, 12, 20, 50];

    /// <summary>A table; the same seed gives the same table.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="seed">The seed.</param>
    public static Table Create(int rows, ulong seed)
    {
        var stream = new RandomStream(seed);
        double[] latent = Normal(stream.Fork("latent"), rows);
        var columns = new List<Column>();
        for (int i = 0; i < Numbers; i++)
        {
            double[] own = Normal(stream.Fork("number").Fork(i), rows);
            double weight = i / (double)Numbers;
            var values = new double[rows];
            for (int row = 0; row < rows; row++)
            {
                double value = weight * latent[row] + Math.Sqrt(1 - weight * weight) * own[row];
                values[row] = i switch
                {
                    0 => Math.Round(40 + 12 * value),
                    1 when stream.Fork("gap").Uniform((ulong)row) < 0.05 => double.NaN,
                    2 => Math.Round(Math.Exp(7 + value), 2),
                    _ => Math.Round(value, 4),
                };
            }

            columns.Add(new NumericColumn(new ColumnSchema($"n{i}", ColumnKind.Numerical), values));
        }

        for (int i = 0; i < Levels.Length; i++)
        {
            RandomStream own = stream.Fork("label").Fork(i);
            string[] levels = [.. Enumerable.Range(0, Levels[i]).Select(level => $"level {level:00}")];
            var codes = new int[rows];
            for (int row = 0; row < rows; row++)
            {
                bool follows = own.Uniform((ulong)row) < i / (double)Levels.Length;
                double place = follows ? 1 / (1 + Math.Exp(-1.7 * latent[row])) : Math.Pow(own.Uniform((ulong)(rows + row)), 2);
                codes[row] = i == 3 && own.Uniform((ulong)(2 * rows + row)) < 0.03 ? CategoricalColumn.Missing : (int)(place * Levels[i]);
            }

            columns.Add(new CategoricalColumn(new ColumnSchema($"c{i}", ColumnKind.Categorical), codes, levels));
        }

        return new Table(columns);
    }

    private static double[] Normal(RandomStream stream, int count)
    {
        var normal = new double[count];
        for (int i = 0; i < count; i++)
        {
            normal[i] = Math.Sqrt(-2 * Math.Log(stream.OpenUniform((ulong)(2 * i)))) * Math.Cos(2 * Math.PI * stream.Uniform((ulong)(2 * i + 1)));
        }

        return normal;
    }
}
