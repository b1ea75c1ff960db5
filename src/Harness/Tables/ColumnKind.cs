namespace Harness.Tables;

/// <summary>What a column holds; SDV's <c>sdtype</c> in this library's words.</summary>
public enum ColumnKind
{
    /// <summary>Numbers with an order and a distance (<c>numerical</c>).</summary>
    Numerical,

    /// <summary>Labels without an order (<c>categorical</c>).</summary>
    Categorical,

    /// <summary>Two labels, true and false (<c>boolean</c>).</summary>
    Boolean,

    /// <summary>Points in time (<c>datetime</c>), measured as seconds since 1970.</summary>
    DateTime,

    /// <summary>Names of rows (<c>id</c>, <c>unknown</c> and SDV's kinds of personal data): kept, never modelled or measured.</summary>
    Id,
}
