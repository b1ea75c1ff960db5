namespace Harness.Tables;

/// <summary>Name and kind of one column.</summary>
/// <param name="Name">The column's name, as in the header of the file.</param>
/// <param name="Kind">The kind of its values.</param>
/// <param name="DateTimeFormat">For <see cref="ColumnKind.DateTime"/>: how its text reads. Otherwise <see langword="null"/>.</param>
public sealed record ColumnSchema(string Name, ColumnKind Kind, DateTimeFormat? DateTimeFormat = null)
{
    /// <summary>Whether the values name persons. Default not.</summary>
    public PersonalKind Personal { get; init; }

    /// <summary>SDV's <c>regex_format</c>: the regular expression that every value matches as a whole. Default none.</summary>
    public string? Pattern { get; init; }

    /// <summary>Whether the labels have an order: SDV's sdtype <c>ordinal</c>. Metrics of labels measure the column all the same, those of ranks and distances by its order. Default not.</summary>
    public bool IsOrdinal { get; init; }

    /// <summary>The labels of an ordinal column from the lowest to the highest; <see langword="null"/> where they are not listed: then the order is that of the numbers if all are, else alphabetical.</summary>
    public IReadOnlyList<string>? Order { get; init; }

    /// <summary>What metadata say of the values; <see langword="null"/> where nothing.</summary>
    internal DeclaredValues? Declared { get; init; }

    /// <summary>What SDV's metadata say of the column, as written; <see langword="null"/> where none were read.</summary>
    internal SdvColumn? Sdv { get; init; }

    /// <summary>Whether the column has an order and a distance: numbers and dates.</summary>
    public bool IsQuantitative => Kind is ColumnKind.Numerical or ColumnKind.DateTime;

    /// <summary>Whether the column holds one of a set of labels: categories and booleans.</summary>
    public bool IsCategorical => Kind is ColumnKind.Categorical or ColumnKind.Boolean;

    /// <summary>Whether the labels have an order that counts: an id's does not.</summary>
    internal bool HasRanks => IsOrdinal && IsCategorical;

    /// <summary>Whether values have an order: numbers, dates and ordinal labels.</summary>
    internal bool HasOrder => IsQuantitative || HasRanks;

    /// <summary>Whether generators model the column and metrics measure it: everything but ids.</summary>
    public bool IsModelled => Kind != ColumnKind.Id;
}
