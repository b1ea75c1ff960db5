using System.Globalization;
using Harness.Datasets;
using Harness.Generators;
using Harness.Pictures;
using Harness.Scoring;
using Harness.Tables;

namespace Harness;

/// <summary>
/// How well synthetic tables stand for a dataset: every metric with its parts, standard error, floor and ceiling. A metric
/// that throws or has no finite value is a failure that says so, never silently absent.
/// </summary>
public sealed class Evaluation
{
    private readonly Dictionary<string, MetricScore> _scores;

    private Evaluation(Scorecard scorecard, IReadOnlyDictionary<string, string> notMeasured)
    {
        Scorecard = scorecard;
        NotMeasured = notMeasured;
        _scores = scorecard.Scores.ToDictionary(s => s.Descriptor.Id, StringComparer.Ordinal);
    }

    /// <summary>The real table that the synthetic ones stand for.</summary>
    public Dataset Dataset => Scorecard.Dataset;

    /// <summary>All results, over the seeds.</summary>
    public Scorecard Scorecard { get; }

    /// <summary>The scores, one a metric, in the order of the evaluators.</summary>
    public IReadOnlyList<MetricScore> Scores => Scorecard.Scores;

    /// <summary>The ids of metrics that were not measured because their package is not referenced or their evaluator took no part, with the package.</summary>
    public IReadOnlyDictionary<string, string> NotMeasured { get; }

    /// <summary>The score of a metric.</summary>
    /// <param name="metric">The metric's id: <c>ks-statistic</c>.</param>
    /// <exception cref="InputException">No metric of this id was measured; the message says what is close or what to install.</exception>
    public MetricScore this[string metric] => _scores.TryGetValue(metric, out MetricScore? score)
        ? score
        : throw new InputException(NotMeasured.TryGetValue(metric, out string? package)
            ? NotMeasuredReason(metric, package)
            : $"There is no metric '{metric}'.{(NearestName.Find(metric, _scores.Keys) is { } near ? $" Did you mean '{near}'?" : "")} Known: {string.Join(", ", _scores.Keys)}.");

    /// <summary>Evaluates one synthetic table.</summary>
    /// <param name="dataset">The real table.</param>
    /// <param name="synthetic">The synthetic table: the dataset's columns, any number of rows from 1 on.</param>
    /// <param name="options">Evaluators, name, progress and cache; by default all metrics, with progress on standard error.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="InputException">The table does not fit the dataset.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was asked for.</exception>
    public static Evaluation Run(Dataset dataset, Table synthetic, EvaluationOptions? options = null, CancellationToken cancellation = default) =>
        Run(dataset, [synthetic], options, cancellation);

    /// <summary>Evaluates several synthetic tables of one generator, one a seed; the seeds are 1, 2, 3 …</summary>
    /// <param name="dataset">The real table.</param>
    /// <param name="tables">The synthetic tables, at least one.</param>
    /// <param name="options">Evaluators, name, progress and cache.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="InputException">A table does not fit the dataset.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was asked for.</exception>
    public static Evaluation Run(Dataset dataset, IReadOnlyList<Table> tables, EvaluationOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new EvaluationOptions();
        return Run(dataset, new Dictionary<string, IReadOnlyList<Table>>(StringComparer.Ordinal) { [options.Generator] = tables }, options, cancellation)[options.Generator];
    }

    /// <summary>Evaluates the tables of several generators beside each other.</summary>
    /// <param name="dataset">The real table.</param>
    /// <param name="generators">The synthetic tables of each generator, one a seed, by the generator's name.</param>
    /// <param name="options">Evaluators, name, progress and cache.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>One evaluation a generator, by its name.</returns>
    /// <exception cref="InputException">A table does not fit the dataset.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was asked for.</exception>
    public static IReadOnlyDictionary<string, Evaluation> Run(Dataset dataset, IReadOnlyDictionary<string, IReadOnlyList<Table>> generators, EvaluationOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(generators);
        options ??= new EvaluationOptions();
        if (generators.FirstOrDefault(g => g.Value.Count == 0) is { Key: { } none })
        {
            throw new InputException($"'{none}' has no synthetic table; an evaluation needs at least one.");
        }

        var tables = generators.ToDictionary(g => g.Key, g => g.Value.Select((t, i) => Fit(dataset, t, g.Key, i)).ToArray(), StringComparer.Ordinal);
        var scorer = new TableScorer(dataset, options.Evaluators, options.Cache ?? NoCache.Instance);
        using var work = new WorkProgress(options.Progress, scorer.PiecesOfWork([.. tables.Values.SelectMany(g => g).Select(t => t.RowCount)]));
        IReadOnlyDictionary<string, string> notMeasured = Evaluators.Missing(options.Evaluators);
        return tables.ToDictionary(
            g => g.Key,
            g => new Evaluation(
                scorer.Collect(
                    new GeneratorInfo { Id = g.Key, Title = g.Key, Family = "user", Version = "", License = "" },
                    [.. g.Value.Select((table, i) => scorer.Score((ulong)i + 1, options.Cache is null ? "" : TableDigest.Of(table), () => table, work, cancellation))],
                    [],
                    fitSeconds: null) with
                {
                    Picture = new Lazy<PairPicture>(() => PairPicture.Of(scorer.Context, g.Value, CancellationToken.None)),
                    TableNotes = new Lazy<IReadOnlyList<string>>(() => [.. generators[g.Key].SelectMany((t, i) => t.Notes.Select(n => g.Value.Length == 1 ? n : string.Create(CultureInfo.InvariantCulture, $"Table {i + 1}: {n}")))]),
                },
                notMeasured),
            StringComparer.Ordinal);
    }

    /// <summary>Why a metric that is known has no score.</summary>
    /// <param name="metric">The metric's id.</param>
    /// <param name="package">The package that has it.</param>
    internal static string NotMeasuredReason(string metric, string package) =>
        $"'{metric}' was not measured: its evaluator, of the package {package}, took no part. Add a reference to the package, or the evaluator to the list.";

    private static Table Fit(Dataset dataset, Table synthetic, string generator, int index)
    {
        ArgumentNullException.ThrowIfNull(synthetic);
        string what = string.Create(CultureInfo.InvariantCulture, $"table {index + 1} of '{generator}'");
        return synthetic.RowCount > 0
            ? synthetic.In(dataset.Train.Schema, what)
            : throw new InputException($"{what} has no row; a synthetic table needs at least one.");
    }
}
