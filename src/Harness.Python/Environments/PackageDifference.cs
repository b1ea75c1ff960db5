namespace Harness.Python.Environments;

/// <summary>A package that is not there as its lock says.</summary>
/// <param name="Name">Its normalised name.</param>
/// <param name="Locked">The version in the lock; <see langword="null"/> where the lock does not have it.</param>
/// <param name="Found">The version that is there; <see langword="null"/> where it is not.</param>
internal sealed record PackageDifference(string Name, string? Locked, string? Found)
{
    /// <summary>The difference in words: <c>torch is 2.14.0, locked 2.13.0</c>.</summary>
    public override string ToString() => this switch
    {
        { Found: null } => $"{Name} is not there, locked {Locked}",
        { Locked: null } => $"{Name} {Found} is there, but not in the lock",
        _ => $"{Name} is {Found}, locked {Locked}",
    };
}
