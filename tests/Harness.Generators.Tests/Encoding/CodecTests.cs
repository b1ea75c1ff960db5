using FsCheck.Xunit;
using Harness.Arbitraries;
using Harness.Generators.Encoding;
using Harness.Random;
using Harness.Tables;

namespace Harness.Generators.Tests.Encoding;

public class CodecTests
{
    [Property]
    public void Coding_and_decoding_give_back_the_table(ulong seed)
    {
        Table table = WithoutIds(RandomTables.Table(seed));
        var codec = new TableCodec(table);
        Table back = codec.Decode([.. codec.Columns.Select(c => c switch
        {
            QuantitativeCodec numbers => numbers.Decode(numbers.Values),
            _ => (Column)((CategoricalCodec)c).Decode(((CategoricalCodec)c).Codes),
        })], table.RowCount);
        Assert.Equal(CsvTableWriter.Write(table), CsvTableWriter.Write(back));
    }

    [Property]
    public void Normal_scores_and_quantiles_are_inverse_at_every_place_in_a_tie(ulong seed)
    {
        RandomStream stream = new RandomStream(seed).Fork("within");
        foreach (QuantitativeCodec codec in Numbers(RandomTables.Table(seed)))
        {
            double[] back = new double[codec.RowCount];
            for (int row = 0; row < back.Length; row++)
            {
                double score = codec.Margin.Score(codec.Values[row], stream.OpenUniform((ulong)row));
                back[row] = codec.IsMissing(row) ? double.NaN : codec.Margin.FromScore(score);
                Assert.True(codec.IsMissing(row) || double.IsFinite(score));
            }

            double tolerance = 1e-9 * (codec.Margin.Maximum - codec.Margin.Minimum);
            Assert.All(codec.Values.ToArray().Zip(back), pair => Assert.True(pair.First.Equals(pair.Second) || Math.Abs(pair.First - pair.Second) <= tolerance));
        }
    }

    [Property]
    public void Every_number_becomes_one_the_column_can_show(ulong seed, double wild)
    {
        foreach (QuantitativeCodec codec in Numbers(RandomTables.Table(seed)))
        {
            double between = codec.Margin.Quantile(new RandomStream(seed).Uniform(7));
            QuantitativeColumn decoded = codec.Decode([double.IsNaN(wild) ? 0 : Math.Clamp(wild, -1e300, 1e300), between, double.NaN]);
            var again = new QuantitativeCodec(decoded);
            Assert.True(again.Decimals <= codec.Decimals);
            Assert.Equal(1, again.MissingCount);
            Assert.Equal(codec.Fit(between), codec.Fit(codec.Fit(between)));
            Assert.InRange(codec.Fit(between), codec.Margin.Minimum, codec.Margin.Maximum);
        }
    }

    [Theory]
    [InlineData(25, 0, 3010.2, 3000)]
    [InlineData(0.05, 2, 2.031, 2.05)]
    [InlineData(1, 0, 31.4, 31)]
    public void Values_are_multiples_of_what_all_train_values_are_multiples_of(double step, int decimals, double value, double expected)
    {
        double[] train = [.. Enumerable.Range(1, 200).Select(i => Math.Round(i * step, decimals)), 0];
        Assert.Equal(expected, new QuantitativeCodec(new NumericColumn(new ColumnSchema("x", ColumnKind.Numerical), train)).Fit(value), 1e-12);
    }

    [Property]
    public void Probabilities_rise_with_the_value_and_stay_off_the_ends(ulong seed)
    {
        foreach (QuantitativeCodec codec in Numbers(RandomTables.Table(seed)))
        {
            double half = 0.5 / codec.Margin.Count;
            double[] probabilities = [.. codec.Margin.Distinct.ToArray().Select(v => codec.Margin.Probability(v))];
            Assert.All(probabilities, p => Assert.InRange(p, half, 1 - half));
            Assert.Equal(probabilities.Order(), probabilities);
        }
    }

    [Theory]
    [InlineData(new[] { 1.5, 2.25, 3 }, 2)]
    [InlineData(new[] { 1e-7, 2.5 }, 7)]
    [InlineData(new[] { 1.5e-7 }, 8)]
    [InlineData(new[] { 1e300, 4 }, 0)]
    [InlineData(new[] { 0.1 + 0.2 }, 17)]
    public void Decimals_are_those_of_the_shortest_text(double[] values, int decimals) =>
        Assert.Equal(decimals, new QuantitativeCodec(new NumericColumn(new ColumnSchema("x", ColumnKind.Numerical), values)).Decimals);

    [Fact]
    public void A_rounded_value_prints_with_no_more_decimals_than_train()
    {
        var codec = new QuantitativeCodec(new NumericColumn(new ColumnSchema("x", ColumnKind.Numerical), [0.1, 99.9]));
        Assert.All(Enumerable.Range(0, 5000), i => Assert.True(codec.Fit(i * 0.0173).ToString("R").Length <= 4));
    }

    [Fact]
    public void Quantiles_lie_on_the_lines_between_order_statistics_or_on_steps()
    {
        double[] values = [4, 1, 2, 2];
        var line = new EmpiricalMargin(values, isDiscrete: false);
        Assert.Equal([1, 1, 1.5, 2, 2, 3, 4, 4], new[] { 0, 0.125, 0.25, 0.375, 0.625, 0.75, 0.875, 1 }.Select(line.Quantile));
        var steps = new EmpiricalMargin(values, isDiscrete: true);
        Assert.Equal([1, 1, 2, 2, 2, 4, 4], new[] { 0, 0.24, 0.26, 0.5, 0.74, 0.76, 1 }.Select(steps.Quantile));
        Assert.Equal([0.125, 0.5, 0.875, 0.25, 0.75], new[] { 1.0, 2, 4, 1.5, 3 }.Select(v => line.Probability(v)));
    }

    [Fact]
    public void A_zero_that_most_rows_have_is_a_spike_and_keeps_its_share()
    {
        RandomStream stream = new RandomStream(5).Fork("gain");
        double[] values = [.. Enumerable.Range(0, 1000).Select(i => i % 10 < 9 ? 0 : Math.Round(1000 * stream.Uniform((ulong)i)))];
        var codec = new QuantitativeCodec(new NumericColumn(new ColumnSchema("gain", ColumnKind.Numerical), values));
        Assert.False(codec.IsDiscrete);
        Assert.Equal([0.0], codec.Spikes);
        int zeros = Enumerable.Range(0, 1000).Count(i => codec.Margin.Quantile((i + 0.5) / 1000) == 0);
        Assert.InRange(zeros, 899, 901);
    }

    [Theory]
    [InlineData("%Y-%m-%d", "2024-01-31|2024-03-05", 864_000_000_000)]
    [InlineData("%Y-%m-%d %H:%M:%S", "2024-01-31 10:00:00|2024-03-05 12:30:00", 600_000_000)]
    [InlineData("%Y-%m", "2024-01|2024-11", 864_000_000_000)]
    [InlineData("%Y", "1999|2024", 864_000_000_000)]
    [InlineData("%H:%M:%S.%f %d.%m.%Y", "00:00:00.25 01.01.2020|00:00:00.5 02.01.2020", 10_000)]
    public void Dates_keep_the_resolution_of_train_and_of_their_format(string pattern, string texts, long unit)
    {
        var format = new DateTimeFormat(pattern);
        long[] ticks = [.. texts.Split('|').Select(t => format.TryParse(t, out DateTime d) ? d.Ticks : throw new FormatException(t))];
        var codec = new QuantitativeCodec(new DateTimeColumn(new ColumnSchema("d", ColumnKind.DateTime, format), ticks));
        Assert.Equal(unit, codec.DateUnit.Ticks);
        var decoded = (DateTimeColumn)codec.Decode([.. Enumerable.Range(0, 200).Select(i => codec.Margin.Quantile(i / 199.0))]);
        for (int row = 0; row < decoded.Length; row++)
        {
            Assert.InRange(decoded.Ticks[row], ticks[0], ticks[1]);
            Assert.Equal(0, decoded.Ticks[row] % unit);
            Assert.True(format.TryParse(decoded.Format(row), out DateTime read));
            Assert.Equal(decoded.Ticks[row], read.Ticks);
        }
    }

    [Fact]
    public void Levels_without_a_train_row_have_no_code_but_stay_in_the_column()
    {
        var codec = new CategoricalCodec(new CategoricalColumn(new ColumnSchema("c", ColumnKind.Categorical), [2, 0, -1, 2], ["a", "b", "c"]));
        Assert.Equal([1, 0, -1, 1], codec.Codes.ToArray());
        Assert.Equal([1, 2], codec.Counts.ToArray());
        CategoricalColumn back = codec.Decode([0, 1, -1]);
        Assert.Equal([0, 2, -1], back.Codes.ToArray());
        Assert.Equal(["a", "b", "c"], back.Levels);
    }

    [Fact]
    public void Gaps_are_filled_with_present_values_only()
    {
        var codec = new QuantitativeCodec(new NumericColumn(new ColumnSchema("x", ColumnKind.Numerical), [double.NaN, 3, double.NaN, 5]));
        double[] filled = codec.Filled(new RandomStream(1));
        Assert.All(filled, value => Assert.True(value is 3 or 5));
        Assert.Equal((3.0, 5.0), (filled[1], filled[3]));
    }

    [Fact]
    public void A_table_without_a_row_cannot_be_learned()
    {
        Table empty = RandomTables.Table(3).Take([]);
        Assert.Throws<GeneratorException>(() => new TableCodec(empty));
    }

    private static IEnumerable<QuantitativeCodec> Numbers(Table table) => new TableCodec(table).Columns.OfType<QuantitativeCodec>();

    private static Table WithoutIds(Table table) => table.Columns.Any(c => c.Schema.IsModelled)
        ? new Table(table.Columns.Where(c => c.Schema.IsModelled))
        : new Table([CategoricalColumn.FromLabels(new ColumnSchema("only", ColumnKind.Categorical), ["x"])]);
}
