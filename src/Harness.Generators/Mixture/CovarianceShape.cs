namespace Harness.Generators.Mixture;

/// <summary>What the classes of a mixture may have of their own: fewer parameters leave room for more classes.</summary>
internal enum CovarianceShape
{
    /// <summary>Each class has a covariance matrix of its own.</summary>
    Full,

    /// <summary>One covariance matrix for all classes.</summary>
    Tied,

    /// <summary>Each class has variances of its own, and no correlation of scores within a class.</summary>
    Diagonal,
}
