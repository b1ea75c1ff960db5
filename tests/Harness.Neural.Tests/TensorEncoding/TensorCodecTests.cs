using FsCheck.Xunit;
using Harness.Arbitraries;
using Harness.Generators;
using Harness.Generators.Encoding;
using Harness.Neural.TensorEncoding;
using Harness.Random;
using Harness.Tables;

namespace Harness.Neural.Tests.TensorEncoding;

public class TensorCodecTests
{
    private static readonly TensorOptions Modes = new() { Numbers = NumberEncoding.Modes };

    public static TheoryData<string> Odd => [.. OddTables.Names];

    [Property]
    public void Decoding_gives_back_what_was_encoded(ulong seed)
    {
        foreach (TensorOptions options in (TensorOptions[])[new(), Modes, TensorOptions.AsSdv, new() { LevelsUpTo = 0 }])
        {
            AssertRoundTrip(RandomTables.Table(seed), options, seed);
        }
    }

    [Theory]
    [MemberData(nameof(Odd))]
    public void Odd_tables_are_given_back_too(string name)
    {
        foreach (TensorOptions options in (TensorOptions[])[new(), Modes, TensorOptions.AsSdv])
        {
            AssertRoundTrip(OddTables.Of(name), options, 1);
        }
    }

    [Property]
    public void Any_finite_output_becomes_rows_that_train_could_have(ulong seed, bool asSdv)
    {
        Table train = RandomTables.Table(seed);
        var codec = new TensorCodec(train, asSdv ? TensorOptions.AsSdv : new(), new RandomStream(seed));
        RandomStream stream = new RandomStream(seed).Fork("output");
        const int Rows = 20;
        float[] matrix = [.. Enumerable.Range(0, Rows * codec.Layout.Width).Select(i => (float)Math.Tan(Math.PI * (stream.OpenUniform((ulong)i) - 0.5)))];
        AssertPossible(train, codec.Decode(matrix, Rows, SoftmaxDecoding.Largest, stream), Rows);
        AssertPossible(train, codec.Decode([.. matrix.Select(Math.Abs)], Rows, SoftmaxDecoding.Drawn, stream), Rows);
    }

    [Property]
    public void Same_stream_same_bytes(ulong seed, bool asSdv)
    {
        (float[] Matrix, string Text) Run()
        {
            var codec = new TensorCodec(RandomTables.Table(seed), asSdv ? TensorOptions.AsSdv : new(), new RandomStream(seed));
            float[] matrix = codec.Encode(new RandomStream(seed + 1));
            return (matrix, CsvTableWriter.Write(codec.Decode(matrix, codec.RowCount, SoftmaxDecoding.Drawn, new RandomStream(seed + 2))));
        }

        (float[] first, string text) = Run();
        (float[] second, string again) = Run();
        Assert.Equal(first, second);
        Assert.Equal(text, again);
    }

    [Fact]
    public void Blocks_follow_the_columns_and_say_what_they_are()
    {
        var table = new Table(
        [
            Numbers("x", 40, i => i == 3 ? double.NaN : i * 0.5),
            Numbers("few", 40, i => i % 5 == 4 ? double.NaN : i % 5),
            CategoricalColumn.FromLabels(new("c", ColumnKind.Categorical), [.. Enumerable.Range(0, 40).Select(i => i == 0 ? null : i % 2 == 0 ? "a" : "b")]),
            CategoricalColumn.FromLabels(new("id", ColumnKind.Id), [.. Enumerable.Range(0, 40).Select(i => $"{i}")]),
            Numbers("nothing", 40, _ => double.NaN),
        ]);
        TensorLayout scores = new TensorCodec(table, new(), default).Layout;
        Assert.Equal(
        [
            new("x", TensorRole.Value, TensorHead.Linear, 0, 1), new("x", TensorRole.Gap, TensorHead.Softmax, 1, 2),
            new("few", TensorRole.Value, TensorHead.Softmax, 3, 5), new("c", TensorRole.Value, TensorHead.Softmax, 8, 3),
        ], scores.Blocks);
        Assert.Equal((11, 10), (scores.Width, scores.ConditionWidth));

        TensorLayout modes = new TensorCodec(table, TensorOptions.AsSdv, default).Layout;
        Assert.Equal(["x", "x", "few", "few", "c"], modes.Blocks.Select(b => b.Column));
        Assert.Equal([TensorHead.Tanh, TensorHead.Softmax, TensorHead.Tanh, TensorHead.Softmax, TensorHead.Softmax], modes.Blocks.Select(b => b.Head));
        Assert.Equal([modes.Blocks[4]], modes.Conditions);
    }

    [Fact]
    public void Drawn_categories_have_the_shares_of_the_block()
    {
        const int Rows = 20_000;
        var codec = new TensorCodec(new Table([CategoricalColumn.FromLabels(new("c", ColumnKind.Categorical), ["a", "b", "c", "d"])]), new(), default);
        float[] shares = [0.1f, 0, 0.65f, 0.25f];
        Table drawn = codec.Decode([.. Enumerable.Range(0, 4 * Rows).Select(i => shares[i % 4])], Rows, SoftmaxDecoding.Drawn, new RandomStream(7));
        int[] counts = Counts((CategoricalColumn)drawn.Columns[0]);
        Assert.Equal(0, counts[1]);
        Assert.InRange(ChiSquare.Of([counts[0], counts[2], counts[3]], [0.1, 0.65, 0.25]), 0, ChiSquare.Limit(2));
        Table largest = codec.Decode([.. Enumerable.Range(0, 4 * Rows).Select(i => shares[i % 4])], Rows, SoftmaxDecoding.Largest, new RandomStream(7));
        Assert.Equal([0, 0, Rows, 0], Counts((CategoricalColumn)largest.Columns[0]));
    }

    [Fact]
    public void Gaps_at_random_come_back_at_their_share_and_learned_ones_where_they_were()
    {
        const int Rows = 10_000;
        Table train = new([Numbers("x", Rows, i => i % 4 == 0 ? double.NaN : i)]);
        var random = new TensorCodec(train, TensorOptions.AsSdv, new RandomStream(1));
        Column column = random.Decode(random.Encode(new RandomStream(2)), Rows, SoftmaxDecoding.Largest, new RandomStream(3)).Columns[0];
        Assert.InRange(ChiSquare.Of([column.MissingCount, Rows - column.MissingCount], [0.25, 0.75]), 0, ChiSquare.Limit(1));
        Assert.InRange(Enumerable.Range(0, Rows).Count(i => i % 4 == 0 && column.IsMissing(i)), 1, Rows / 4 - 1);
        var learned = new TensorCodec(train, new(), new RandomStream(1));
        column = learned.Decode(learned.Encode(new RandomStream(2)), Rows, SoftmaxDecoding.Drawn, new RandomStream(3)).Columns[0];
        Assert.All(Enumerable.Range(0, Rows), i => Assert.Equal(i % 4 == 0, column.IsMissing(i)));
    }

    [Fact]
    public void Scores_are_standard_normal_also_where_values_are_tied()
    {
        var codec = new TensorCodec(new Table([Numbers("x", 5000, i => i * i % 97 / 4)]), new(), default);
        float[] scores = codec.Encode(new RandomStream(4));
        Assert.Equal(1, codec.Layout.Width);
        Assert.InRange(scores.Average(), -0.02, 0.02);
        Assert.InRange(scores.Average(s => s * s), 0.95, 1.05);
        Assert.True(scores.Distinct().Count() > 4900);
    }

    [Fact]
    public void Work_can_be_cancelled()
    {
        Table table = OddTables.Of("equal columns");
        var codec = new TensorCodec(table, TensorOptions.AsSdv, default);
        var cancelled = new CancellationToken(canceled: true);
        Assert.ThrowsAny<OperationCanceledException>(() => new TensorCodec(table, TensorOptions.AsSdv, default, cancelled));
        Assert.ThrowsAny<OperationCanceledException>(() => codec.Encode(default, cancelled));
        Assert.ThrowsAny<OperationCanceledException>(() => codec.Decode(codec.Encode(default), codec.RowCount, SoftmaxDecoding.Drawn, default, cancelled));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public void Options_out_of_range_are_refused(int modes) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new TensorCodec(OddTables.Of("one row"), new() { MostModes = modes }, default));

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_diverged_network_is_said_with_the_column(float value)
    {
        var codec = new TensorCodec(new Table([Numbers("x", 40, i => i), Numbers("y", 40, i => i)]), new(), default);
        GeneratorException error = Assert.Throws<GeneratorException>(() => codec.Decode([0, 0, 0, value], 2, SoftmaxDecoding.Drawn, default));
        Assert.Contains("'y'", error.Message, StringComparison.Ordinal);
        Assert.Contains("row 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Categories_are_not_drawn_from_logits()
    {
        var codec = new TensorCodec(new Table([Numbers("x", 40, i => i % 2)]), new(), default);
        Assert.Contains("'x'", Assert.Throws<GeneratorException>(() => codec.Decode([-1, 2], 1, SoftmaxDecoding.Drawn, default)).Message, StringComparison.Ordinal);
        Assert.Throws<GeneratorException>(() => codec.Decode([0, 0], 1, SoftmaxDecoding.Drawn, default));
        Assert.Throws<ArgumentException>(() => codec.Decode([0], 1, SoftmaxDecoding.Drawn, default));
    }

    private static void AssertRoundTrip(Table train, TensorOptions options, ulong seed)
    {
        var codec = new TensorCodec(train, options, new RandomStream(seed));
        float[] matrix = codec.Encode(new RandomStream(seed).Fork("encode"));
        Assert.Equal(codec.RowCount * codec.Layout.Width, matrix.Length);
        Assert.Equal(codec.Layout.Width, codec.Layout.Blocks.Sum(b => b.Width));
        foreach (TensorBlock block in codec.Layout.Blocks)
        {
            for (int row = 0; row < codec.RowCount; row++)
            {
                float[] cells = matrix[(row * codec.Layout.Width + block.Start)..][..block.Width];
                Assert.All(cells, cell => Assert.True(block.Head switch
                {
                    TensorHead.Linear => float.IsFinite(cell),
                    TensorHead.Tanh => Math.Abs(cell) <= 0.99f,
                    _ => cell is 0 or 1,
                }));
                Assert.True(block.Head != TensorHead.Softmax || cells.Sum() == 1);
            }
        }

        foreach (SoftmaxDecoding decoding in Enum.GetValues<SoftmaxDecoding>())
        {
            Table back = codec.Decode(matrix, codec.RowCount, decoding, new RandomStream(seed));
            AssertPossible(train, back, codec.RowCount);
            foreach (ColumnCodec column in codec.Table.Columns)
            {
                AssertEqual(column, back, codec, options, matrix);
            }
        }
    }

    private static void AssertEqual(ColumnCodec column, Table back, TensorCodec codec, TensorOptions options, float[] matrix)
    {
        Column decoded = back.Columns[back.Schema.IndexOf(column.Schema.Name)];
        if (column is CategoricalCodec labels)
        {
            Assert.Equal(((CategoricalColumn)labels.Decode(labels.Codes)).Codes.ToArray(), ((CategoricalColumn)decoded).Codes.ToArray());
            return;
        }

        var numbers = (QuantitativeCodec)column;
        TensorBlock value = codec.Layout.Blocks.First(b => b.Column == column.Schema.Name && b.Role == TensorRole.Value);
        bool isExact = value.Head == TensorHead.Softmax;
        bool isAtRandom = !isExact && options.Gaps == GapEncoding.AtRandom;

        // A float holds a score or an offset to seven digits.
        double tolerance = isExact ? 0 : 1e-5 * numbers.Margin.Maximum - 1e-5 * numbers.Margin.Minimum;
        double unit = Math.Pow(10, -numbers.Decimals);
        tolerance = numbers.Decimals < 20 && tolerance < unit / 4 ? 0 : tolerance;
        var train = (QuantitativeColumn)numbers.Decode(numbers.Values);
        for (int row = 0; row < codec.RowCount; row++)
        {
            bool isGap = numbers.IsMissing(row);
            Assert.True(isAtRandom || isGap == decoded.IsMissing(row));
            if (!isGap && !decoded.IsMissing(row) && !(value.Head == TensorHead.Tanh && Math.Abs(matrix[row * codec.Layout.Width + value.Start]) > 0.9899f))
            {
                double difference = (decoded, train) switch
                {
                    (NumericColumn d, NumericColumn t) => d.Values[row] / 2 - t.Values[row] / 2,
                    (DateTimeColumn d, DateTimeColumn t) => (d.Ticks[row] - t.Ticks[row]) / 2.0 / numbers.DateUnit.Ticks,
                    _ => double.NaN,
                };
                Assert.InRange(2 * Math.Abs(difference), 0, tolerance);
            }
        }
    }

    private static void AssertPossible(Table train, Table synthetic, int rows)
    {
        Assert.Equal(rows, synthetic.RowCount);
        Assert.Equal(train.Schema, synthetic.Schema);
        for (int c = 0; c < train.Columns.Count; c++)
        {
            Column real = train.Columns[c];
            Column made = synthetic.Columns[c];
            Assert.True(made.MissingCount == 0 || real.MissingCount > 0);
            if (real.Schema.IsModelled && real.MissingCount < real.Length && real is NumericColumn known)
            {
                double[] present = [.. known.Values.ToArray().Where(v => !double.IsNaN(v))];
                Assert.All(((NumericColumn)made).Values.ToArray().Where(v => !double.IsNaN(v)), v => Assert.InRange(v, present.Min(), present.Max()));
            }
            else if (real.Schema.IsModelled && real is CategoricalColumn labels)
            {
                Assert.Empty(((CategoricalColumn)made).Codes.ToArray().Except(labels.Codes.ToArray()));
            }
        }
    }

    private static int[] Counts(CategoricalColumn column)
    {
        var counts = new int[column.Levels.Count];
        foreach (int code in column.Codes)
        {
            counts[code]++;
        }

        return counts;
    }

    private static NumericColumn Numbers(string name, int rows, Func<int, double> value) =>
        new(new(name, ColumnKind.Numerical), [.. Enumerable.Range(0, rows).Select(value)]);
}
