namespace Harness.Datasets;

/// <summary>The kind of value that models predict.</summary>
public enum TaskKind
{
    /// <summary>One of two labels.</summary>
    Binary,

    /// <summary>One of several labels.</summary>
    Multiclass,

    /// <summary>A number.</summary>
    Regression,
}
