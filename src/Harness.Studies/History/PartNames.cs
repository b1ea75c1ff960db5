using Harness.Datasets;
using Harness.Metrics;
using Harness.Scoring;
using Harness.Studies.Snapshots;

namespace Harness.Studies.History;

/// <summary>The names of the parts of metrics, which snapshots do not hold: those that the metric gives for a few rows of the dataset, where it is at hand with the same rows.</summary>
/// <param name="evaluators">The evaluators of all metrics.</param>
/// <param name="folder">A folder; <c>datasets/&lt;name&gt;</c> is looked for in it and above.</param>
internal sealed class PartNames(IReadOnlyList<IEvaluator> evaluators, string folder)
{
    // Columns and models are named alike at any number of rows; a part that needs more of them makes the counts differ, and then there are no names.
    private const int Rows = 500;

    private readonly Dictionary<string, (string Digest, PairContext Pair)?> _datasets = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Dataset, IEvaluator Evaluator), IReadOnlyList<MetricResult>> _results = [];

    /// <summary>The name of a part; its number where it has none.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="metric">The metric's id.</param>
    /// <param name="part">The part's index.</param>
    public string Of(Snapshot snapshot, string metric, int part)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return Labels(snapshot, metric) is { } labels && labels.Count == snapshot.Find(metric)?.Parts.Count ? labels[part].Label : $"part {part + 1}";
    }

    private IReadOnlyList<MetricPart>? Labels(Snapshot snapshot, string metric)
    {
        if (evaluators.FirstOrDefault(e => e.Metrics.Any(m => m.Id == metric)) is not { } evaluator || Find(snapshot.Dataset) is not var (digest, pair) || digest != snapshot.TrainDigest)
        {
            return null;
        }

        if (!_results.TryGetValue((snapshot.Dataset, evaluator), out IReadOnlyList<MetricResult>? results))
        {
            results = FailClosed.Evaluate(evaluator, pair);
            _results.Add((snapshot.Dataset, evaluator), results);
        }

        return (results.FirstOrDefault(r => r.Id == metric) as MetricResult.Computed)?.Parts;
    }

    private (string Digest, PairContext Pair)? Find(string name)
    {
        if (!_datasets.TryGetValue(name, out (string, PairContext)? found))
        {
            found = Load(name);
            _datasets.Add(name, found);
        }

        return found;
    }

    private (string Digest, PairContext Pair)? Load(string name)
    {
        // A name is a folder's, and leads nowhere else.
        if (name is "." or ".." || name.AsSpan().IndexOfAny('/', '\\') >= 0)
        {
            return null;
        }

        for (DirectoryInfo? at = new(Path.GetFullPath(folder)); at is not null; at = at.Parent)
        {
            string path = Path.Combine(at.FullName, "datasets", name);
            if (!File.Exists(Path.Combine(path, "dataset.json")))
            {
                continue;
            }

            try
            {
                Dataset dataset = Dataset.Load(path);
                int[] train = [.. Enumerable.Range(0, Math.Min(Rows, dataset.Train.RowCount))];
                int[] holdout = [.. Enumerable.Range(0, Math.Min(Rows, dataset.Holdout.RowCount))];
                Dataset few = dataset.Split(dataset.Train.Take(train), dataset.Holdout.Take(holdout));
                return (dataset.TrainDigest, new PairContext(few, few.Train) { WithUncertainty = false });
            }
            catch (InputException)
            {
                return null;
            }
        }

        return null;
    }
}
