using Harness.Tables.Raw;

namespace Harness.Tables;

/// <summary>What the cells of a column are, counted as they come.</summary>
/// <param name="name">The column's name.</param>
/// <param name="rules">How cells are read.</param>
/// <param name="unit">The word for what places count: lines or rows.</param>
internal sealed class ColumnGuess(string name, CellRules rules, string unit)
{
    /// <summary>Of distinct numbers so many are counted; where only few matter, more do not.</summary>
    private const int MostNumbers = 1 << 20;

    private readonly HashSet<double> _numbers = [];

    // Those of many digits, which may be one number to a double.
    private readonly LabelCodes _long = new();
    private readonly LabelCodes _texts = new();

    private string? _unit;

    public string Name { get; } = name;

    /// <summary>The word for what places count: lines or rows.</summary>
    public string Unit { get; } = unit;

    public int Rows { get; private set; }

    /// <summary>Cells that are neither empty nor a missing value that is spelled out.</summary>
    public int Present { get; private set; }

    /// <summary>Cells with a well-known spelling of a missing value.</summary>
    public int Spelled { get; private set; }

    /// <summary>The first of those.</summary>
    public string? Spelling { get; private set; }

    /// <summary>Cells that are numbers, or meant to be: infinite, with thousands, with a decimal comma.</summary>
    public int Numbers { get; private set; }

    /// <summary>Whether some number has a leading zero: <c>007</c>.</summary>
    public bool HasLeadingZero { get; private set; }

    /// <summary>A whole number that a double does not keep, where there is one.</summary>
    public string? Inexact { get; private set; }

    public bool AllWhole { get; private set; } = true;

    public double Least { get; private set; } = double.PositiveInfinity;

    public double Most { get; private set; } = double.NegativeInfinity;

    /// <summary>Whether the numbers are 0, 1, 2, … or 1, 2, 3, … in the order of the rows.</summary>
    public bool Counts { get; private set; } = true;

    public int DistinctNumbers => _numbers.Count + _long.All.Count;

    /// <summary>Whether no number occurs twice, as far as they were counted.</summary>
    public bool AllNumbersDistinct => DistinctNumbers == Numbers;

    /// <summary>Cells that are ISO dates.</summary>
    public int IsoDates { get; private set; }

    /// <summary>Parts that some of those have.</summary>
    public IsoParts Iso { get; private set; }

    /// <summary>Formats of other dates that fit all cells.</summary>
    public IReadOnlyList<DateTimeFormat> Formats { get; private set; } = [];

    /// <summary>Cells that are e-mail addresses.</summary>
    public int Addresses { get; private set; }

    /// <summary>Cells that would be numbers with the other decimal mark than the one that is declared.</summary>
    public int OtherMark { get; private set; }

    /// <summary>Cells that are numbers with the sign or unit of the first.</summary>
    public int Units { get; private set; }

    /// <summary>The words for false and true among the cells, in lower case, as far as all cells are such.</summary>
    public HashSet<string>? Words { get; private set; } = [];

    /// <summary>The texts that are no numbers, with their codes.</summary>
    public IReadOnlyCollection<string> Texts => (IReadOnlyCollection<string>)_texts.All.Keys;

    /// <summary>The first cell that is no number, and its line.</summary>
    public (string Cell, int Line)? FirstText { get; private set; }

    /// <summary>The first cell that is no ISO date, and its line.</summary>
    public (string Cell, int Line)? FirstOther { get; private set; }

    /// <summary>The first cell, and its line.</summary>
    public (string Cell, int Line) First { get; private set; } = ("", 0);

    public int Distinct => DistinctNumbers + Texts.Count;

    /// <summary>Adds a cell.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="line">Its line.</param>
    public void Add(ReadOnlySpan<char> cell, int line)
    {
        Rows++;
        ReadOnlySpan<char> text = cell.Trim();
        if (text.IsEmpty || (rules.Missing.Count > 0 && rules.Missing.Contains(text.ToString())))
        {
            return;
        }

        if (MissingSpellings.IsWellKnown(text))
        {
            Spelled++;
            Spelling ??= text.ToString();
            return;
        }

        if (Present++ == 0)
        {
            First = (text.ToString(), line);
            Formats = OtherDates.Fitting(text);
        }
        else if (Formats.Count > 0)
        {
            string now = text.ToString();
            Formats = [.. Formats.Where(f => f.TryParse(now, out _))];
        }

        AddWord(text);
        if (IsNumber(text, out double number))
        {
            AddNumber(text, number);
            FirstOther ??= (text.ToString(), line);
        }
        else
        {
            FirstText ??= (text.ToString(), line);
            AddText(cell, text, line);
        }
    }

    private void AddWord(ReadOnlySpan<char> text)
    {
        if (Words is not null)
        {
            if (BooleanWords.Code(text) == BooleanWords.None)
            {
                Words = null;
            }
            else if (Words.Count < 8)
            {
                Words.Add(text.ToString().ToLowerInvariant());
            }
        }
    }

    private bool IsNumber(ReadOnlySpan<char> text, out double number) =>
        ShortDecimal.TryParse(text, out number, out _, rules.DecimalMark ?? '.')
        || (IsWord(text) ? NumberText.IsInfinity(text, out number) : IsLongNumber(text, out number));

    private static bool IsWord(ReadOnlySpan<char> text) => char.IsLetter(text[0]);

    private bool IsLongNumber(ReadOnlySpan<char> text, out double number) =>
        NumberText.TryParse(text, rules.DecimalMark ?? '.', out number)
        || (rules.DecimalMark is null && NumberText.TryParse(text, ',', out number))
        || (NumberText.HasThousands(text) && !IsIsoDate(text));

    private static bool IsIsoDate(ReadOnlySpan<char> text) => IsoDate.TryParse(text, out _);

    private void AddNumber(ReadOnlySpan<char> text, double number)
    {
        bool isWhole = number == Math.Truncate(number);
        AllWhole &= isWhole;
        Least = Math.Min(Least, number);
        Most = Math.Max(Most, number);
        Counts &= number == Numbers + (Numbers == 0 ? number is 0 or 1 ? number : double.NaN : Least);
        ReadOnlySpan<char> digits = text.TrimStart("+-");
        HasLeadingZero |= digits is ['0', >= '0' and <= '9', ..];
        Numbers++;
        if (digits.Length > 15 && digits.IndexOfAnyExceptInRange('0', '9') < 0 && double.IsFinite(number))
        {
            Inexact ??= NumberText.IsKept(text, number) ? null : text.ToString();
            _long.Of(text);
        }
        else if (_numbers.Count < MostNumbers)
        {
            _numbers.Add(number);
        }
    }

    private void AddText(ReadOnlySpan<char> cell, ReadOnlySpan<char> text, int line)
    {
        _texts.Of(cell);
        OtherMark += rules.DecimalMark is { } mark && NumberText.TryParse(text, mark == ',' ? '.' : ',', out _) ? 1 : 0;
        AddUnit(NumberText.Unit(text));
        Addresses += IsAddress(text) ? 1 : 0;
        if (IsoDate.TryParse(text, out IsoDate date))
        {
            IsoDates++;
            Iso |= date.Parts;
        }
        else
        {
            FirstOther ??= (text.ToString(), line);
        }
    }

    private void AddUnit(ReadOnlySpan<char> unit)
    {
        if (!unit.IsEmpty)
        {
            _unit ??= unit.ToString();
            Units += unit.SequenceEqual(_unit) ? 1 : 0;
        }
    }

    private static bool IsAddress(ReadOnlySpan<char> text) =>
        text.IndexOf('@') is var at and > 0 && !text[(at + 1)..].Contains('@') && text[(at + 1)..].IndexOf('.') is > 0 and var dot && dot < text.Length - at - 2 && !text.Contains(' ');
}
