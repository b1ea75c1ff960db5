using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Harness.Arbitraries;
using Harness.Random;
using Harness.Tables;

namespace Harness.Tests.Tables;

/// <summary>Expected is what <c>re.fullmatch</c> of Python 3.11 says; nothing where it refuses the pattern.</summary>
public class WholePatternTests
{
    private static readonly string Script = Path.Combine(Repository.Root, "tests", "Harness.Tests", "Tables", "patterns.py");

    private static readonly string[] Atoms = ["a", "a", "b", "A", "-", "1", " ", "\n", "é", "[ab]", "[^a]", "[\\w-]", "[^\\W1]", "[]b]", "\\d", "\\w", "\\W", "\\s", "\\S", ".", "\\.", "\\x61", "#", "]", "}"];

    private static readonly string[] Rare = ["\\1", "\\2", "\\b", "\\B", "\\A", "\\Z", "^", "$", "(?P=n)", "(?#b)", "(?x)", "(?a)", "(?m)", "(?i)", "\\z", "\\p{L}"];

    private static readonly string[] Opened = ["(", "(", "(?:", "(?:", "(?>", "(?P<n>", "(?=", "(?!", "(?<=", "(?<!", "(?(1)", "(?a:", "(?i:", "(?s:", "(?m:", "(?x:", "(?-s:", "(?<n>"];

    private static readonly string[] Times = ["*", "+", "?", "??", "*?", "++", "*+", "?+", "{2}", "{,2}", "{1,}", "{,}", "{1,2}", "{,2}+", "{1,2}?", "{", "{b}"];

    private static readonly string[] Letters = ["a", "a", "a", "a", "b", "b", "A", "-", "1", " ", "\n", "é", "٣", "_", ".", "{", "}", "#", "\u0301"];

    [Theory]
    [InlineData("[A-Z]{,3}-\\d{2}", "AB-12", true)]
    [InlineData("[A-Z]{,3}-\\d{2}", "-12", true)]
    [InlineData("[A-Z]{,3}-\\d{2}", "ABCD-12", false)]
    [InlineData("[A-Z]{,3}-\\d{2}", "A{,3}-12", false)]
    [InlineData("[A-Z]{,3}\\d{3}", "??0", false)]
    [InlineData("[A-Z]{,3}\\d{3}", "AB012", true)]
    [InlineData("[A-Z]{,3}\\d{3}", "012", true)]
    [InlineData("a{,}b", "aaab", true)]
    [InlineData("a{,}b", "b", true)]
    [InlineData("a{x}{", "a{x}{", true)]
    [InlineData("a{}", "a{}", true)]
    [InlineData("[A-Z]++-\\d+", "AB-1", true)]
    [InlineData("[A-Z]++-\\d+", "-1", false)]
    [InlineData("[A-Z]*+B", "AB", false)]
    [InlineData("a?+a", "a", false)]
    [InlineData("a?+a", "aa", true)]
    [InlineData("a{1,2}+a", "aa", false)]
    [InlineData("a{1,2}+a", "aaa", true)]
    [InlineData("(?:a|ab){2}+", "aab", false)]
    [InlineData("(?:a|ab){2}+", "aba", false)]
    [InlineData("(?>a|ab)c", "abc", false)]
    [InlineData("(?>a|ab)c", "ac", true)]
    [InlineData("(?P<p>[A-Z])-(?P=p)", "A-A", true)]
    [InlineData("(?P<p>[A-Z])-(?P=p)", "A-B", false)]
    [InlineData("(?P<p>a)(?P<p>b)", "ab", null)]
    [InlineData("(?P=p)(?P<p>a)", "aa", null)]
    [InlineData("(a\\1)", "aa", null)]
    [InlineData("(?a:\\w+)-\\d+", "ab-1", true)]
    [InlineData("(?a:\\w+)-\\d+", "\u00e4-1", false)]
    [InlineData("(?a:\\w+)-\\d+", "ab-\u0663", true)]
    [InlineData("(?u:\\w)(?a:\\w)", "\u00e4a", true)]
    [InlineData("(?u:\\w)(?a:\\w)", "a\u00e4", false)]
    [InlineData("(?x) [A-Z]+ - \\d+  # c", "AB-12", true)]
    [InlineData("(?x) [A-Z]+ - \\d+  # c", "AB - 12", false)]
    [InlineData("(?x:a b # c)\n)  c", "ab  c", true)]
    [InlineData("(?x:a b # c)\n)  c", "abc", false)]
    [InlineData("(?x)a +[ #]\\ b", "aa# b", true)]
    [InlineData("(?x)a +[ #]\\ b", "aa  b", true)]
    [InlineData("(?i:a)b", "Ab", true)]
    [InlineData("(?i:a)b", "AB", false)]
    [InlineData("(?i)a(?-i:b)", "Ab", true)]
    [InlineData("(?i)a(?-i:b)", "AB", false)]
    [InlineData("(?s:.).", "\na", true)]
    [InlineData("(?s:.).", "\n\n", false)]
    [InlineData("a(?i)b", "ab", null)]
    [InlineData("(?L)a", "a", null)]
    [InlineData("ab\\Z", "ab", true)]
    [InlineData("ab\\Z", "ab\n", false)]
    [InlineData("^ab$", "ab", true)]
    [InlineData("^ab$", "ab\n", false)]
    [InlineData("a$\n", "a\n", true)]
    [InlineData("(?m)a$\n^b", "a\nb", true)]
    [InlineData(".+", "a\u2028b", true)]
    [InlineData(".+", "a\rb", true)]
    [InlineData(".+", "a\nb", false)]
    [InlineData("\\d+", "\u0663", true)]
    [InlineData("\\d+", "\u00b2", false)]
    [InlineData("\\w+", "\u00e9\u00b2_", true)]
    [InlineData("\\w+", "e\u0301", false)]
    [InlineData("\\w+", "\u203f", false)]
    [InlineData("\\s+", "\u00a0\u001c\u2003", true)]
    [InlineData("\\s+", "\u200b", false)]
    [InlineData("[^\\W\\d]+", "a\u00e9", true)]
    [InlineData("[^\\W\\d]+", "a1", false)]
    [InlineData("e\\b.", "e\u0301", true)]
    [InlineData("e\\b.", "e1", false)]
    [InlineData("\\B", "", false)]
    [InlineData("(a)?(?(1)b|c)", "ab", true)]
    [InlineData("(a)?(?(1)b|c)", "c", true)]
    [InlineData("(a)?(?(1)b|c)", "b", false)]
    [InlineData("(?<=a|b)c|(?<!ab)d", "d", true)]
    [InlineData("b(?<=a*)", "b", null)]
    [InlineData("(?#K)-[0-9]", "-1", true)]
    [InlineData("a(?#c)*", "aaa", true)]
    [InlineData("[]a-]+", "]-a", true)]
    [InlineData("[a-z-[aeiou]]", "b]", true)]
    [InlineData("[a-z-[aeiou]]", "b", false)]
    [InlineData("[\\w-a]", "a", null)]
    [InlineData("\\101\\x42\\u0043\\0", "ABC\u0000", true)]
    [InlineData("\\400", "a", null)]
    [InlineData("(?<n>a)", "a", null)]
    [InlineData("(?'n'a)", "a", null)]
    [InlineData("\\p{L}+", "a", null)]
    [InlineData("a\\z", "a", null)]
    [InlineData("\\Ga", "a", null)]
    [InlineData("\\k<n>", "a", null)]
    [InlineData("(?n)a", "a", null)]
    [InlineData("a**", "a", null)]
    [InlineData("^*", "", null)]
    [InlineData("a{3,2}", "aaa", null)]
    [InlineData("(?=a)(a+)+b", "aab", true)]
    [InlineData("(?=a)(a+)+b", "aa", false)]
    [InlineData(".", "\ud83d\ude00", true)]
    [InlineData("[\ud83d\ude00-\ud83d\ude4f]{2}", "\ud83d\ude00\ud83d\ude01", true)]
    [InlineData("[\\x00-\\uffff]{2}", "\ud83d\ude00", false)]
    [InlineData("[\\x00-\\uffff]{2}", "ab", true)]
    public void A_value_matches_as_in_Python(string pattern, string value, bool? expected) => Assert.Equal(expected, Expression(pattern)?.IsMatch(value));

    [Theory]
    [InlineData("(?<n>a)", "unknown extension ?<n, a group with a name is (?P<name>...) in Python at position 2")]
    [InlineData(@"\p{L}+", @"bad escape \p at position 0")]
    [InlineData(@"a\z", @"bad escape \z at position 1, the end is \Z in Python 3.11")]
    [InlineData("(?P<1>a)", "bad character in group name '1' at position 6")]
    [InlineData("a)(b", "unbalanced parenthesis at position 1")]
    [InlineData("a{99999999999}", "the repetition number is too large at position 1")]
    public void What_is_not_Python_is_named(string pattern, string message) => Assert.Equal(message, Assert.ThrowsAny<ArgumentException>(() => WholePattern.Of(pattern)).Message);

    /// <summary>Python runs out of calls a little later.</summary>
    [Fact]
    public void Groups_without_end_are_refused() => Assert.ThrowsAny<ArgumentException>(() => WholePattern.Of(new string('(', 100_000)));

    [Theory]
    [InlineData("[A-Z]{,3}-\\d{2}", true)]
    [InlineData("(?x) (?a:\\w+) [^\\d-] .  # c", true)]
    [InlineData("(?P<p>a)(?P=p)", false)]
    [InlineData("a++", false)]
    public void Time_is_linear_where_nothing_looks_back(string pattern, bool isLinear) => Assert.Equal(isLinear, WholePattern.Of(pattern).Options.HasFlag(RegexOptions.NonBacktracking));

    /// <summary>By Python itself where it is there, patterns that it refuses among them.</summary>
    [Fact]
    public void Random_patterns_match_as_in_Python()
    {
        var random = new RandomStream(11);
        ulong next = 0;
        string[][] pairs =
        [
            .. Enumerable.Range(0, 6000).Select(_ => Pattern(2)).SelectMany(pattern => Enumerable.Range(0, 12).Select(_ => (string[])[pattern, string.Concat(Enumerable.Range(0, Below(4)).Select(_ => One(Letters)))])),
        ];

        bool?[] truths = Python(pairs);

        Assert.True(truths.Count(t => t == true) > 2000 && truths.Count(t => t == false) > 2000, $"{truths.Count(t => t == true)} match, {truths.Count(t => t is null)} are refused");
        Assert.Empty(pairs.Zip(truths).GroupBy(p => p.First[0]).SelectMany(own =>
        {
            Regex? expression = Expression(own.Key);
            return own.Where(p => expression?.IsMatch(p.First[1]) != p.Second).Select(p => $"{JsonSerializer.Serialize(p.First)}: {p.Second}");
        }));

        int Below(int count) => random.Index(next++, count);
        string One(string[] from) => from[Below(from.Length)];
        string Pattern(int depth) => string.Concat(Enumerable.Range(0, 1 + Below(3)).Select(_ => Item(depth))) + (Below(5) == 0 ? $"|{Pattern(depth)}" : "");
        string Item(int depth) => (depth > 0 && Below(3) == 0 ? $"{One(Opened)}{Pattern(depth - 1)})" : One(Below(5) == 0 ? Rare : Atoms)) + (Below(4) == 0 ? One(Times) : "");
    }

    private static Regex? Expression(string pattern)
    {
        try
        {
            return WholePattern.Of(pattern);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool?[] Python(string[][] pairs)
    {
        var start = new ProcessStartInfo("python3") { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.ArgumentList.Add(Script);
        start.ArgumentList.Add("-");
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            Assert.Skip("there is no python3 on the PATH");
            throw;
        }

        using (process)
        {
            process.StandardInput.Write(JsonSerializer.Serialize(pairs));
            process.StandardInput.Close();
            using JsonDocument answer = JsonDocument.Parse(process.StandardOutput.ReadToEnd());
            int[] version = answer.RootElement.GetProperty("version").Deserialize<int[]>()!;
            // 3.10 has no possessive repetitions, 3.14 another \B and \z.
            Assert.SkipUnless(version is [3, >= 11 and <= 13], $"python3 is {string.Join('.', version)}");
            return answer.RootElement.GetProperty("truths").Deserialize<bool?[]>()!;
        }
    }
}
