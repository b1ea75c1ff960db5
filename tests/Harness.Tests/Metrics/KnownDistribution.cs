using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Random;
using Harness.Tables;

namespace Harness.Tests.Metrics;

/// <summary>Fresh samples of a known distribution of three numbers and two labels, with gaps, that depend on each other; and of another one.</summary>
internal static class KnownDistribution
{
    /// <summary>A sample.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="changed">Whether of the other distribution: shifted, wider, with weaker relations, one that is made up, and more gaps, most where x is large.</param>
    public static Table Sample(int rows, ulong seed, bool changed = false)
    {
        RandomStream stream = new RandomStream(seed).Fork("known");
        (double shift, double relation) = changed ? (0.3, 0.3) : (0, 0.7);
        double[] z = Normal("z");
        double[] own = Normal("y");
        double[] tail = Normal("w");
        double[] noise = Normal("noise");
        double[] gap = Uniform("gap");
        double[] group = Uniform("group");
        double[] mark = Uniform("mark");
        double[] unmarked = Uniform("unmarked");
        var groups = new string[rows];
        var marks = new string?[rows];
        for (int i = 0; i < rows; i++)
        {
            groups[i] = z[i] + noise[i] * (changed ? 2 : 0.7) > 0.4 + shift ? "a" : group[i] < 0.5 ? "b" : group[i] < 0.8 ? "c" : "d";
            marks[i] = unmarked[i] < (changed ? 0.25 : 0.1) ? null : mark[i] < (changed ? 0.3 : 0.6) ? (groups[i] == "a" ? "p" : "q") : mark[i] < 0.9 ? "r" : "s";
        }

        return new Table(
        [
            Number("x", i => shift + (1 + shift) * z[i]),
            Number("y", i => relation * z[i] + Math.Sqrt(1 - relation * relation) * own[i]),
            Number("w", i => gap[i] < (changed ? z[i] > 0 ? 0.5 : 0.1 : 0.15) ? double.NaN : Math.Exp(0.5 * (changed ? 0.8 * tail[i] - 0.6 * z[i] : tail[i]) + shift)),
            CategoricalColumn.FromLabels(new ColumnSchema("group", ColumnKind.Categorical), groups),
            CategoricalColumn.FromLabels(new ColumnSchema("mark", ColumnKind.Categorical), marks),
        ]);

        NumericColumn Number(string name, Func<int, double> value) =>
            new(new ColumnSchema(name, ColumnKind.Numerical), [.. Enumerable.Range(0, rows).Select(value)]);
        double[] Uniform(string scope) => [.. Enumerable.Range(0, rows).Select(i => stream.Fork(scope).Uniform((ulong)i))];
        double[] Normal(string scope) =>
        [
            .. Enumerable.Range(0, rows).Select(i =>
                Math.Sqrt(-2 * Math.Log(stream.Fork(scope).OpenUniform((ulong)(2 * i)))) * Math.Cos(2 * Math.PI * stream.Fork(scope).Uniform((ulong)(2 * i + 1)))),
        ];
    }

    /// <summary>A dataset whose train and holdout are samples of the first distribution.</summary>
    /// <param name="rows">Rows of either.</param>
    public static Dataset Dataset(int rows) => TableMaps.Dataset(Sample(2 * rows, 1), Sample(rows, 2), Sample(rows, 3));
}
