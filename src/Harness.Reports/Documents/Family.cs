using Harness.Studies.Recordings;

namespace Harness.Reports.Documents;

/// <summary>Generators of one origin.</summary>
/// <param name="Name">Its name for people.</param>
/// <param name="Generators">Those that have a table.</param>
/// <param name="Whole">Those of them that have the most tables of the family, as a rule all: only they are compared by their means.</param>
internal sealed record Family(string Name, IReadOnlyList<string> Generators, IReadOnlyList<string> Whole)
{
    private const string Ours = "this repository";
    private const string Peers = "other peers";
    private static readonly string[] Order = [Ours, RecordedLibrary.Sdv.Title, RecordedLibrary.Ydata.Title, Peers];

    /// <summary>Whether its generators are those of this repository.</summary>
    public bool IsOurs => Name == Ours;

    /// <summary>Whether each of its generators comes from a maker of its own, so that none stands for the others.</summary>
    public bool IsOfSeveralMakers => Name == Peers;

    /// <summary>The families that have a table, this repository first.</summary>
    /// <param name="facts">The scores.</param>
    public static IReadOnlyList<Family> All(StudyFacts facts) =>
    [
        .. from name in Order
           let own = facts.Generators.Where(g => NameOf(g) == name).ToArray()
           where own.Length > 0
           let most = own.Max(g => facts.Of(g).Count)
           select new Family(name, own, [.. own.Where(g => facts.Of(g).Count == most)]),
    ];

    /// <summary>The family of a generator.</summary>
    /// <param name="generator">Its id.</param>
    public static string NameOf(string generator) => RecordedLibrary.FamilyOf(generator) switch
    {
        "user" => Ours,
        "sdv" => RecordedLibrary.Sdv.Title,
        "ydata" => RecordedLibrary.Ydata.Title,
        _ => Peers,
    };

    /// <summary>Those with fewer tables that miss fewer limits than the best on the tables that both have: means over other tables would not show it.</summary>
    /// <param name="facts">The scores.</param>
    public IReadOnlyList<string> BetterOnFewer(StudyFacts facts)
    {
        string best = Best(facts);
        return [.. Generators.Where(g => !Whole.Contains(g) && Measure.Limits.Between(facts, g, best) is { Length: > 0 } over && over.Average(d => d.Difference) < 0)];
    }

    /// <summary>The best by the limits that are missed, on average over the tables.</summary>
    /// <param name="facts">The scores.</param>
    public string Best(StudyFacts facts) => Measure.Limits.Best(facts, Whole)!;
}
