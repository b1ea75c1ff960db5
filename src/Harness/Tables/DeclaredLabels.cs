using System.Globalization;
using System.Text.Json;
using Harness.Tables.Raw;

namespace Harness.Tables;

/// <summary>The labels that SDV's <c>range_values</c> list. A number is the same however it is written, and so are true and false.</summary>
internal sealed class DeclaredLabels
{
    private readonly HashSet<string> _texts;
    private readonly HashSet<double> _numbers = [];
    private readonly bool _isBoolean;

    /// <summary>Creates the list.</summary>
    /// <param name="texts">The labels as text, see <see cref="TextOf"/>.</param>
    public DeclaredLabels(IReadOnlyList<string> texts)
    {
        Texts = texts;
        _texts = new HashSet<string>(texts, StringComparer.Ordinal);
        _isBoolean = texts.Count > 0 && texts.All(t => t is "True" or "False");
        foreach (string text in texts)
        {
            if (Number(text) is { } number)
            {
                _numbers.Add(number);
            }
        }
    }

    /// <summary>The labels in the order of the file.</summary>
    public IReadOnlyList<string> Texts { get; }

    /// <summary>Whether all are numbers.</summary>
    public bool AreNumbers => Texts.Count > 0 && Texts.All(t => Number(t) is not null);

    /// <summary>Whether a label is one of them.</summary>
    /// <param name="label">The label of a column.</param>
    public bool Contains(string label) =>
        _texts.Contains(label)
        || (_numbers.Count > 0 && Number(label) is { } number && _numbers.Contains(number))
        || (_isBoolean && BooleanWords.Code(label) is var code and not BooleanWords.None && _texts.Contains(code == 1 ? "True" : "False"));

    /// <inheritdoc/>
    public override string ToString() => JsonSerializer.Serialize(Texts);

    /// <summary>The number that a label is; <see langword="null"/> where it is none.</summary>
    /// <param name="label">The label.</param>
    public static double? Number(string label) =>
        double.TryParse(label, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : null;

    /// <summary>A JSON value as a label; <see langword="null"/> where it can be none.</summary>
    /// <param name="value">The value.</param>
    public static string? TextOf(JsonReader value) => value.Kind switch
    {
        JsonValueKind.String => value.Label(),
        JsonValueKind.True => "True",
        JsonValueKind.False => "False",
        JsonValueKind.Number when PythonJson.IsNaN(value.Raw) => null,
        JsonValueKind.Number => WholeText.Of(value.Raw) ?? value.Raw,
        _ => null,
    };
}
