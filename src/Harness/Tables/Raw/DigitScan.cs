namespace Harness.Tables.Raw;

/// <summary>Goes through a text of digits and letters between them.</summary>
/// <param name="text">The text.</param>
internal ref struct DigitScan(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;
    private int _at;

    /// <summary>Whether nothing is left.</summary>
    public readonly bool AtEnd => _at == _text.Length;

    /// <summary>The next letter, or NUL at the end.</summary>
    public readonly char Next => AtEnd ? '\0' : _text[_at];

    /// <summary>Goes past a letter.</summary>
    /// <param name="letter">The letter.</param>
    /// <returns>Whether it stood there.</returns>
    public bool Pass(char letter)
    {
        bool there = !AtEnd && _text[_at] == letter;
        _at += there ? 1 : 0;
        return there;
    }

    /// <summary>Takes a number of exactly so many digits.</summary>
    /// <param name="digits">How many.</param>
    /// <param name="number">The number.</param>
    /// <returns>Whether they stood there.</returns>
    public bool Take(int digits, out int number)
    {
        number = 0;
        if (_text.Length - _at < digits)
        {
            return false;
        }

        for (int i = 0; i < digits; i++)
        {
            uint digit = (uint)_text[_at + i] - '0';
            if (digit > 9)
            {
                return false;
            }

            number = 10 * number + (int)digit;
        }

        _at += digits;
        return true;
    }

    /// <summary>Takes one to nine decimals of a second.</summary>
    /// <param name="ticks">Ticks of 100 ns.</param>
    /// <param name="finer">Whether digits below a tick were cut off that were not 0.</param>
    /// <returns>Whether they stood there.</returns>
    public bool TakeFraction(out long ticks, out bool finer)
    {
        ticks = 0;
        finer = false;
        int count = 0;
        for (; !AtEnd && char.IsAsciiDigit(_text[_at]); _at++, count++)
        {
            int digit = _text[_at] - '0';
            ticks = count < 7 ? 10 * ticks + digit : ticks;
            finer |= count >= 7 && digit != 0;
        }

        for (int i = count; i < 7; i++)
        {
            ticks *= 10;
        }

        return count is >= 1 and <= 9;
    }
}
