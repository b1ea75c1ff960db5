using System.Globalization;

namespace Harness.Studies;

/// <summary>The environment variables that a run of an evaluation project listens to.</summary>
internal static class RunVariables
{
    /// <summary>The list of things that the run may write.</summary>
    public const string Accept = "HARNESS_ACCEPT";

    /// <summary>The number of seeds that noise is measured at.</summary>
    public const string NoiseSeeds = "HARNESS_NOISE_SEEDS";

    /// <summary>The fewest seeds that noise may be measured at, and the number where nothing is said.</summary>
    public const int FewestNoiseSeeds = 20;

    /// <summary>Reads <see cref="NoiseSeeds"/>.</summary>
    /// <param name="value">The variable's value, or <see langword="null"/>.</param>
    /// <exception cref="InputException">It is no whole number, or too small.</exception>
    public static int ReadNoiseSeeds(string? value) => value switch
    {
        null or "" => FewestNoiseSeeds,
        _ when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int seeds) && seeds >= FewestNoiseSeeds => seeds,
        _ => throw new InputException($"{NoiseSeeds}={value}: noise is measured at a whole number of seeds, at least {FewestNoiseSeeds}: fewer say too little of how far scores scatter."),
    };
}
