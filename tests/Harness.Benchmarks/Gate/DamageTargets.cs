using Harness.Arbitraries.Damages;
using Harness.Random;

namespace Harness.Benchmarks.Gate;

/// <summary>Which of the columns or pairs a repetition damages.</summary>
internal static class DamageTargets
{
    /// <summary>One of the targets, in a random order of them: each repetition another one, until all had their turn. <see langword="null"/> where there is none.</summary>
    public static DamageTarget? Choose(Damage damage, DamageContext real, int repeat)
    {
        DamageTarget[] targets = [.. damage.Targets(real)];
        return targets.Length == 0 ? null : targets[new RandomStream(3).Fork(damage.Id).Permutation(targets.Length)[repeat % targets.Length]];
    }
}
