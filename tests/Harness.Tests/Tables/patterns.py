"""What Python's re says of patterns and texts: `/usr/bin/python3 patterns.py` prints the rows of WholePatternTests (Python 3.11.2).

`patterns.py -` reads a JSON list of pairs of pattern and text, and prints the version of Python and a list of true, false and null, where the pattern is refused.
"""
import json
import re
import sys
import warnings

PAIRS = [
    (r"[A-Z]{,3}-\d{2}", ["AB-12", "-12", "ABCD-12", "A{,3}-12"]),
    (r"[A-Z]{,3}\d{3}", ["??0", "AB012", "012"]),
    (r"a{,}b", ["aaab", "b"]),
    (r"a{x}{", ["a{x}{"]),
    (r"a{}", ["a{}"]),
    (r"[A-Z]++-\d+", ["AB-1", "-1"]),
    (r"[A-Z]*+B", ["AB"]),
    (r"a?+a", ["a", "aa"]),
    (r"a{1,2}+a", ["aa", "aaa"]),
    (r"(?:a|ab){2}+", ["aab", "aba"]),
    (r"(?>a|ab)c", ["abc", "ac"]),
    (r"(?P<p>[A-Z])-(?P=p)", ["A-A", "A-B"]),
    (r"(?P<p>a)(?P<p>b)", ["ab"]),
    (r"(?P=p)(?P<p>a)", ["aa"]),
    (r"(a\1)", ["aa"]),
    (r"(?a:\w+)-\d+", ["ab-1", "\u00e4-1", "ab-\u0663"]),
    (r"(?u:\w)(?a:\w)", ["\u00e4a", "a\u00e4"]),
    ("(?x) [A-Z]+ - \\d+  # c", ["AB-12", "AB - 12"]),
    ("(?x:a b # c)\n)  c", ["ab  c", "abc"]),
    ("(?x)a +[ #]\\ b", ["aa# b", "aa  b"]),
    (r"(?i:a)b", ["Ab", "AB"]),
    (r"(?i)a(?-i:b)", ["Ab", "AB"]),
    (r"(?s:.).", ["\na", "\n\n"]),
    (r"a(?i)b", ["ab"]),
    (r"(?L)a", ["a"]),
    (r"ab\Z", ["ab", "ab\n"]),
    (r"^ab$", ["ab", "ab\n"]),
    ("a$\n", ["a\n"]),
    ("(?m)a$\n^b", ["a\nb"]),
    (r".+", ["a\u2028b", "a\rb", "a\nb"]),
    (r"\d+", ["\u0663", "\u00b2"]),
    (r"\w+", ["\u00e9\u00b2_", "e\u0301", "\u203f"]),
    (r"\s+", ["\u00a0\u001c\u2003", "\u200b"]),
    (r"[^\W\d]+", ["a\u00e9", "a1"]),
    (r"e\b.", ["e\u0301", "e1"]),
    (r"\B", [""]),
    (r"(a)?(?(1)b|c)", ["ab", "c", "b"]),
    (r"(?<=a|b)c|(?<!ab)d", ["d"]),
    (r"b(?<=a*)", ["b"]),
    (r"(?#K)-[0-9]", ["-1"]),
    (r"a(?#c)*", ["aaa"]),
    (r"[]a-]+", ["]-a"]),
    (r"[a-z-[aeiou]]", ["b]", "b"]),
    (r"[\w-a]", ["a"]),
    (r"\101\x42\u0043\0", ["ABC\0"]),
    (r"\400", ["a"]),
    (r"(?<n>a)", ["a"]),
    (r"(?'n'a)", ["a"]),
    (r"\p{L}+", ["a"]),
    (r"a\z", ["a"]),
    (r"\Ga", ["a"]),
    (r"\k<n>", ["a"]),
    (r"(?n)a", ["a"]),
    (r"a**", ["a"]),
    (r"^*", [""]),
    (r"a{3,2}", ["aaa"]),
    (r"(?=a)(a+)+b", ["aab", "aa"]),
    (r".", ["\U0001f600"]),
    ("[\U0001f600-\U0001f64f]{2}", ["\U0001f600\U0001f601"]),
    (r"[\x00-\uffff]{2}", ["\U0001f600", "ab"]),
]


def truth(pattern, text):
    try:
        return re.fullmatch(pattern, text) is not None
    except (re.error, OverflowError, ValueError):
        return None


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    if sys.argv[1:] == ["-"]:
        json.dump({"version": sys.version_info[:2], "truths": [truth(*pair) for pair in json.load(sys.stdin)]}, sys.stdout)
    else:
        for pattern, texts in PAIRS:
            for text in texts:
                shown = [json.dumps(t).replace("\\u007f", "\\x7f") for t in (pattern, text)]
                print(f"    [InlineData({shown[0]}, {shown[1]}, {json.dumps(truth(pattern, text))})]")
