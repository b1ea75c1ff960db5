using System.Globalization;
using System.Text.RegularExpressions;
using Harness.Tables;

namespace Harness.Generators.Encoding;

/// <summary>Ids that match a <see cref="ColumnSchema.Pattern"/>: literals, classes, groups and numbers of repetitions, as ids have them.</summary>
internal sealed partial class PatternIds
{
    // What repeats without end is repeated so often, and so is enough for many ids.
    private const int Endless = 8;
    private const int Longest = 200;

    private const string Digits = "0123456789";
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private readonly string _pattern;
    private readonly List<string> _places = [];
    private int _next;

    private PatternIds(string pattern) => _pattern = pattern;

    /// <summary>Different ids, spread over all that there are; always the same.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="count">Their number.</param>
    /// <returns><see langword="null"/> where the pattern has other parts, or not so many ids.</returns>
    public static string[]? Of(string pattern, int count)
    {
        var ids = new PatternIds(pattern.Replace("(?P<", "(?<", StringComparison.Ordinal));
        if (!ids.TryRead(inGroup: false) || ids._next < ids._pattern.Length || ids._places.Count > Longest)
        {
            return null;
        }

        double all = ids._places.Aggregate(1.0, (product, place) => product * place.Length);
        if (all < count)
        {
            return null;
        }

        // A step near the golden section that shares no factor with their number meets each once.
        ulong space = (ulong)Math.Min(all, 1L << 52);
        ulong step = Math.Max(1, (ulong)(0.6180339887 * space));
        while (Factor(step, space) != 1)
        {
            step++;
        }

        string[] made = [.. Enumerable.Range(0, count).Select(i => ids.At((ulong)((UInt128)step * (ulong)(i + 1) % space)))];
        Regex whole = WholePattern.Of(pattern);
        return made.Take(Endless).All(whole.IsMatch) && made.Distinct(StringComparer.Ordinal).Count() == count ? made : null;
    }

    private static ulong Factor(ulong a, ulong b)
    {
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }

        return a;
    }

    private string At(ulong number)
    {
        var text = new char[_places.Count];
        for (int place = text.Length - 1; place >= 0; place--)
        {
            ulong size = (ulong)_places[place].Length;
            text[place] = _places[place][(int)(number % size)];
            number /= size;
        }

        return new string(text);
    }

    /// <summary>Reads to the end, or to the bracket that closes a group; of alternatives the first.</summary>
    private bool TryRead(bool inGroup)
    {
        while (_next < _pattern.Length && _pattern[_next] != ')')
        {
            int before = _places.Count;
            char c = _pattern[_next++];
            if (c == '|')
            {
                int kept = _places.Count;
                bool isRead = TryRead(inGroup: true);
                _places.RemoveRange(kept, _places.Count - kept);
                return isRead && (!inGroup || _next < _pattern.Length);
            }

            if (c is '^' or '$')
            {
                continue;
            }

            bool isPart = c switch
            {
                '(' => TryGroup(),
                '[' => TryClass(),
                '\\' => _next < _pattern.Length && TryEscape(_pattern[_next++]) is { } set && Add(set),
                '.' => Add(Letters),
                '*' or '+' or '?' or '{' or ']' or '}' => false,
                _ => Add(c.ToString()),
            };
            if (!isPart || !TryRepeat(before))
            {
                return false;
            }
        }

        return true;
    }

    private bool Add(string set)
    {
        _places.Add(set);
        return true;
    }

    private bool TryGroup()
    {
        if (_next < _pattern.Length && _pattern[_next] == '?')
        {
            Match head = GroupHead().Match(_pattern[_next..]);
            if (!head.Success)
            {
                return false;
            }

            _next += head.Length;
        }

        return TryRead(inGroup: true) && _next < _pattern.Length && _pattern[_next++] == ')';
    }

    private bool TryClass()
    {
        var set = new SortedSet<char>();
        while (_next < _pattern.Length && _pattern[_next] != ']')
        {
            char c = _pattern[_next++];
            if (c == '^' && set.Count == 0)
            {
                return false;
            }

            if (c == '\\')
            {
                if (_next >= _pattern.Length || TryEscape(_pattern[_next++]) is not { } escaped)
                {
                    return false;
                }

                set.UnionWith(escaped);
            }
            else if (_next + 1 < _pattern.Length && _pattern[_next] == '-' && _pattern[_next + 1] != ']')
            {
                for (char member = c; member <= _pattern[_next + 1]; member++)
                {
                    set.Add(member);
                }

                _next += 2;
            }
            else
            {
                set.Add(c);
            }
        }

        return set.Count > 0 && _next++ < _pattern.Length && Add(new string([.. set]));
    }

    private static string? TryEscape(char c) => c switch
    {
        'd' => Digits,
        'w' => Letters,
        's' => " ",
        _ when !char.IsLetterOrDigit(c) => c.ToString(),
        _ => null,
    };

    private bool TryRepeat(int from)
    {
        if (_next >= _pattern.Length)
        {
            return true;
        }

        int times = 1;
        switch (_pattern[_next])
        {
            case '?':
                _next++;
                break;
            case '*' or '+':
                times = Endless;
                _next++;
                break;
            case '{':
                Match count = Count().Match(_pattern[_next..]);
                if (!count.Success)
                {
                    return false;
                }

                int least = int.Parse(count.Groups["least"].Value, CultureInfo.InvariantCulture);
                times = count.Groups["most"].Value is { Length: > 0 } most ? int.Parse(most, CultureInfo.InvariantCulture) : count.Groups["range"].Success ? Math.Max(least, Endless) : least;
                _next += count.Length;
                break;
        }

        string[] once = [.. _places.Skip(from)];
        _places.RemoveRange(from, _places.Count - from);
        for (int i = 0; i < times && _places.Count <= Longest; i++)
        {
            _places.AddRange(once);
        }

        return true;
    }

    [GeneratedRegex(@"\A\?(?::|<\w+>)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex GroupHead();

    [GeneratedRegex(@"\A\{(?<least>\d{1,3})(?<range>,(?<most>\d{0,3}))?\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Count();
}
