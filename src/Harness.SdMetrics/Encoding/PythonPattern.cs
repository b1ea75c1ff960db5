using System.Globalization;
using System.Text;

namespace Harness.SdMetrics.Encoding;

/// <summary>
/// Turns a pattern of Python's <c>re</c> into .NET's: groups are numbered as they open, <c>\w</c> and <c>\s</c> hold what
/// Python counts among them, and a letter beyond 16 bits is one letter, if none of <c>\w</c>.
/// </summary>
internal sealed class PythonPattern
{
    private const string Pair = @"[\uD800-\uDBFF][\uDC00-\uDFFF]";

    private readonly string _pattern;
    private readonly StringBuilder _text = new();
    private readonly List<KeyValuePair<string, int>> _names = [];
    private int _at;
    private int _groups;
    private int _atom;
    private readonly Stack<int> _open = new();
    private bool _ascii;
    private bool _dotAll;
    private bool _isVerbose;

    private PythonPattern(string pattern) => _pattern = pattern;

    /// <summary>Translates.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <returns>The pattern for .NET, and the numbers of its named groups.</returns>
    /// <exception cref="ArgumentException">It is no pattern of Python.</exception>
    public static (string Text, IReadOnlyList<KeyValuePair<string, int>> Names) Translate(string pattern)
    {
        var translation = new PythonPattern(pattern);
        translation.Run();
        if (translation._isVerbose)
        {
            // Ends a comment, which would go on behind the pattern.
            translation._text.Append('\n');
        }

        return (translation._text.ToString(), translation._names);
    }

    private void Run()
    {
        while (_at < _pattern.Length)
        {
            int start = _text.Length;
            char letter = _pattern[_at];
            switch (letter)
            {
                case '\\':
                    Escape();
                    _atom = start;
                    break;
                case '[':
                    _atom = start;
                    Class();
                    break;
                case '(':
                    _open.Push(start);
                    Open();
                    break;
                case ')':
                    _at++;
                    _text.Append(')');
                    _atom = _open.Count > 0 ? _open.Pop() : throw Wrong("unbalanced parenthesis");
                    break;
                case '.':
                    _at++;
                    _text.Append(_dotAll ? $@"(?:{Pair}|[^\uD800-\uDFFF])" : $@"(?:{Pair}|[^\n\uD800-\uDFFF])");
                    _atom = start;
                    break;
                case '*' or '+' or '?' or '{':
                    Quantifier();
                    break;
                default:
                    _atom = start;
                    _text.Append(letter);
                    _at++;
                    if (char.IsHighSurrogate(letter) && _at < _pattern.Length)
                    {
                        _text.Insert(start, "(?:").Append(_pattern[_at++]).Append(')');
                    }

                    break;
            }
        }
    }

    private void Open()
    {
        if (!Next("(?"))
        {
            _groups++;
            _at++;
            _text.Append(CultureInfo.InvariantCulture, $"(?<{_groups}>");
        }
        else if (Next("(?P<"))
        {
            string name = Until('>', 4);
            _groups++;
            if (name.Length == 0 || char.IsAsciiDigit(name[0]) || _names.Exists(n => n.Key == name))
            {
                throw Wrong($"bad or repeated group name '{name}'");
            }

            _names.Add(new(name, _groups));
            _text.Append(CultureInfo.InvariantCulture, $"(?<{_groups}>");
        }
        else if (Next("(?P="))
        {
            string name = Until(')', 4);
            _text.Append(CultureInfo.InvariantCulture, $@"\k<{NumberOf(name)}>");
            _atom = _open.Pop();
        }
        else if (Next("(?#"))
        {
            Until(')', 3);
            _open.Pop();
        }
        else if (Next("(?("))
        {
            string name = Until(')', 3);
            _text.Append(CultureInfo.InvariantCulture, $"(?({(int.TryParse(name, CultureInfo.InvariantCulture, out int number) ? number : NumberOf(name))})");
        }
        else if (Next("(?:") || Next("(?=") || Next("(?!") || Next("(?>") || Next("(?<=") || Next("(?<!"))
        {
            int length = _pattern[_at + 2] == '<' ? 4 : 3;
            _text.Append(_pattern, _at, length);
            _at += length;
        }
        else
        {
            Flags();
        }
    }

    // (?aiLmsux) or (?i-s:...): a, u and L have no like, and s is in the translation of the dot.
    private void Flags()
    {
        int from = _at + 2;
        int end = from;
        while (end < _pattern.Length && (char.IsAsciiLetter(_pattern[end]) || _pattern[end] == '-'))
        {
            end++;
        }

        if (end == _pattern.Length || end == from || _pattern[end] is not (')' or ':'))
        {
            throw Wrong("unknown extension");
        }

        string flags = _pattern[from..end];
        if (flags.Any(f => !"aiLmsux-".Contains(f, StringComparison.Ordinal)) || (_pattern[end] == ')' && (flags.Contains('-', StringComparison.Ordinal) || from != 2)))
        {
            throw Wrong("global flags not at the start of the expression");
        }

        _ascii |= flags.Contains('a', StringComparison.Ordinal);
        _isVerbose |= flags.Contains('x', StringComparison.Ordinal);
        _dotAll |= flags.Split('-')[0].Contains('s', StringComparison.Ordinal);
        string kept = string.Concat(flags.Where(f => "imsx-".Contains(f, StringComparison.Ordinal)));
        bool isGroup = _pattern[end] == ':';
        _text.Append(isGroup ? $"(?{kept.TrimEnd('-')}:" : kept.Length > 0 ? $"(?{kept})" : "");
        _at = end + 1;
        if (!isGroup)
        {
            _open.Pop();
        }
    }

    private void Quantifier()
    {
        int from = _at;
        string quantifier = _pattern[_at].ToString();
        _at++;
        if (quantifier == "{")
        {
            int end = _pattern.IndexOf('}', from);
            string[] numbers = end < 0 ? [] : _pattern[(from + 1)..end].Split(',');
            bool isOne = numbers is [{ Length: > 0 }] or [_, _] && numbers.All(n => n.All(char.IsAsciiDigit));
            if (!isOne)
            {
                _atom = _text.Length;
                _text.Append(@"\{");
                return;
            }

            quantifier = numbers.Length == 1 ? $"{{{numbers[0]}}}" : $"{{{(numbers[0].Length == 0 ? "0" : numbers[0])},{numbers[1]}}}";
            _at = end + 1;
        }

        _text.Append(quantifier);
        if (_at < _pattern.Length && _pattern[_at] == '?')
        {
            _text.Append('?');
            _at++;
        }
        else if (_at < _pattern.Length && _pattern[_at] == '+')
        {
            // Possessive.
            _text.Insert(_atom, "(?>").Append(')');
            _at++;
        }
    }

    private void Escape()
    {
        char letter = _at + 1 < _pattern.Length ? _pattern[_at + 1] : throw Wrong("bad escape (end of pattern)");
        if (char.IsAsciiDigit(letter) && letter != '0' && !IsOctal())
        {
            int length = _at + 2 < _pattern.Length && char.IsAsciiDigit(_pattern[_at + 2]) ? 2 : 1;
            string number = _pattern.Substring(_at + 1, length);
            if (int.Parse(number, CultureInfo.InvariantCulture) > _groups)
            {
                throw Wrong($"invalid group reference {number}");
            }

            _text.Append(CultureInfo.InvariantCulture, $@"\k<{number}>");
            _at += length + 1;
            return;
        }

        if (PythonClass.Members(letter, _ascii) is { } members)
        {
            _text.Append(char.IsAsciiLetterUpper(letter) ? $@"(?:{Pair}|[^{members}\uD800-\uDFFF])" : $"[{members}]");
            _at += 2;
            return;
        }

        if (letter is 'A' or 'b' or 'B')
        {
            _text.Append('\\').Append(letter);
            _at += 2;
            return;
        }

        if (letter == 'Z')
        {
            _text.Append(@"\z");
            _at += 2;
            return;
        }

        string literal = PythonClass.Literal(_pattern, ref _at);
        _text.Append(literal.Length > 1 ? $"(?:{literal})" : PythonClass.Escaped(literal[0]));
    }

    private bool IsOctal() => _at + 3 < _pattern.Length && _pattern.AsSpan(_at + 1, 3).IndexOfAnyExceptInRange('0', '7') < 0;

    private void Class()
    {
        (string positive, int end) = PythonClass.Translate(_pattern, _at, _ascii);
        _text.Append(positive);
        _at = end;
    }

    private int NumberOf(string name) => _names.Find(n => n.Key == name) is { Key: not null } found ? found.Value : throw Wrong($"unknown group name '{name}'");

    private bool Next(string text) => string.CompareOrdinal(_pattern, _at, text, 0, text.Length) == 0;

    private string Until(char end, int skip)
    {
        int to = _pattern.IndexOf(end, _at + skip);
        if (to < 0)
        {
            throw Wrong($"missing {end}");
        }

        string text = _pattern[(_at + skip)..to];
        _at = to + 1;
        return text;
    }

    private ArgumentException Wrong(string why) => new($"{why} at position {_at}");
}
