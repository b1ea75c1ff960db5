using Harness.Metrics;
using Harness.Metrics.Dependence;
using Harness.Tables;

namespace Harness.Pictures;

/// <summary>What is between two like columns, the second less the first, real beside synthetic: the days between two dates.</summary>
/// <param name="First">The one column.</param>
/// <param name="Second">The other.</param>
/// <param name="Difference">Its distribution; of dates in days, or in hours where all real ones are within two days.</param>
internal sealed record DifferencePicture(string First, string Second, ColumnPicture Difference)
{
    private const double Hour = 3600;
    private const double Day = 24 * Hour;

    /// <summary>Draws the differences of the like columns of a dataset, in schema order.</summary>
    /// <param name="real">The dataset with the work on its real rows.</param>
    /// <param name="synthetic">The synthetic table of each seed.</param>
    public static IEnumerable<DifferencePicture> Of(DatasetContext real, IReadOnlyList<Table> synthetic) => LikeColumns.Of(real).Pairs.Select(pair =>
    {
        double[] train = pair.Differences(real.Dataset.Train);
        bool areDates = real.Dataset.Train[pair.First] is DateTimeColumn;
        double unit = !areDates ? 1 : Math.Max(Math.Abs(train[0]), Math.Abs(train[^1])) < 2 * Day ? Hour : Day;
        var schema = new ColumnSchema($"{pair.Second} − {pair.First}{(!areDates ? "" : unit == Day ? ", days" : ", hours")}", ColumnKind.Numerical);
        return new DifferencePicture(pair.First, pair.Second, ColumnPicture.Of(Column(train), [.. synthetic.Select(t => Column(pair.Differences(t)))]));

        NumericColumn Column(double[] differences) => new(schema, [.. differences.Select(d => d / unit)]);
    });
}
