using System.Runtime.CompilerServices;

namespace Harness.Tables.Raw;

/// <summary>Numbers labels in the order in which they come, without making a text of one that is known.</summary>
internal sealed class LabelCodes
{
    private const int Slots = 256;

    private readonly Dictionary<string, int> _codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    // The label last seen of those that share a slot: most columns have few.
    private readonly string?[] _recent = new string?[Slots];
    private readonly int[] _recentCodes = new int[Slots];

    public LabelCodes() => _lookup = _codes.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The labels with their codes, in the order of the codes.</summary>
    public IReadOnlyDictionary<string, int> All => _codes;

    /// <summary>The code of a label.</summary>
    /// <param name="label">Not empty.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Of(ReadOnlySpan<char> label)
    {
        int slot = (label[0] + 5 * label[^1] + 31 * label[label.Length - 1 - (label.Length >> 3)] + 47 * label[label.Length >> 1] + label.Length) % Slots;
        if (_recent[slot] is { } recent && label.SequenceEqual(recent))
        {
            return _recentCodes[slot];
        }

        if (!_lookup.TryGetValue(label, out string? text, out int code))
        {
            text = label.ToString();
            code = _codes.Count;
            _codes.Add(text, code);
        }

        (_recent[slot], _recentCodes[slot]) = (text, code);
        return code;
    }
}
