using Harness.Datasets.Rules;

namespace Harness.Metrics.Rules;

/// <summary>What a search for rules tried, and what came of it.</summary>
/// <param name="most">Rules that more real rows break are not counted.</param>
internal sealed class RuleCandidates(int most)
{
    /// <summary>Rows, at least, that would break a rule if the columns had nothing to do with each other, for it to be no matter of course.</summary>
    public const int FewestExpected = 20;

    /// <summary>Real rows, at least, that have all the values of a rule.</summary>
    public const int FewestRows = 30;

    private readonly List<Rule> _kept = [];
    private readonly HashSet<(string, string)> _told = [];

    /// <summary>Rules that more real rows break are not counted.</summary>
    public int Most { get; } = most;

    /// <summary>Number of rules that were held against the real rows.</summary>
    public long Tried { get; set; }

    /// <summary>Those that no real row breaks, in the order in which they were found.</summary>
    public IReadOnlyList<Rule> Kept => _kept;

    /// <summary>At place r the number of rules, none of them a matter of course, that r real rows break.</summary>
    public int[] Broken { get; } = new int[most + 1];

    /// <summary>Adds a rule that is no matter of course and that hardly any real row breaks.</summary>
    /// <param name="broken">Real rows that break it, at most <see cref="Most"/>.</param>
    /// <param name="rule">The rule.</param>
    public void Add(int broken, Func<Rule> rule)
    {
        Broken[broken]++;
        if (broken == 0)
        {
            _kept.Add(rule());
        }
    }

    /// <summary>Adds a rule that is judged by itself.</summary>
    /// <param name="rule">A rule that no real row breaks.</param>
    public void Keep(Rule rule) => _kept.Add(rule);

    /// <summary>Remembers that all is said of two columns.</summary>
    public void Tell(string first, string second)
    {
        _told.Add((first, second));
        _told.Add((second, first));
    }

    /// <summary>Whether all is said of two columns.</summary>
    public bool IsTold(string first, string second) => _told.Contains((first, second));
}
