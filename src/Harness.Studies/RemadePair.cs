using Harness.Generators;
using Harness.Studies.Recordings;

namespace Harness.Studies;

/// <summary>The recordings of a pair, made again.</summary>
/// <param name="Pair">The pair.</param>
/// <param name="Maker">What made them now.</param>
/// <param name="Tables">One a seed, ascending.</param>
internal sealed record RemadePair(StudyPair Pair, GeneratorInfo Maker, IReadOnlyList<Remade> Tables)
{
    /// <summary>Whether the recordings stand for what is made now, so that they can be judged in its place.</summary>
    public bool Stands => Tables.All(t => t.Stands);
}
