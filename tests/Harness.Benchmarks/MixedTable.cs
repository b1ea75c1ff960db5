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

    /// <summary>A table of another number of columns, numbers and labels in turn, fifteen at a time as above.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="columns">Number of columns, at least 1.</param>
    /// <param name="levels">Labels of one more column; 0 for none.</param>
    public static Table Create(int rows, ulong seed, int columns, int levels)
    {
        var chosen = new List<Column>();
        for (ulong block = 0; chosen.Count < columns; block++)
        {
            Column[] all = [.. Create(rows, seed + 1000 * block).Columns];
            Column[] inTurn = [.. Enumerable.Range(0, Numbers).SelectMany(i => i < Levels.Length ? (Column[])[all[i], all[Numbers + i]] : [all[i]])];
            chosen.AddRange(inTurn.Take(columns - chosen.Count).Select(c => Renamed(c, $"{block} {c.Name}")));
        }

        if (levels > 0)
        {
            RandomStream stream = new RandomStream(seed).Fork("many");
            chosen.Add(new CategoricalColumn(
                new ColumnSchema("many", ColumnKind.Categorical),
                [.. Enumerable.Range(0, rows).Select(row => stream.Index((ulong)row, levels))],
                [.. Enumerable.Range(0, levels).Select(level => $"level {level:00000}")]));
        }

        return new Table(chosen);
    }

    private static Column Renamed(Column column, string name) => column is NumericColumn number
        ? new NumericColumn(number.Schema with { Name = name }, number.Values.ToArray())
        : new CategoricalColumn(column.Schema with { Name = name }, ((CategoricalColumn)column).Codes.ToArray(), [.. ((CategoricalColumn)column).Levels]);

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
