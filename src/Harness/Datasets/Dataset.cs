using Harness.Datasets.Constraints;
using Harness.Datasets.Rules;
using Harness.Tables;

namespace Harness.Datasets;

/// <summary>A real table with its task, split into train and holdout.</summary>
public sealed class Dataset
{
    private const int FewestHeldOut = 2;

    /// <summary>Stable name, kebab-case: the folder's name.</summary>
    public required string Name { get; init; }

    /// <summary>Title for people.</summary>
    public required string Title { get; init; }

    /// <summary>The origin of the data.</summary>
    public required string Source { get; init; }

    /// <summary>Licence of the data.</summary>
    public required string License { get; init; }

    /// <summary>The column that models predict, or <see langword="null"/> where the dataset names none.</summary>
    public required string? Target { get; init; }

    /// <summary>The kind of prediction; meaningless without a <see cref="Target"/>.</summary>
    public required TaskKind Task { get; init; }

    /// <summary>Conditions that hold in every real row; none by default.</summary>
    public IReadOnlyList<Rule> Rules { get; init; } = [];

    /// <summary>SDV's constraints: what rows should keep, though real ones may break it; none by default.</summary>
    internal IReadOnlyList<Constraint> Constraints { get; init; } = [];

    /// <summary>All real rows, in the file's order.</summary>
    public required Table Real { get; init; }

    /// <summary>The rows that generators learn from.</summary>
    public required Table Train { get; init; }

    /// <summary>The real rows that no generator sees.</summary>
    public required Table Holdout { get; init; }

    /// <summary>
    /// Whether a generator may have seen the rows of <see cref="Holdout"/> too, so that they do not tell copies from chance: metrics of copying then judge
    /// real rows beside each other, and what needs unseen rows is inconclusive. Default <see langword="false"/>.
    /// </summary>
    public bool HoldoutMayBeSeen { get; init; }

    /// <summary>SHA-256 of the train file (header and raw lines, each ended by <c>\n</c>), lower-case hexadecimal.</summary>
    public required string TrainDigest { get; init; }

    /// <summary>SHA-256 of the holdout file, made likewise.</summary>
    public required string HoldoutDigest { get; init; }

    /// <summary>Texts that mean a missing value in every column of its files, beside the empty cell; none by default.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>What was found out about the form of its files where it is not the plain one, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Reads a dataset from its folder: <c>dataset.json</c> beside <c>data.csv</c>, or beside <c>train.csv</c> and <c>holdout.csv</c>.</summary>
    /// <param name="folder">The folder; its name is the dataset's name.</param>
    /// <exception cref="InputException">A file is missing or wrong; the message names file, line or path, value and remedy.</exception>
    public static Dataset Load(string folder) => DatasetReader.Read(folder);

    /// <summary>Makes a dataset of two tables.</summary>
    /// <param name="train">The rows that generators learn from.</param>
    /// <param name="holdout">Real rows that no generator saw: what models are tested on, and what copies are told from. The columns are train's, in any order.</param>
    /// <param name="target">The column that models predict; <see langword="null"/> for none, and so no utility metrics.</param>
    /// <param name="task">The kind of prediction. By default regression for a number, binary for up to two labels, else multiclass.</param>
    /// <param name="name">The name in messages, random streams and <c>thresholds.json</c>.</param>
    /// <exception cref="InputException">The tables do not fit together, or the target does not fit the task.</exception>
    public static Dataset Of(Table train, Table holdout, string? target = null, TaskKind? task = null, string name = "table") => Of(train, holdout, target, task, name, whole: null);

    // Rows that are split by the rule stay in their order, so that the rule finds the same ones wherever they are written.
    private static Dataset Of(Table train, Table holdout, string? target, TaskKind? task, string name, Table? whole)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(holdout);
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (train.RowCount == 0)
        {
            throw new InputException("The train table has no row; generators need at least one to learn from.");
        }

        Table real = train.Append(holdout.In(train.Schema, "the holdout table"));
        return new Dataset
        {
            Name = name,
            Title = name,
            Source = "",
            License = "",
            Target = target,
            Task = TargetTask.Check(real, target, task),
            Real = whole ?? real,
            Train = real.Take([.. Enumerable.Range(0, train.RowCount)]),
            Holdout = real.Take([.. Enumerable.Range(train.RowCount, holdout.RowCount)]),
            TrainDigest = TableDigest.Of(train),
            HoldoutDigest = TableDigest.Of(holdout),
            HoldoutMayBeSeen = whole is not null,
        };
    }

    /// <summary>Makes a dataset of one table, of which a quarter is held out by a fixed rule. A generator that learned from the table has seen those rows, so <see cref="HoldoutMayBeSeen"/> is set.</summary>
    /// <param name="real">All real rows, at least two in each part: some ten in all.</param>
    /// <param name="target">The column that models predict; <see langword="null"/> for none, and so no utility metrics.</param>
    /// <param name="task">The kind of prediction. By default regression for a number, binary for up to two labels, else multiclass.</param>
    /// <param name="name">The name in messages, random streams and <c>thresholds.json</c>.</param>
    /// <exception cref="InputException">There are too few rows to hold some out, or the target does not fit the task.</exception>
    public static Dataset Of(Table real, string? target = null, TaskKind? task = null, string name = "table")
    {
        ArgumentNullException.ThrowIfNull(real);
        (int[] train, int[] holdout) = HoldoutSplit.Rows(real.RowCount);
        return holdout.Length >= FewestHeldOut
            ? Of(real.Take(train), real.Take(holdout), target, task, name, real)
            : throw new InputException($"The real table has {real.RowCount} {(real.RowCount == 1 ? "row" : "rows")}, too few to hold some out: there have to be some ten at least, and a verdict needs a hundred. Bring more rows.");
    }

    /// <summary>Reads a synthetic table that stands for this dataset.</summary>
    /// <param name="path">A text file with the dataset's columns, in any order, and any number of rows from 1 on.</param>
    /// <exception cref="InputException">The file does not fit; the message names file, line, column, value and remedy.</exception>
    public Table ReadSynthetic(string path) => ReadSynthetic(path, null).Table;

    /// <summary>Reads a synthetic table that stands for this dataset, and tells what was found out about its form.</summary>
    /// <param name="path">A text file with the dataset's columns, in any order, and any number of rows from 1 on.</param>
    /// <param name="format">What is known of the file's form; found out where not told. <see cref="Missing"/> holds beside its spellings.</param>
    /// <exception cref="InputException">The file does not fit; the message names file, line, column, value and remedy.</exception>
    public TableReading ReadSynthetic(string path, TableFormat? format)
    {
        format ??= new TableFormat();
        return TableFile.Read(path, Real, format with { KeepsInvalid = true, Missing = [.. Missing, .. format.Missing ?? []] }) is { Table.RowCount: > 0 } reading
            ? reading
            : throw new InputException($"{path}: there is a header but no row; a synthetic table needs at least one row. Sample as many as train has: {Train.RowCount}.");
    }

    /// <summary>The same dataset with other parts; it keeps the digests of its own.</summary>
    /// <param name="train">The rows that generators learn from.</param>
    /// <param name="holdout">The rows that no generator sees.</param>
    public Dataset Split(Table train, Table holdout) => Of(train, holdout, Real);

    /// <summary>The same dataset with other rows; it keeps the digests of its own.</summary>
    /// <param name="train">The rows that generators learn from.</param>
    /// <param name="holdout">The rows that no generator sees.</param>
    /// <param name="real">All that is known of the real table.</param>
    internal Dataset Of(Table train, Table holdout, Table real) => Of(train, holdout, real, Constraints, Notes);

    /// <summary>The same dataset with constraints, and with what is to be known of them.</summary>
    /// <param name="reading">The constraints.</param>
    internal Dataset With(ConstraintReading reading) => Of(Train, Holdout, Real, reading.Constraints, [.. Notes, .. reading.Notes]);

    private Dataset Of(Table train, Table holdout, Table real, IReadOnlyList<Constraint> constraints, IReadOnlyList<string> notes) => new()
    {
        Name = Name,
        Title = Title,
        Source = Source,
        License = License,
        Target = Target,
        Task = Task,
        Rules = Rules,
        Constraints = constraints,
        Real = real,
        Train = train,
        Holdout = holdout,
        TrainDigest = TrainDigest,
        HoldoutDigest = HoldoutDigest,
        HoldoutMayBeSeen = HoldoutMayBeSeen,
        Missing = Missing,
        Notes = notes,
    };

    /// <inheritdoc/>
    public override string ToString() => Name;
}
