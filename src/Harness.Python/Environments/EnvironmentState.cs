namespace Harness.Python.Environments;

/// <summary>How far the folder of an environment is.</summary>
internal enum EnvironmentState
{
    /// <summary>There is no folder.</summary>
    None,

    /// <summary>Somebody makes it now.</summary>
    InTheMaking,

    /// <summary>Making it was ended; it is made anew when it is asked for.</summary>
    HalfMade,

    /// <summary>It is made.</summary>
    Made,
}
