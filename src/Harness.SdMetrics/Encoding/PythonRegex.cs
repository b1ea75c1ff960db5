using System.Text.RegularExpressions;
using Harness.Tables;

namespace Harness.SdMetrics.Encoding;

/// <summary>A regular expression of Python's <c>re</c> and its named groups; a value takes at most a second.</summary>
internal sealed class PythonRegex
{
    private readonly Regex _whole;
    private readonly Regex _search;
    private readonly int[] _groups;

    /// <summary>Translates a pattern.</summary>
    /// <exception cref="ArgumentException">It is no regular expression.</exception>
    public PythonRegex(string pattern)
    {
        var translation = PythonPattern.Translate(pattern);
        Names = [.. translation.Names.Select(n => n.Key)];
        _groups = [.. translation.Names.Select(n => n.Value)];
        _search = WholePattern.Compiled(translation.Text);
        _whole = WholePattern.Whole(translation.Text);
    }

    /// <summary>The names of groups, in order.</summary>
    public string[] Names { get; }

    /// <summary>Whether a text matches as a whole.</summary>
    public bool IsMatch(string text) => _whole.IsMatch(text);

    /// <summary>The texts of the named groups; as pandas' <c>str.extract</c>, of the first match and not of the whole one.</summary>
    public string?[] Groups(string text)
    {
        Match match = _search.Match(text);
        return [.. _groups.Select(g => match.Groups[g] is { Success: true } group ? group.Value : null)];
    }
}
