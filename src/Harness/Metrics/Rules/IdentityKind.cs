namespace Harness.Metrics.Rules;

/// <summary>What makes one column of others. What is an exact product is a rounded quotient too, which says less: earlier ones are looked for first.</summary>
internal enum IdentityKind
{
    /// <summary>The sum of all parts.</summary>
    Sum,

    /// <summary>The product of two.</summary>
    Product,

    /// <summary>The first with the second, times a factor, as a rate of it added.</summary>
    Rate,

    /// <summary>The first over the second.</summary>
    Quotient,
}
