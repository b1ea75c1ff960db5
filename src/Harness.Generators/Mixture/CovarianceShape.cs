namespace Harness.Generators.Mixture;

/// <summary>What each class of a mixture may have of its own: with fewer parameters a class, more classes pay off.</summary>
internal enum CovarianceShape
{
    /// <summary>Each class has a covariance matrix of its own.</summary>
    Full,

    /// <summary>One covariance matrix for all classes.</summary>
    Tied,

    /// <summary>Each class has variances of its own, and no correlation of scores within a class.</summary>
    Diagonal,
}
