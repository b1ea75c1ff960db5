using Harness.Arbitraries;
using Harness.Generators;
using Harness.Neural.Ctgan;
using Harness.Neural.Gan;
using Harness.Neural.Networks;
using Harness.Neural.TensorEncoding;
using Harness.Neural.Tvae;
using Harness.Tables;

namespace Harness.Neural.Tests;

/// <summary>Small networks and short trainings, for what does not depend on how good they are.</summary>
internal static class Quick
{
    public static GanOptions GanOptions { get; } = new() { Steps = 6, CheckEvery = 2, HiddenWidth = 16, NoiseWidth = 8, BatchSize = 32 };

    public static IGenerator Gan()
    {
        NeedsTorch.Check();
        return new GanGenerator(GanOptions);
    }

    public static CtganOptions CtganOptions { get; } = new() { Steps = 6, CheckEvery = 2, HiddenWidth = 16, NoiseWidth = 8, BatchSize = 30 };

    public static IGenerator Ctgan(CtganOptions? options = null)
    {
        NeedsTorch.Check();
        return new CtganGenerator(options ?? CtganOptions);
    }

    public static TvaeOptions TvaeOptions { get; } = new() { Steps = 6, CheckEvery = 2, HiddenWidth = 16, LatentWidth = 4, BatchSize = 32 };

    public static IGenerator Tvae(TvaeOptions? options = null)
    {
        NeedsTorch.Check();
        return new TvaeGenerator(options ?? TvaeOptions);
    }

    /// <summary>The original's behaviour in a network that is small and soon trained; modes of so few rows say little of margins.</summary>
    public static CtganOptions CtganAsSdv { get; } = Neural.Ctgan.CtganOptions.AsSdv with { Epochs = 2, HiddenWidth = 16, NoiseWidth = 8, BatchSize = 30 };

    public static TvaeOptions TvaeAsSdv { get; } = Neural.Tvae.TvaeOptions.AsSdv with { Epochs = 2, HiddenWidth = 16, LatentWidth = 4, BatchSize = 32 };

    /// <summary>Rows of so many numbers without bounds and nothing else.</summary>
    public static Heads Numbers(int count) => new(new TensorLayout(Enumerable.Range(0, count).Select(i => new TensorBlock($"x{i}", TensorRole.Value, TensorHead.Linear, i, 1))));

    /// <summary>A random layout of a few blocks.</summary>
    public static Heads Heads(ulong seed)
    {
        var stream = new Random.RandomStream(seed);
        var blocks = new List<TensorBlock>();
        int start = 0;
        for (int i = 0; i <= stream.Index(0, 6); i++)
        {
            var head = (TensorHead)stream.Index((ulong)(2 * i + 1), 3);
            int width = head == TensorHead.Softmax ? 1 + stream.Index((ulong)(2 * i + 2), 7) : 1;
            blocks.Add(new TensorBlock($"c{i}", TensorRole.Value, head, start, width));
            start += width;
        }

        return new Heads(new TensorLayout(blocks));
    }

    /// <summary>Two columns of numbers, one of labels, and one of booleans.</summary>
    public static Table Mixed(int rows) => RandomTables.Table(
        new TableSchema([new("x", ColumnKind.Numerical), new("c", ColumnKind.Categorical), new("y", ColumnKind.Numerical), new("b", ColumnKind.Boolean)]), 4, rows);

    public static NumericColumn Number(string name, IEnumerable<double> values) => new(new(name, ColumnKind.Numerical), [.. values]);

    public static CategoricalColumn Label(string name, IEnumerable<string?> values) => CategoricalColumn.FromLabels(new(name, ColumnKind.Categorical), [.. values]);
}
