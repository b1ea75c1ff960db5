using Harness.Neural.TensorEncoding;

namespace Harness.Neural.Training;

/// <summary>Options that all networks share.</summary>
public abstract record TrainingOptions
{
    /// <summary>The encoding of the table's columns as numbers.</summary>
    /// <value>Default: normal scores for numbers with more than 20 distinct values, labels for all other columns, gaps as a label of their own.</value>
    public TensorOptions Encoding { get; init; } = new();

    /// <summary>Units in each of the two hidden layers of each network.</summary>
    /// <value>Default 128, of TVAE 256; at least 1.</value>
    public int HiddenWidth { get; init; } = 128;

    /// <summary>Adam's learning rate at the first step.</summary>
    /// <value>Default 0.001, of TVAE 0.003; above 0.</value>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>The learning rate at the last step as a share of the first; it falls linearly.</summary>
    /// <value>Default 0.05; 0 to 1, 1 for a constant rate.</value>
    public double FinalRate { get; init; } = 0.05;

    /// <summary>Share of each weight that is added to its gradient.</summary>
    /// <value>Default 0, of CTGAN 10⁻⁶; at least 0.</value>
    public double WeightDecay { get; init; }

    /// <summary>Number of training steps; each changes the generator's weights once.</summary>
    /// <value>
    /// Default <see langword="null"/>: 3,000 for up to 1,000 rows to learn from, then in proportion to the square root of the rows up to 6,000. The small GAN takes 3 steps a row, at least 600, below
    /// 1,000 rows, and at most 4,000 above. At least 0; with 0 the network stays as it was initialised.
    /// </value>
    public int? Steps { get; init; }

    /// <summary>Number of passes over the rows, instead of a number of steps: the steps are then passes × rows ÷ batch size, rounded up in each pass.</summary>
    /// <value>Default <see langword="null"/>: <see cref="Steps"/> counts. At least 0.</value>
    public int? Epochs { get; init; }

    /// <summary>Rows in a batch; never more than there are rows to learn from.</summary>
    /// <value>Default <see langword="null"/>: 128, of CTGAN 100, of the small GAN 256 where it learns from 1,000 rows or more. At least 1.</value>
    public int? BatchSize { get; init; }

    /// <summary>Share of the average of the generator's weights that each step keeps. Rows are drawn with the average.</summary>
    /// <value>Default 0.999; 0 to below 1, 0 for the last weights alone. Step t of the first ones keeps only (1 + t) / (10 + t).</value>
    public double Averaging { get; init; } = 0.999;

    /// <summary>Share of train rows that are held back from training and used to check the synthetic rows.</summary>
    /// <value>Default 0.1; 0 to below 1, 0 for none. None are held back if this gives fewer than 20 rows, which say too little; at most 1,000.</value>
    public double ValidationShare { get; init; } = 0.1;

    /// <summary>Steps between two checks of the synthetic rows.</summary>
    /// <value>Default 250; at least 1.</value>
    public int CheckEvery { get; init; } = 250;

    /// <summary>Number of checks in a row that must be worse than the best one, beyond chance, before the training stops and returns to the best weights.</summary>
    /// <value>Default 4; at least 1.</value>
    public int Patience { get; init; } = 4;

    /// <summary>Whether each column of the synthetic rows is moved to train's distribution after training.</summary>
    /// <value>Default <see langword="true"/>.</value>
    public bool CalibratesMargins { get; init; } = true;

    /// <summary>Rows that are drawn for each row of a synthetic table. Similar rows form a stratum and one row of each stratum is taken (stratified sampling), so that shares and relations depend less on chance.</summary>
    /// <value>Default 16; at least 1, 1 for rows as the network draws them. Fewer where more than 200,000 rows would be drawn.</value>
    public int RowsAStratum { get; init; } = 16;

    /// <summary>Whether the row of each stratum is chosen so that means and products of two columns are those of train (balanced sampling); at random otherwise.</summary>
    /// <value>Default <see langword="true"/>. No effect where <see cref="RowsAStratum"/> is 1.</value>
    public bool BalancesMoments { get; init; } = true;

    /// <summary>A file for the state of the training, written at every check and removed at the end. A training that was ended resumes from it and gives the same bytes.</summary>
    /// <value>Default <see langword="null"/>, none. A file of another table, seed or setting is an error.</value>
    public string? Checkpoint { get; init; }

    /// <summary>Receives the state of the training at every check.</summary>
    /// <value>Default <see langword="null"/>, none.</value>
    public IProgress<TrainingProgress>? Progress { get; init; }

    /// <summary>Number of training steps.</summary>
    /// <param name="rows">Number of rows to learn from.</param>
    internal int StepsFor(int rows) => Epochs is { } epochs ? epochs * Math.Max(1, (rows + BatchSizeFor(rows) - 1) / BatchSizeFor(rows)) : Steps ?? DefaultSteps(rows);

    /// <summary>Rows in a batch; may be more than there are.</summary>
    /// <param name="rows">Number of rows to learn from.</param>
    internal int BatchSizeFor(int rows) => BatchSize ?? DefaultBatchSize(rows);

    /// <summary>Number of training steps where the options do not give one.</summary>
    /// <param name="rows">Number of rows to learn from.</param>
    private protected virtual int DefaultSteps(int rows) => (int)(3000 * Math.Clamp(Math.Sqrt(rows / 1000.0), 1, 2));

    /// <summary>Rows in a batch where the options do not give a number.</summary>
    /// <param name="rows">Number of rows to learn from.</param>
    private protected virtual int DefaultBatchSize(int rows) => 128;
}
