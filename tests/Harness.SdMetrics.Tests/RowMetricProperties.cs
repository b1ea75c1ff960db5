using FsCheck.Xunit;
using Harness.Arbitraries;
using Harness.Random;
using Harness.SdMetrics.Privacy;
using Harness.Tables;

namespace Harness.SdMetrics.Tests;

/// <summary>The fast ways to the metrics of rows against their definitions, every pair of rows looked at.</summary>
public class RowMetricProperties
{
    [Property]
    public void Closest_records_are_closest(ulong seed)
    {
        (Table data, Table reference) = Pair(seed);
        Assert.Equal(Definition(data, reference), DistanceToClosestRecord.Compute(data, reference));
    }

    [Property(MaxTest = 10)]
    public void Closest_records_are_closest_among_many(ulong seed)
    {
        TableSchema schema = RandomTables.Table(seed).Schema;
        Table reference = RandomTables.Table(schema.Any(c => c.IsModelled) ? schema : Numbers, seed, 600);
        Table data = RandomTables.Table(reference.Schema, seed + 1, 50);
        Assert.Equal(Definition(data, reference), DistanceToClosestRecord.Compute(data, reference));
    }

    [Property]
    public void A_row_of_the_reference_is_at_distance_0(ulong seed)
    {
        (Table data, _) = Pair(seed);
        Assert.All(DistanceToClosestRecord.Compute(data, data), distance => Assert.Equal(0, distance));
    }

    [Property]
    public void New_rows_match_no_real_row(ulong seed)
    {
        (Table real, Table synthetic) = Pair(seed);
        foreach (double tolerance in (double[])[0, 0.01, 0.5])
        {
            int matched = Enumerable.Range(0, synthetic.RowCount).Count(s => Enumerable.Range(0, real.RowCount).Any(r => Modelled(real).All(c => Matches(c, r, synthetic[c.Name], s, tolerance))));

            NewRowSynthesis ours = NewRowSynthesis.Compute(real, synthetic, tolerance);

            Assert.Equal((synthetic.RowCount - matched, matched), (ours.NewRows, ours.MatchedRows));
            Assert.Equal((double)ours.NewRows / synthetic.RowCount, ours.Score.Value);
        }
    }

    [Property]
    public void Generalized_disclosure_rests_on_the_keys_that_differ_in_the_fewest_columns(ulong seed)
    {
        (Table real, Table synthetic) = Pair(seed);
        string[] columns = [.. Modelled(real).Select(c => c.Name)];
        if (columns.Length < 2)
        {
            return;
        }

        string[] known = columns[..^1];
        double risk = Enumerable.Range(0, real.RowCount).Average(r =>
        {
            var byDistance = Enumerable.Range(0, synthetic.RowCount).GroupBy(s => known.Count(name => !Same(real[name], r, synthetic[name], s))).MinBy(g => g.Key)!;
            return byDistance.Average(s => Same(real[columns[^1]], r, synthetic[columns[^1]], s) ? 1.0 : 0);
        });

        DisclosureProtection ours = DisclosureProtection.Compute(real, synthetic, new DisclosureOptions { Known = known, Sensitive = [columns[^1]], Method = CapMethod.GeneralizedCap });

        Assert.Equal(1 - risk, ours.Protection, 1e-12);
    }

    [Property]
    public void Random_rows_stay_within_the_real_ends_and_labels(ulong seed)
    {
        (Table real, Table synthetic) = Pair(seed);
        DcrBaselineProtection first = DcrBaselineProtection.Compute(real, synthetic, new RandomStream(seed));
        Assert.Equal(first, DcrBaselineProtection.Compute(real, synthetic, new RandomStream(seed)));
        Assert.InRange(first.Random, 0, 1);
        Assert.InRange(first.Synthetic, 0, 1);
        Assert.Equal(first.Random > 0, first.Score.HasValue);
    }

    [Fact]
    public void Copies_of_train_have_no_overfitting_protection_and_copies_of_the_holdout_all()
    {
        Table train = RandomTables.Table(Numbers, 1, 40);
        Table holdout = RandomTables.Table(Numbers, 2, 40);

        Assert.Equal(0, DcrOverfittingProtection.Compute(train, train, holdout).Score.Value);
        Assert.Equal(1, DcrOverfittingProtection.Compute(train, holdout, holdout).Score.Value);
        Assert.Equal(0, DcrBaselineProtection.Compute(train, train, new RandomStream(3)).Score.Value);
    }

    [Fact]
    public void Rows_without_a_common_column_are_an_error()
    {
        var ids = new Table([CategoricalColumn.FromLabels(new ColumnSchema("id", ColumnKind.Id), ["1", "2"])]);
        Assert.Contains("share no column", Assert.Throws<ArgumentException>(() => DistanceToClosestRecord.Compute(ids, ids)).Message, StringComparison.Ordinal);
    }

    private static TableSchema Numbers { get; } = new([new ColumnSchema("x", ColumnKind.Numerical), new ColumnSchema("y", ColumnKind.Numerical)]);

    private static (Table First, Table Second) Pair(ulong seed)
    {
        TableSchema schema = RandomTables.Schema(seed);
        schema = schema.Any(c => c.IsModelled) ? schema : Numbers;
        return (RandomTables.Table(schema, seed), RandomTables.Table(schema, seed + 1));
    }

    private static IEnumerable<Column> Modelled(Table table) => table.Columns.Where(c => c.Schema.IsModelled);

    private static double[] Definition(Table data, Table reference)
    {
        Column[] columns = [.. Modelled(reference)];
        CategoricalColumn[] labels = [.. columns.OfType<CategoricalColumn>()];
        (QuantitativeColumn Column, double Range)[] numbers =
            [.. columns.OfType<QuantitativeColumn>().Select(c => (c, c.Present() is { Length: > 0 } present ? present.Max() - present.Min() : double.NaN))];
        return [.. Enumerable.Range(0, data.RowCount).Select(row => Enumerable.Range(0, reference.RowCount).Min(other =>
        {
            double sum = 0;
            foreach ((QuantitativeColumn column, double range) in numbers)
            {
                sum += Distance(data[column.Name], row, column, other, range);
            }

            return (sum + labels.Count(c => !Same(data[c.Name], row, c, other))) / columns.Length;
        }))];
    }

    private static double Distance(Column data, int row, QuantitativeColumn reference, int other, double range)
    {
        if (data.IsMissing(row) || reference.IsMissing(other))
        {
            return data.IsMissing(row) && reference.IsMissing(other) ? 0 : 1;
        }

        double apart = Math.Abs(reference.Values[other] - ((QuantitativeColumn)data).Values[row]);
        return range == 0 ? (apart == 0 ? 0 : 1) : Math.Min(apart / range, 1);
    }

    private static bool Matches(Column real, int row, Column synthetic, int other, double tolerance) =>
        real.IsMissing(row) || synthetic.IsMissing(other) ? real.IsMissing(row) && synthetic.IsMissing(other)
        : real is QuantitativeColumn number && Nanoseconds(synthetic, other) is var value
            ? Math.Abs(Nanoseconds(number, row) - value) <= Math.Abs(tolerance * value)
            : Same(real, row, synthetic, other);

    private static double Nanoseconds(Column column, int row) => column is DateTimeColumn
        ? ((QuantitativeColumn)column).Values[row] * 1e9
        : ((QuantitativeColumn)column).Values[row];

    private static bool Same(Column first, int row, Column second, int other) => first.Format(row) == second.Format(other);
}
