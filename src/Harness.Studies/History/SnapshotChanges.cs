using Harness.Metrics;
using Harness.Studies.Gate;
using Harness.Studies.Snapshots;

namespace Harness.Studies.History;

/// <summary>What changed between two snapshots of a pair, by the rule that the gate compares scores with a snapshot by.</summary>
internal sealed class SnapshotChanges
{
    // A snapshot does not know the holdout's rows; the split gives it a quarter of all, so a third of train's.
    private const int TrainOverHoldout = 3;

    private readonly Dictionary<string, MetricDescriptor> _known;
    private readonly Dictionary<string, MetricDescriptor> _unknown = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unknownWithValue = new(StringComparer.Ordinal);
    private readonly Dictionary<int, SnapshotComparer> _comparers = [];

    /// <summary>Compares metrics.</summary>
    /// <param name="metrics">The descriptors of all metrics that are known.</param>
    public SnapshotChanges(IEnumerable<MetricDescriptor> metrics) =>
        _known = metrics.Append(Memorisation.Metric).DistinctBy(m => m.Id, StringComparer.Ordinal).ToDictionary(m => m.Id, StringComparer.Ordinal);

    /// <summary>The metrics that were compared without being known, so without a direction: a move of theirs is neither better nor worse. Those without any value are left out.</summary>
    public IReadOnlyCollection<string> Unknown => _unknownWithValue;

    /// <summary>The descriptor of a metric that is known.</summary>
    /// <param name="id">The metric's id.</param>
    public MetricDescriptor? Find(string id) => _known.GetValueOrDefault(id);

    /// <summary>The changes, in the order of the metrics, with those within noise; the bar's first.</summary>
    /// <param name="before">The snapshot whose noise counts.</param>
    /// <param name="now">The other one.</param>
    /// <param name="partName">The name of a part by the metric's id and the part's index, or <see langword="null"/> to list no parts.</param>
    public IReadOnlyList<ScoreChange> Between(Snapshot before, Snapshot now, Func<string, int, string?>? partName = null)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(now);
        IReadOnlyList<SnapshotDifference> differences = Comparer(before, now).Compare(before, now, partName ?? ((_, _) => null));

        // A metric that is new, or defined anew, and has no value on either side is none that a person could look at.
        var changes = differences.Where(d => before.Find(d.Subject) is not null && now.Find(d.Subject) is not null ? !IsEmpty(d) : before.Find(d.Subject) is not { Value: null } && now.Find(d.Subject) is not { Value: null }).Select(d => ScoreChange.Of(d, before, now, d.Subject is var id && _known.ContainsKey(id) ? _known : _unknown)).ToList();
        if (Failures(before, now) is { } failures)
        {
            changes[changes.FindIndex(c => c.Metric == "failures")] = failures;
        }

        if (Bar(before, now, differences) is { } bar)
        {
            changes.Insert(0, bar);
        }

        return changes;

        bool IsEmpty(SnapshotDifference difference) =>
            before.Find(difference.Subject) is { Value: null } old && now.Find(difference.Subject) is { Value: null } current && old.Version != current.Version;
    }

    // The gate's own rule: a limit is lost where it is missed now and was not, but for a value that moved within noise.
    // What was not measured before, or not in the same way, was not met before, unless the whole bar was.
    private static ScoreChange? Bar(Snapshot before, Snapshot now, IReadOnlyList<SnapshotDifference> differences)
    {
        if (before.Bar is "" or "none" || now.Bar is "" or "none")
        {
            return null;
        }

        string[] lost =
        [
            .. now.Missed.Except(before.Missed, StringComparer.Ordinal)
                .Where(id => !differences.Any(d => d.Subject == id && (d.Change == Change.Changed || (d.Change == Change.Incomparable && before.Bar != "met"))) && (id != Memorisation.Metric.Id || differences.Count == 0)),
        ];
        if (before.Bar == now.Bar && lost.Length == 0)
        {
            return null;
        }

        Change change = lost.Length > 0 ? Change.Worse : now.Bar == "met" ? Change.Better : before.Bar == "met" || now.Bar == "missed" ? Change.Changed : Change.Better;
        string which = lost.Length == 0 ? "" : $" ({(before.Bar == now.Bar ? "now also " : "")}{string.Join(", ", lost.Take(3))}{(lost.Length > 3 ? $" and {lost.Length - 3} more" : "")})";
        return new ScoreChange(now.Dataset, now.Generator, "bar", change, before.Bar, now.Bar + which);
    }

    // A seed that had a table and has none is a loss, whatever the scores of the others are.
    private static ScoreChange? Failures(Snapshot before, Snapshot now) => before.Failures.SequenceEqual(now.Failures, StringComparer.Ordinal)
        ? null
        : new ScoreChange(
            now.Dataset,
            now.Generator,
            "failures",
            now.Failures.Count > before.Failures.Count ? Change.Worse : now.Failures.Count < before.Failures.Count ? Change.Better : Change.Incomparable,
            before.Failures.Count == 0 ? "none" : string.Join("; ", before.Failures),
            now.Failures.Count == 0 ? "none" : string.Join("; ", now.Failures));

    private SnapshotComparer Comparer(Snapshot before, Snapshot now)
    {
        int found = _unknown.Count;
        foreach ((string id, SnapshotMetric metric) in before.Metrics.Concat(now.Metrics).Where(m => !_known.ContainsKey(m.Key)))
        {
            if (metric.Value is not null)
            {
                _unknownWithValue.Add(id);
            }

            if (!_unknown.ContainsKey(id))
            {
                _unknown.Add(id, new MetricDescriptor { Id = id, Title = id, Summary = "", Family = "", Source = "", Minimum = double.NegativeInfinity, Maximum = double.PositiveInfinity, Direction = Direction.None });
            }
        }

        if (_unknown.Count > found)
        {
            _comparers.Clear();
        }

        int rows = Math.Max(1, before.Rows / TrainOverHoldout);
        if (!_comparers.TryGetValue(rows, out SnapshotComparer? comparer))
        {
            comparer = new SnapshotComparer(_known.Values.Where(m => m.Id != Memorisation.Metric.Id).Concat(_unknown.Values), rows);
            _comparers.Add(rows, comparer);
        }

        return comparer;
    }
}
