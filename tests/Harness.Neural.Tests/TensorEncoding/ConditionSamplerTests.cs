using FsCheck.Xunit;
using Harness.Arbitraries;
using Harness.Neural.TensorEncoding;
using Harness.Random;
using Harness.Tables;

namespace Harness.Neural.Tests.TensorEncoding;

public class ConditionSamplerTests
{
    [Property]
    public void Every_drawn_row_is_what_its_condition_asks_for(ulong seed, bool asSdv, CategoryWeights weights) =>
        AssertConditionsHold(RandomTables.Table(seed), asSdv, weights, seed);

    [Theory]
    [InlineData("one row")]
    [InlineData("constant")]
    [InlineData("all missing")]
    [InlineData("300 levels")]
    [InlineData("no categories")]
    [InlineData("ids only")]
    public void Odd_tables_too(string name) => AssertConditionsHold(OddTables.Of(name), asSdv: false, CategoryWeights.LogFrequency, 3);

    [Theory]
    [InlineData(CategoryWeights.Frequency)]
    [InlineData(CategoryWeights.LogFrequency)]
    public void Blocks_are_equally_likely_and_categories_by_their_weights(CategoryWeights weights)
    {
        ConditionSampler sampler = Sampler(Skewed, out _);
        var conditions = new Condition[40_000];
        sampler.Draw(conditions, weights, new RandomStream(11));
        int[] blocks = [.. Enumerable.Range(0, 2).Select(b => conditions.Count(c => c.Block == b))];
        Assert.InRange(ChiSquare.Of(blocks, [1, 1]), 0, ChiSquare.Limit(1));
        int[] categories = [.. Enumerable.Range(0, 3).Select(k => conditions.Count(c => c == new Condition(0, k)))];
        double[] rows = [900, 70, 30];
        double[] expected = weights == CategoryWeights.Frequency ? rows : [.. rows.Select(n => Math.Log(n + 1))];
        Assert.InRange(ChiSquare.Of(categories, expected), 0, ChiSquare.Limit(2));
    }

    [Fact]
    public void Rows_of_a_condition_are_equally_likely()
    {
        ConditionSampler sampler = Sampler(Skewed, out float[] matrix);
        Condition[] conditions = [.. Enumerable.Repeat(new Condition(0, 2), 30_000)];
        var rows = new int[conditions.Length];
        sampler.Rows(conditions, rows, new RandomStream(5));
        int[] counts = [.. Enumerable.Range(970, 30).Select(row => rows.Count(r => r == row))];
        Assert.Equal(conditions.Length, counts.Sum());
        Assert.InRange(ChiSquare.Of(counts, [.. Enumerable.Repeat(1.0, 30)]), 0, ChiSquare.Limit(29));
        Assert.Equal(5000, matrix.Length);
    }

    [Fact]
    public void Without_a_discrete_block_there_is_nothing_to_ask_for()
    {
        ConditionSampler sampler = Sampler(new Table([new NumericColumn(new("x", ColumnKind.Numerical), [.. Enumerable.Range(0, 30).Select(i => i * 0.1)])]), out _);
        Assert.False(sampler.HasConditions);
        Assert.Throws<InvalidOperationException>(() => sampler.Draw(new Condition[1], CategoryWeights.Frequency, default));
    }

    private static Table Skewed => new(
    [
        CategoricalColumn.FromLabels(new("c", ColumnKind.Categorical), [.. Enumerable.Range(0, 1000).Select(i => i < 900 ? "a" : i < 970 ? "b" : "c")]),
        CategoricalColumn.FromLabels(new("d", ColumnKind.Categorical), [.. Enumerable.Range(0, 1000).Select(i => i % 2 == 0 ? "x" : "y")]),
    ]);

    private static ConditionSampler Sampler(Table table, out float[] matrix)
    {
        var codec = new TensorCodec(table, new(), default);
        matrix = codec.Encode(default);
        return new ConditionSampler(codec.Layout, matrix);
    }

    private static void AssertConditionsHold(Table table, bool asSdv, CategoryWeights weights, ulong seed)
    {
        var codec = new TensorCodec(table, asSdv ? TensorOptions.AsSdv : new(), new RandomStream(seed));
        float[] matrix = codec.Encode(new RandomStream(seed));
        var sampler = new ConditionSampler(codec.Layout, matrix);
        Assert.Equal(codec.Layout.Conditions.Count > 0, sampler.HasConditions);
        if (!sampler.HasConditions)
        {
            return;
        }

        const int Count = 50;
        var conditions = new Condition[Count];
        var again = new Condition[Count];
        sampler.Draw(conditions, weights, new RandomStream(seed));
        sampler.Draw(again, weights, new RandomStream(seed));
        Assert.Equal(conditions, again);

        var rows = new int[Count];
        sampler.Rows(conditions, rows, new RandomStream(seed));
        var vectors = new float[Count * codec.Layout.ConditionWidth];
        sampler.Encode(conditions, vectors);
        for (int i = 0; i < Count; i++)
        {
            TensorBlock block = codec.Layout.Conditions[conditions[i].Block];
            Assert.Equal(1, matrix[rows[i] * codec.Layout.Width + block.Start + conditions[i].Category]);
            float[] vector = vectors[(i * codec.Layout.ConditionWidth)..][..codec.Layout.ConditionWidth];
            Assert.Equal(1, vector.Sum());
            int offset = codec.Layout.Conditions.Take(conditions[i].Block).Sum(b => b.Width);
            Assert.Equal(1, vector[offset + conditions[i].Category]);
        }
    }
}
