namespace Harness.Tables;

/// <summary>Whether the values of a column name persons, by SDV's metadata.</summary>
public enum PersonalKind
{
    /// <summary>They do not, as far as the metadata say.</summary>
    None,

    /// <summary>Personal values that several people may have: a city, a first name; any other kind that has <c>"pii": true</c>.</summary>
    Shared,

    /// <summary>Values that belong to one person: an e-mail address, a phone number.</summary>
    Own,
}
