using FsCheck.Xunit;
using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Metrics;
using Harness.Metrics.Consistency;
using Harness.Metrics.Contingency;
using Harness.Metrics.Rules;
using Harness.Metrics.Validity;
using Harness.SdMetrics;
using Harness.Tables;

namespace Harness.Tests.Metrics;

/// <summary>What holds for the evaluators of the core over random schemas and tables, one-row, constant and empty ones included.</summary>
public class EvaluatorProperties
{
    private static readonly IEvaluator[] All =
[.. Evaluators.Default];

    [Property]
    public void Every_descriptor_is_answered_in_order_and_within_its_range(ulong seed)
    {
        foreach ((Dataset dataset, Table synthetic) in Cases(seed))
        {
            foreach (IEvaluator evaluator in All)
            {
                IReadOnlyList<MetricResult> results = evaluator.Evaluate(new PairContext(dataset, synthetic));
                Assert.Equal(evaluator.Metrics.Select(m => m.Id), results.Select(r => r.Id));
                foreach ((MetricDescriptor metric, MetricResult result) in evaluator.Metrics.Zip(results))
                {
                    Check(metric, result, synthetic);
                }
            }
        }
    }

    [Property]
    public void The_order_of_rows_and_columns_does_not_matter(ulong seed)
    {
        (Dataset dataset, Table synthetic) = Case(seed);
        Dataset turned = dataset.Map(t => t.WithColumnsPermuted(seed));
        foreach (IEvaluator evaluator in All)
        {
            double[] values = evaluator.Values(dataset, synthetic);
            Close(values, evaluator.Values(dataset, synthetic.WithRowsPermuted(seed)));
            Close(values, evaluator.Values(turned, synthetic.WithColumnsPermuted(seed)));
            Close(values, evaluator.Values(turned, synthetic));
        }
    }

    [Property]
    public void New_names_of_labels_do_not_matter(ulong seed)
    {
        (Dataset dataset, Table synthetic) = Case(seed);

        // A forest draws rows by what they hold, and of equally frequent labels the first by name comes first.
        foreach (IEvaluator evaluator in All.Where(e => e is not ConsistencyEvaluator))
        {
            Close(evaluator.Values(dataset, synthetic), evaluator.Values(dataset.Map(t => t.Relabelled()), synthetic.Relabelled()));
        }
    }

    [Property]
    public void Another_unit_or_zero_of_numbers_and_dates_does_not_matter(ulong seed)
    {
        (Dataset dataset, Table synthetic) = Case(seed);
        // SDMetrics bins a column by its own range, so where rounding moves an edge the score jumps.
        // A step, a sum and the order of two columns are those of a unit.
        foreach (IEvaluator evaluator in All.Where(e => e is not (SdMetricsEvaluator or FoundRuleEvaluator)))
        {
            // Whole numbers stay whole, and powers of two lose no digit.
            double[] values = evaluator.Values(dataset, synthetic);
            Close(values, evaluator.Values(dataset.Map(t => t.Affine(1, 2)), synthetic.Affine(1, 2)));
            if (evaluator is not ValidityEvaluator)
            {
                Close(values, evaluator.Values(dataset.Map(t => t.Affine(0.25, 0)), synthetic.Affine(0.25, 0)));
            }

            // The cells of counts are closed at their upper ends.
            if (evaluator is not (ValidityEvaluator or ContingencyEvaluator or ConsistencyEvaluator))
            {
                Close(values, evaluator.Values(dataset.Map(t => t.Affine(-4, 0)), synthetic.Affine(-4, 0)));
            }
        }
    }

    [Property]
    public void The_same_tables_give_the_same_bits(ulong seed)
    {
        (Dataset dataset, Table synthetic) = Case(seed);
        foreach (IEvaluator evaluator in All)
        {
            Assert.Equal(evaluator.Values(dataset, synthetic), evaluator.Values(dataset, synthetic));
        }
    }

    [Property]
    public void Values_do_not_depend_on_whether_their_errors_are_wanted(ulong seed)
    {
        (Dataset dataset, Table synthetic) = Case(seed);
        foreach (IEvaluator evaluator in All)
        {
            IReadOnlyList<MetricResult> with = evaluator.Evaluate(new PairContext(dataset, synthetic));
            Assert.Equal(evaluator.Values(dataset, synthetic), with.Select(r => r is MetricResult.Computed computed ? computed.Value : double.NaN));
            Assert.Equal(
                with.Select(r => (r as MetricResult.Computed)?.Uncertainty),
                evaluator.Evaluate(new PairContext(dataset, synthetic)).Select(r => (r as MetricResult.Computed)?.Uncertainty));
        }
    }

    private static (Dataset Dataset, Table Synthetic) Case(ulong seed)
    {
        Dataset dataset = RandomTables.Dataset(seed);
        return (dataset, RandomTables.Table(dataset.Real.Schema, seed + 1));
    }

    private static IEnumerable<(Dataset Dataset, Table Synthetic)> Cases(ulong seed)
    {
        (Dataset dataset, Table synthetic) = Case(seed);
        yield return (dataset, synthetic);
        yield return (dataset, synthetic.Take([0]));
        yield return (dataset, synthetic.Take([]));
        yield return (RandomTables.Dataset(dataset.Real.Take([0])), synthetic);
        yield return (RandomTables.Dataset(dataset.Real.Take([])), synthetic);
        yield return (dataset.Map(t => t.Ordinal()), synthetic);
        yield return (RandomTables.Dataset(dataset.Real.Take([0]).Ordinal()), synthetic.Take([]));
    }

    private static void Check(MetricDescriptor metric, MetricResult result, Table synthetic)
    {
        if (result is MetricResult.NotApplicable none)
        {
            Assert.NotEmpty(none.Reason);
            return;
        }

        var computed = Assert.IsType<MetricResult.Computed>(result);
        Assert.InRange(computed.Value, metric.Minimum, metric.Maximum);
        Assert.Equal(synthetic.RowCount, computed.Rows);
        CheckUncertainty(computed, synthetic.RowCount);
        Assert.All(computed.Parts, part => Assert.InRange(part.Value, metric.Minimum, metric.Maximum));
        Assert.All(computed.Parts.Where(part => part.Signed is not null), part => Assert.Equal(part.Value, Math.Abs(part.Signed!.Value)));
        Assert.Distinct(computed.Parts.Select(part => part.Label));
        if (computed.Parts.Count > 0)
        {
            double expected = metric.IsWorst ? computed.Parts.Max(p => p.Value) : computed.Parts.Average(p => p.Value);
            Assert.Equal(expected, computed.Value, 1e-12);
        }
    }

    // One row tells nothing of how far others would move the value, but where it is a share.
    private static void CheckUncertainty(MetricResult.Computed computed, int rows)
    {
        if (rows == 0)
        {
            Assert.Null(computed.Uncertainty);
        }
        else if (rows > 1 || computed.Uncertainty is not null)
        {
            Assert.InRange(Assert.NotNull(computed.Uncertainty), 0, double.MaxValue);
        }
    }

    private static void Close(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
    }
}
