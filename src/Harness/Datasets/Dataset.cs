using Harness.Datasets.Rules;
using Harness.Tables;

namespace Harness.Datasets;

/// <summary>A real table with its task, split into train and holdout.</summary>
public sealed class Dataset
{
    /// <summary>Stable name, kebab-case: the folder's name.</summary>
    public required string Name { get; init; }

    /// <summary>Title for people.</summary>
    public required string Title { get; init; }

    /// <summary>Where the data come from.</summary>
    public required string Source { get; init; }

    /// <summary>Licence of the data.</summary>
    public required string License { get; init; }

    /// <summary>The column that models predict, or <see langword="null"/> where the dataset names none.</summary>
    public required string? Target { get; init; }

    /// <summary>What models predict; meaningless without a <see cref="Target"/>.</summary>
    public required TaskKind Task { get; init; }

    /// <summary>What holds in every real row; none by default.</summary>
    public IReadOnlyList<Rule> Rules { get; init; } = [];

    /// <summary>All real rows, in the file's order.</summary>
    public required Table Real { get; init; }

    /// <summary>The rows that generators learn from.</summary>
    public required Table Train { get; init; }

    /// <summary>The real rows that no generator sees.</summary>
    public required Table Holdout { get; init; }

    /// <summary>SHA-256 of the train file (header and raw lines, each ended by <c>\n</c>), lower-case hexadecimal.</summary>
    public required string TrainDigest { get; init; }

    /// <summary>SHA-256 of the holdout file, made likewise.</summary>
    public required string HoldoutDigest { get; init; }

    /// <summary>The same dataset with other parts; it keeps the digests of its own.</summary>
    /// <param name="train">The rows that generators learn from.</param>
    /// <param name="holdout">The rows that no generator sees.</param>
    public Dataset Split(Table train, Table holdout) => new()
    {
        Name = Name,
        Title = Title,
        Source = Source,
        License = License,
        Target = Target,
        Task = Task,
        Rules = Rules,
        Real = Real,
        Train = train,
        Holdout = holdout,
        TrainDigest = TrainDigest,
        HoldoutDigest = HoldoutDigest,
    };

    /// <inheritdoc/>
    public override string ToString() => Name;
}
