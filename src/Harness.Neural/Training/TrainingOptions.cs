namespace Harness.Neural.Training;

/// <summary>How a network is trained, whatever it is.</summary>
public abstract record TrainingOptions
{
    /// <summary>How often the generator's weights are changed.</summary>
    /// <value>
    /// Default <see langword="null"/>: 3,000 for up to 1,000 rows to learn from, from there growing as the root of the rows, which can tell finer relations, to 6,000, where the options of
    /// a network do not say otherwise. At least 0.
    /// </value>
    public int? Steps { get; init; }

    /// <summary>How often all rows are gone through, in place of a number of steps: the steps are then so many times rows by batch size, rounded up.</summary>
    /// <value>Default <see langword="null"/>: <see cref="Steps"/> counts.</value>
    public int? Epochs { get; init; }

    /// <summary>How many rows a step learns from; never more than train has.</summary>
    /// <value>Default <see langword="null"/>: 128, of the small GAN 256 where it has 1,000 rows and more to learn from; at least 1.</value>
    public int? BatchSize { get; init; }

    /// <summary>The learning rate at the last step as a share of that at the first; it falls linearly.</summary>
    /// <value>Default 0.05; 0 to 1, 1 for a constant rate.</value>
    public double FinalRate { get; init; } = 0.05;

    /// <summary>How much of the average of the generator's weights is kept at each step; rows are made by the average.</summary>
    /// <value>Default 0.999; 0 for the last weights alone. The first steps keep less, (1 + t) / (10 + t).</value>
    public double Averaging { get; init; } = 0.999;

    /// <summary>Share of train rows that are not trained on but tell how good made rows are.</summary>
    /// <value>Default 0.1; 0 for none. Where it gives fewer than 20 rows, which tell nothing, there are none; never more than 1,000.</value>
    public double ValidationShare { get; init; } = 0.1;

    /// <summary>How many steps lie between two looks at the made rows.</summary>
    /// <value>Default 250; at least 1.</value>
    public int CheckEvery { get; init; } = 250;

    /// <summary>After how many looks in a row that are worse than the best, beyond chance, the training stops and goes back to the best.</summary>
    /// <value>Default 4; at least 1.</value>
    public int Patience { get; init; } = 4;

    /// <summary>How many networks are trained, each from weights of its own and with other rows held back; each makes as many of the rows as any other.</summary>
    /// <value>Default <see langword="null"/>: 1, of the small GAN 3 where there are fewer than 1,000 rows to learn from and 2 beyond; at least 1. They train beside each other, as far as there are cores.</value>
    public int? EnsembleSize { get; init; }

    /// <summary>How many rows are made for each row of a table; the table's are chosen to stand for all of them (stratified sampling), so that chance moves its shares and relations less.</summary>
    /// <value>Default 16, of the small GAN 32; 1 for rows as they come. Fewer where more than 200,000 rows would be made.</value>
    public int RowsAStratum { get; init; } = 16;

    /// <summary>Whether the row of a stratum is taken so that the table has the means and products of two columns that train has (balanced sampling); at random otherwise.</summary>
    /// <value>Default <see langword="true"/>. Without effect where <see cref="RowsAStratum"/> is 1.</value>
    public bool BalancesMoments { get; init; } = true;

    /// <summary>The file that keeps the state of training at every look, so that a training that was ended goes on where it was and gives the same bytes.</summary>
    /// <value>Default <see langword="null"/>, none. A file of another table, seed or setting is an error. Of several networks each has its own, with its number, from 1, behind the name. Removed when the training is done.</value>
    public string? Checkpoint { get; init; }

    /// <summary>Receives how the training goes, at every look; never called twice at a time.</summary>
    /// <value>Default <see langword="null"/>, nobody.</value>
    public IProgress<TrainingProgress>? Progress { get; init; }

    /// <summary>How many steps a training on so many rows takes.</summary>
    /// <param name="rows">Number of rows that are learned from.</param>
    internal int StepsFor(int rows) => Epochs is { } epochs ? epochs * Math.Max(1, (rows + BatchSizeFor(rows) - 1) / BatchSizeFor(rows)) : Steps ?? DefaultSteps(rows);

    /// <summary>How many rows a step learns from; may be more than there are.</summary>
    /// <param name="rows">Number of rows that are learned from.</param>
    internal int BatchSizeFor(int rows) => BatchSize ?? DefaultBatchSize(rows);

    /// <summary>How many networks are trained on so many rows.</summary>
    /// <param name="rows">Number of rows that each learns from.</param>
    internal int EnsembleSizeFor(int rows) => EnsembleSize ?? DefaultEnsembleSize(rows);

    /// <summary>How many steps a training on so many rows takes where nothing else is asked for.</summary>
    /// <param name="rows">Number of rows that are learned from.</param>
    private protected virtual int DefaultSteps(int rows) => (int)(3000 * Math.Clamp(Math.Sqrt(rows / 1000.0), 1, 2));

    /// <summary>How many of so many rows a step learns from where nothing else is asked for.</summary>
    /// <param name="rows">Number of rows that are learned from.</param>
    private protected virtual int DefaultBatchSize(int rows) => 128;

    /// <summary>How many networks are trained on so many rows where nothing else is asked for.</summary>
    /// <param name="rows">Number of rows that each learns from.</param>
    private protected virtual int DefaultEnsembleSize(int rows) => 1;
}
