using FsCheck.Xunit;
using Harness.Arbitraries;
using Harness.Generators.Encoding;
using Harness.Statistics;
using Harness.Tables;

namespace Harness.Generators.Tests;

/// <summary>
/// What every generator has to hold over random schemas and tables: derive a class that passes the generator. A slow
/// generator takes fewer cases by the attribute <c>[Properties(MaxTest = …)]</c> on that class.
/// </summary>
/// <param name="generator">The generator.</param>
public abstract class GeneratorLaws(IGenerator generator)
{
    /// <summary>Largest distance of a margin from train's, Kolmogorov and Smirnov's or total variation, in 500 rows.</summary>
    protected virtual double MarginBound => 0.12;

    [Property]
    public void Rows_and_schema_are_as_asked_for(ulong seed, byte rows)
    {
        Table train = RandomTables.Table(seed);
        IFittedGenerator fitted = Fit(train);
        foreach (int count in (int[])[0, 1, rows, train.RowCount])
        {
            Table synthetic = fitted.Sample(count, seed);
            Assert.Equal(count, synthetic.RowCount);
            Assert.Equal(train.Schema, synthetic.Schema);
            Assert.All(synthetic.Columns.Where(c => !c.Schema.IsModelled && generator.Info.Baseline is null), ids => Assert.Equal(count, ((CategoricalColumn)ids).Codes.ToArray().Distinct().Count()));
        }
    }

    [Property]
    public void Every_value_is_one_the_train_column_could_have(ulong seed)
    {
        Table train = RandomTables.Table(seed);
        AssertPossible(train, Fit(train).Sample(80, seed));
    }

    [Property]
    public void A_csv_file_keeps_every_value(ulong seed)
    {
        Table train = RandomTables.Table(seed);
        Table synthetic = Fit(train).Sample(30, seed);
        string csv = CsvTableWriter.Write(synthetic);
        Assert.Equal(csv, CsvTableWriter.Write(CsvTableReader.Parse(csv, "synthetic.csv", train.Schema)));
    }

    [Property]
    public void The_same_seed_gives_the_same_bytes(ulong seed)
    {
        Table train = RandomTables.Table(seed);
        string target = train.Schema[^1].Name;
        string first = CsvTableWriter.Write(Fit(train, seed, target).Sample(40, seed));
        Assert.Equal(first, CsvTableWriter.Write(Fit(train, seed, target).Sample(40, seed)));
    }

    [Property]
    public void Another_seed_gives_other_rows(ulong seed)
    {
        Table train = RandomTables.Table(seed);
        if (train.Columns.Any(c => c.Schema.IsModelled && Texts(c).Distinct().Count() >= 5))
        {
            IFittedGenerator fitted = Fit(train, seed);
            Assert.NotEqual(CsvTableWriter.Write(fitted.Sample(100, seed)), CsvTableWriter.Write(fitted.Sample(100, seed + 1)));
        }
    }

    [Property(MaxTest = 15)]
    public void Margins_are_those_of_train(ulong seed)
    {
        Table train = RandomTables.Table(RandomTables.Schema(seed), seed, 500);
        Table synthetic = Fit(train).Sample(500, seed);
        foreach ((Column real, Column made) in train.Columns.Zip(synthetic.Columns).Where(pair => pair.First.Schema.IsModelled))
        {
            Assert.True(Math.Abs(real.MissingCount - made.MissingCount) <= MarginBound * 500, $"{real.Name} has {real.MissingCount} gaps in train, {made.MissingCount} in the synthetic table.");
            if (real.MissingCount < 400)
            {
                // Of 300 levels 500 rows do not settle the shares: chance alone moves about a third of the mass.
                double levels = real is CategoricalColumn labels ? labels.Levels.Count : 0;
                double distance = Distance(real, made);
                Assert.True(distance <= MarginBound + Math.Sqrt(levels / Math.PI / 500), $"{real.Name} is {distance} away.");
            }
        }
    }

    [Property(MaxTest = 20)]
    public void A_cancelled_token_ends_the_work(ulong seed)
    {
        Table train = RandomTables.Table(RandomTables.Schema(seed), seed, 50);
        if (!train.Columns.Any(c => c.Schema.IsModelled && c.MissingCount < c.Length))
        {
            return;
        }

        var cancelled = new CancellationToken(canceled: true);
        IFittedGenerator fitted = Fit(train);
        Assert.ThrowsAny<OperationCanceledException>(() => fitted.Sample(10, seed, cancelled));
        if (generator.Info.Baseline is null)
        {
            Assert.ThrowsAny<OperationCanceledException>(() => generator.Fit(train, new FitContext { Cancellation = cancelled }));
        }
    }

    [Property(MaxTest = 20)]
    public void Cancelled_in_the_midst_of_its_work_it_goes_no_step_further(ulong seed, byte place)
    {
        Table train = RandomTables.Table(seed);
        var all = new Reports();
        generator.Fit(train, new FitContext { Seed = seed, Progress = all });
        if (all.Shares.Count < 2)
        {
            return;
        }

        // The last report says that all is done.
        int until = 1 + place % (all.Shares.Count - 1);
        using var cancellation = new CancellationTokenSource();
        var seen = new Reports
        {
            OnReport = count =>
            {
                if (count == until)
                {
                    cancellation.Cancel();
                }
            },
        };

        Assert.ThrowsAny<OperationCanceledException>(() => generator.Fit(train, new FitContext { Seed = seed, Progress = seen, Cancellation = cancellation.Token }));
        Assert.InRange(seen.Shares.Count, until, until + Environment.ProcessorCount); // What runs beside it may just be done.
    }

    [Property(MaxTest = 20)]
    public void Progress_rises_from_0_to_1(ulong seed)
    {
        if (generator.Info.Baseline is null)
        {
            var seen = new Reports();
            generator.Fit(RandomTables.Table(seed), new FitContext { Seed = seed, Progress = seen });
            Assert.All(seen.Shares, share => Assert.InRange(share, 0, 1));
            Assert.Equal(seen.Shares.Order(), seen.Shares);
            Assert.Equal(1, seen.Shares[^1]);
        }
    }

    [Theory]
    [InlineData("one row")]
    [InlineData("constant")]
    [InlineData("all missing")]
    [InlineData("mostly missing")]
    [InlineData("all unique")]
    [InlineData("300 levels")]
    [InlineData("no numbers")]
    [InlineData("no categories")]
    [InlineData("ids only")]
    [InlineData("equal columns")]
    [InlineData("more columns than rows")]
    [InlineData("huge and tiny numbers")]
    public void Odd_tables_are_learned_too(string name)
    {
        Table train = OddTables.Of(name);
        foreach (string? target in (string?[])[null, .. train.Schema.Select(c => c.Name).Take(3), "no such column"])
        {
            AssertPossible(train, Fit(train, 3, target).Sample(50, 7));
        }
    }

    [Fact]
    public void A_table_without_rows_is_refused_in_words() =>
        Assert.Contains("no row", Assert.Throws<GeneratorException>(() => Fit(RandomTables.Table(3).Take([]))).Message, StringComparison.Ordinal);

    [Fact]
    public void It_says_what_it_is()
    {
        Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", generator.Info.Id);
        Assert.NotEmpty(generator.Info.Title);
        Assert.NotEmpty(generator.Info.Summary);
        Assert.True(generator.Info.IsDeterministic);
    }

    private IFittedGenerator Fit(Table train, ulong seed = 1, string? target = null) => generator.Fit(train, new FitContext { Seed = seed, Target = target });

    private static void AssertPossible(Table train, Table synthetic)
    {
        Assert.Equal(train.Schema, synthetic.Schema);
        foreach ((Column real, Column made) in train.Columns.Zip(synthetic.Columns).Where(pair => pair.First.Schema.IsModelled))
        {
            Assert.True(real.MissingCount > 0 || made.MissingCount == 0, $"{real.Name} has gaps that train has not.");
            Assert.True(real.MissingCount < real.Length || made.MissingCount == made.Length, $"{real.Name} has no value in train, but here.");
            if (made.MissingCount == made.Length)
            {
                continue;
            }

            switch (real, made)
            {
                case (CategoricalColumn known, CategoricalColumn labels):
                    Assert.Equal(known.Levels, labels.Levels);
                    Assert.Equal(known.Spelling, labels.Spelling);
                    Assert.Subset(Texts(known).ToHashSet(), Texts(labels).ToHashSet());
                    break;
                case (QuantitativeColumn known, QuantitativeColumn numbers):
                    var expected = new QuantitativeCodec(known);
                    var actual = new QuantitativeCodec(numbers);
                    double[] present = known.Present();
                    Assert.All(numbers.Present(), value => Assert.InRange(value, present.Min(), present.Max()));
                    Assert.True(actual.Decimals <= expected.Decimals, $"{real.Name} has {actual.Decimals} decimals; train has {expected.Decimals}.");
                    Assert.True(actual.DateUnit >= expected.DateUnit, $"{real.Name} has dates finer than {expected.DateUnit}.");
                    Assert.True(!known.IsIntegral || numbers.IsIntegral, $"{real.Name} has fractions.");
                    Assert.Equal((known as NumericColumn)?.Style, (numbers as NumericColumn)?.Style);
                    break;
            }
        }
    }

    private static double Distance(Column real, Column made)
    {
        if (real is QuantitativeColumn known)
        {
            return EmpiricalDistribution.KolmogorovSmirnov([.. known.Present().Order()], [.. ((QuantitativeColumn)made).Present().Order()]);
        }

        Dictionary<string, int> first = Texts(real).CountBy(t => t).ToDictionary();
        Dictionary<string, int> second = Texts(made).CountBy(t => t).ToDictionary();
        return first.Keys.Union(second.Keys).Sum(level => Math.Abs(
            first.GetValueOrDefault(level) / (double)(real.Length - real.MissingCount) - second.GetValueOrDefault(level) / (double)(made.Length - made.MissingCount))) / 2;
    }

    private static IEnumerable<string> Texts(Column column) => Enumerable.Range(0, column.Length).Where(row => !column.IsMissing(row)).Select(column.Format);

    private sealed class Reports : IProgress<double>
    {
        public List<double> Shares { get; } = [];

        /// <summary>What is done at a report, told how many there are with it.</summary>
        public Action<int>? OnReport { get; init; }

        public void Report(double value)
        {
            Shares.Add(value);
            OnReport?.Invoke(Shares.Count);
        }
    }
}
