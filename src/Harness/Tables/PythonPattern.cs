using System.Globalization;

namespace Harness.Tables;

/// <summary>
/// Turns a pattern of Python 3.11's <c>re</c> into .NET's, and refuses what Python refuses: groups are numbered as they open,
/// <c>\w</c> and <c>\s</c> hold what Python counts among them, flags hold where they are set, and a letter beyond 16 bits is one
/// letter, if none of <c>\w</c>. With <c>(?i)</c>, case is .NET's: Python also pairs s with ſ, and i with ı and İ.
/// </summary>
internal sealed class PythonPattern
{
    private const string Pair = @"[\uD800-\uDBFF][\uDC00-\uDFFF]";
    private const string Space = " \t\n\r\v\f";
    private const string AllFlags = "aiLmsux";

    // Python itself has no more than some 490 levels of calls left.
    private const int Deepest = 400;

    private readonly PatternText _in;
    private readonly List<KeyValuePair<string, int>> _names = [];
    private readonly List<Item?> _groups = [];
    private string _flags = "";
    private int _depth;
    private int _greatestAsked;
    private int? _groupsBeforeLookBehind;

    private PythonPattern(string pattern) => _in = new PatternText(pattern);

    /// <summary>Translates.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <returns>The pattern for .NET, without options, and the numbers of its named groups.</returns>
    /// <exception cref="ArgumentException">It is no pattern of Python.</exception>
    public static (string Text, IReadOnlyList<KeyValuePair<string, int>> Names) Translate(string pattern)
    {
        var translation = new PythonPattern(pattern);
        Item whole = translation.Alternatives(isWhole: true);
        if (!translation._in.IsAtEnd)
        {
            throw translation._in.Wrong("unbalanced parenthesis");
        }

        if (translation._greatestAsked > translation._groups.Count)
        {
            throw translation._in.Wrong($"invalid group reference {translation._greatestAsked}");
        }

        return (translation.Has('i') ? $"(?i:{whole.Text})" : whole.Text, translation._names);
    }

    private Item Alternatives(bool isWhole)
    {
        if (++_depth > Deepest)
        {
            throw _in.Wrong("too many groups within each other");
        }

        var branches = new List<Item> { Sequence(isWhole) };
        while (_in.Take("|"))
        {
            branches.Add(Sequence(mayBeginWithFlags: false));
        }

        _depth--;
        return new Item(string.Join('|', branches.Select(b => b.Text)), branches.Min(b => b.Least), branches.Max(b => b.Most));
    }

    private Item Sequence(bool mayBeginWithFlags)
    {
        var items = new List<Item>();
        while (!_in.IsAtEnd && _in.Text[_in.At] is not ('|' or ')'))
        {
            char letter = _in.Text[_in.At];
            if (Has('x') && Space.Contains(letter, StringComparison.Ordinal))
            {
                _in.At++;
            }
            else if (Has('x') && letter == '#')
            {
                _in.SkipTo('\n');
            }
            else if (letter is '*' or '+' or '?' or '{' && Times() is { } times)
            {
                Repeat(items, times.Least, times.Most);
            }
            else if (letter == '(')
            {
                if (Group(mayBeginWithFlags && items.Count == 0) is { } group)
                {
                    items.Add(group);
                }
            }
            else
            {
                items.Add(Single(letter));
            }
        }

        return new Item(string.Concat(items.Select(i => i.Text)), (int)Math.Min(int.MaxValue, items.Sum(i => (long)i.Least)), (int)Math.Min(int.MaxValue, items.Sum(i => (long)i.Most)));
    }

    private Item Single(char letter)
    {
        switch (letter)
        {
            case '\\':
                return Escape();
            case '[':
                (string set, _in.At) = PythonClass.Translate(_in.Text, _in.At, Has('a'));
                return Item.Letter(set);
            case '.':
                _in.At++;
                return Item.Letter(Has('s') ? $@"(?:{Pair}|[^\uD800-\uDFFF])" : $@"(?:{Pair}|[^\n\uD800-\uDFFF])");
            case '^' or '$':
                _in.At++;
                return Item.Place(Has('m') ? $"(?m:{letter})" : letter.ToString());
            default:
                int length = char.IsHighSurrogate(letter) && _in.At + 1 < _in.Text.Length ? 2 : 1;
                _in.At += length;
                return Literal(_in.Text.Substring(_in.At - length, length));
        }
    }

    private static Item Literal(string letter) => Item.Letter(letter.Length > 1 ? $"(?:{letter})" : PythonClass.Escaped(letter[0]));

    private Item Escape()
    {
        char letter = _in.At + 1 < _in.Text.Length ? _in.Text[_in.At + 1] : throw _in.Wrong("bad escape (end of pattern)");
        if (char.IsAsciiDigit(letter) && letter != '0' && !IsOctal())
        {
            int length = _in.At + 2 < _in.Text.Length && char.IsAsciiDigit(_in.Text[_in.At + 2]) ? 2 : 1;
            int number = int.Parse(_in.Text.AsSpan(_in.At + 1, length), CultureInfo.InvariantCulture);
            _in.At += length + 1;
            return Reference(number);
        }

        if (PythonClass.Members(letter, Has('a')) is { } members)
        {
            _in.At += 2;
            return Item.Letter(char.IsAsciiLetterUpper(letter) ? $@"(?:{Pair}|(?-i:[^{members}\uD800-\uDFFF]))" : $"(?-i:[{members}])");
        }

        if (letter is 'A' or 'Z' or 'b' or 'B')
        {
            _in.At += 2;
            string word = $"(?-i:[{PythonClass.Members('w', Has('a'))}])";
            return Item.Place(letter switch
            {
                'A' => @"\A",
                'Z' => @"\z",
                'b' => $"(?:(?<={word})(?!{word})|(?<!{word})(?={word}))",
                // An empty text has none in Python.
                _ => $@"(?:(?!\A\z)(?:(?<={word})(?={word})|(?<!{word})(?!{word})))",
            });
        }

        int at = _in.At;
        string literal = PythonClass.Literal(_in.Text, ref at);
        _in.At = at;
        return Literal(literal);
    }

    private bool IsOctal() => _in.At + 3 < _in.Text.Length && _in.Text.AsSpan(_in.At + 1, 3).IndexOfAnyExceptInRange('0', '7') < 0;

    // Null for a brace that stands for itself.
    private (int Least, int? Most)? Times()
    {
        switch (_in.Text[_in.At])
        {
            case '?':
                _in.At++;
                return (0, 1);
            case '*':
                _in.At++;
                return (0, null);
            case '+':
                _in.At++;
                return (1, null);
        }

        int end = _in.Text.IndexOf('}', _in.At);
        string[] numbers = end < 0 ? [] : _in.Text[(_in.At + 1)..end].Split(',');
        if (!(numbers is [{ Length: > 0 }] or [_, _] && numbers.All(n => n.All(char.IsAsciiDigit))))
        {
            return null;
        }

        int? least = Number(numbers[0]);
        int? most = Number(numbers[^1]);
        if (most < least)
        {
            throw _in.Wrong("min repeat greater than max repeat");
        }

        _in.At = end + 1;
        return (least ?? 0, most);

        int? Number(string digits) => digits.Length == 0 ? null
            : int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number
            : throw _in.Wrong("the repetition number is too large");
    }

    private void Repeat(List<Item> items, int least, int? most)
    {
        if (items.Count == 0 || items[^1].IsPlace)
        {
            throw _in.Wrong("nothing to repeat");
        }

        Item item = items[^1];
        if (item.IsRepeated)
        {
            throw _in.Wrong("multiple repeat");
        }

        string times = string.Create(CultureInfo.InvariantCulture, $"{{{least},{most}}}");
        // Of a possessive repetition Python tries each round in one way alone.
        string text = _in.Take("?") ? $"{item.Text}{times}?" : _in.Take("+") ? $"(?>(?>{item.Text}){times})" : $"{item.Text}{times}";
        items[^1] = new Item(text, Times(item.Least, least), most is { } bound ? Times(item.Most, bound) : item.Most == 0 ? 0 : int.MaxValue) { IsRepeated = true };

        static int Times(int width, int count) => (int)Math.Min(int.MaxValue, (long)width * count);
    }

    // Null for what matches nothing by itself: a comment, or flags of the whole pattern.
    private Item? Group(bool mayBeFlags)
    {
        _in.At++;
        if (!_in.Take("?"))
        {
            return Capture(null);
        }

        if (_in.Take("P<"))
        {
            return Capture(_in.Until('>'));
        }

        if (_in.Take("P="))
        {
            return Reference(NumberOf(_in.Until(')')));
        }

        if (_in.Take("#"))
        {
            return _in.SkipTo(')') ? null : throw _in.Wrong("missing ), unterminated comment");
        }

        if (_in.Take("("))
        {
            return Condition();
        }

        foreach (string kind in (string[])[":", ">", "=", "!", "<=", "<!"])
        {
            if (_in.Take(kind))
            {
                return kind is ":" or ">" ? Enclosed($"(?{kind}") : Look(kind);
            }
        }

        return Flags(mayBeFlags);
    }

    private Item Enclosed(string open)
    {
        Item inner = Alternatives(isWhole: false);
        _in.Close();
        return new Item($"{open}{inner.Text})", inner.Least, inner.Most);
    }

    private Item Capture(string? name)
    {
        _groups.Add(null);
        int number = _groups.Count;
        if (name is not null)
        {
            if (!IsIdentifier(name))
            {
                throw _in.Wrong($"bad character in group name '{name}'");
            }

            if (_names.Exists(n => n.Key == name))
            {
                throw _in.Wrong($"redefinition of group name '{name}'");
            }

            _names.Add(new(name, number));
        }

        Item group = Enclosed(string.Create(CultureInfo.InvariantCulture, $"(?<{number}>"));
        _groups[number - 1] = group;
        return group;
    }

    private Item Reference(int number)
    {
        if (number > _groups.Count)
        {
            throw _in.Wrong($"invalid group reference {number}");
        }

        Item group = _groups[number - 1] ?? throw _in.Wrong("cannot refer to an open group");
        BeforeLookBehind(number);
        return new Item(string.Create(CultureInfo.InvariantCulture, $@"\k<{number}>"), group.Least, group.Most);
    }

    private void BeforeLookBehind(int number)
    {
        if (number > _groupsBeforeLookBehind)
        {
            throw _in.Wrong("cannot refer to group defined in the same lookbehind subpattern");
        }
    }

    private Item Condition()
    {
        string name = _in.Until(')');
        int number = int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int given) ? given : NumberOf(name);
        if (number == 0)
        {
            throw _in.Wrong("bad group number");
        }

        BeforeLookBehind(number);
        _greatestAsked = Math.Max(_greatestAsked, number);
        Item then = Sequence(mayBeginWithFlags: false);
        Item otherwise = _in.Take("|") ? Sequence(mayBeginWithFlags: false) : new Item("", 0, 0);
        if (_in.Take("|"))
        {
            throw _in.Wrong("conditional backref with more than two branches");
        }

        _in.Close();
        return new Item(string.Create(CultureInfo.InvariantCulture, $"(?({number}){then.Text}|{otherwise.Text})"), Math.Min(then.Least, otherwise.Least), Math.Max(then.Most, otherwise.Most));
    }

    private Item Look(string kind)
    {
        bool isBehind = kind[0] == '<';
        int? outer = _groupsBeforeLookBehind;
        _groupsBeforeLookBehind ??= isBehind ? _groups.Count : null;
        Item inner = Enclosed($"(?{kind}");
        _groupsBeforeLookBehind = outer;
        return isBehind && inner.Least != inner.Most ? throw _in.Wrong("look-behind requires fixed-width pattern") : new Item(inner.Text, 0, 0);
    }

    // (?aimsux) for all that follows, (?i-s:...) for the group.
    private Item? Flags(bool mayBeGlobal)
    {
        int start = _in.At;
        string on = _in.TakeAll(AllFlags);
        bool isOff = _in.Take("-");
        string off = isOff ? _in.TakeAll(AllFlags) : "";
        bool isGlobal = !isOff && _in.Take(")");
        if (on.Length + off.Length == 0 || (isOff && off.Length == 0) || (!isGlobal && !_in.Take(":")))
        {
            _in.At = start;
            string given = _in.Text.Substring(start, Math.Min(2, _in.Text.Length - start));
            throw _in.Wrong($"unknown extension ?{given}{(given is ['<' or '\'', ..] ? ", a group with a name is (?P<name>...) in Python" : "")}");
        }

        if (on.Contains('L', StringComparison.Ordinal) || (on.Contains('a', StringComparison.Ordinal) && on.Contains('u', StringComparison.Ordinal)) || off.Any("auL".Contains) || on.Any(off.Contains))
        {
            throw _in.Wrong("bad inline flags");
        }

        if (isGlobal)
        {
            _flags += mayBeGlobal ? on : throw _in.Wrong("global flags not at the start of the expression");
            return Has('a') && Has('u') ? throw _in.Wrong("bad inline flags") : null;
        }

        string outer = _flags;
        _flags = string.Concat(outer.Where(f => !off.Contains(f, StringComparison.Ordinal) && !("au".Contains(f, StringComparison.Ordinal) && on.Any("au".Contains)))) + on;
        bool isSame = Has('i') == outer.Contains('i', StringComparison.Ordinal);
        Item group = Enclosed(isSame ? "(?:" : Has('i') ? "(?i:" : "(?-i:");
        _flags = outer;
        return group;
    }

    private bool Has(char flag) => _flags.Contains(flag, StringComparison.Ordinal);

    private int NumberOf(string name) => _names.Find(n => n.Key == name) is { Key: not null } found ? found.Value : throw _in.Wrong($"unknown group name '{name}'");

    private static bool IsIdentifier(string name) => name.Length > 0 && !char.IsDigit(name[0]) && name.All(c => char.IsLetterOrDigit(c) || c == '_');

    /// <summary>A part of the translation, and of how many letters what it matches is.</summary>
    private sealed record Item(string Text, int Least, int Most)
    {
        public bool IsPlace { get; private init; }

        public bool IsRepeated { get; init; }

        public static Item Letter(string text) => new(text, 1, 1);

        public static Item Place(string text) => new(text, 0, 0) { IsPlace = true };
    }
}
