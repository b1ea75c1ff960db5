namespace Harness.Datasets;

/// <summary>What a model is asked to predict from a dataset.</summary>
public enum TaskKind
{
    /// <summary>One of two labels.</summary>
    Binary,

    /// <summary>One of several labels.</summary>
    Multiclass,

    /// <summary>A number.</summary>
    Regression,
}
