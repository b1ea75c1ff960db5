using System.Text.Encodings.Web;
using System.Text.Json;

namespace Harness;

/// <summary>A value in a JSON file, read with errors that name the file, the path in it, what stands there and what would be right.</summary>
internal sealed class JsonReader
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly JsonElement _element;
    private readonly string _source;

    /// <summary>Wraps a value.</summary>
    /// <param name="element">The value; its document must outlive the reader.</param>
    /// <param name="source">The name of the file in error messages: its path.</param>
    public JsonReader(JsonElement element, string source)
        : this(element, source, "", "")
    {
    }

    private JsonReader(JsonElement element, string source, string path, string name) => (_element, _source, Path, Name) = (element, source, path, name);

    /// <summary>The key of the value in its object; empty for the whole file and for items of arrays.</summary>
    public string Name { get; }

    /// <summary>The path in the file: <c>metrics.ks-statistic</c>; empty for the whole file.</summary>
    public string Path { get; }

    /// <summary>File and path: <c>thresholds.json: metrics.ks-statistic</c>.</summary>
    public string Place => Path.Length == 0 ? _source : $"{_source}: {Path}";

    /// <summary>The value as it is written.</summary>
    public string Raw => _element.GetRawText();

    /// <summary>What the value is.</summary>
    public JsonValueKind Kind => _element.ValueKind;

    /// <summary>The entries of an object, in the file's order; none where it is no object.</summary>
    public IReadOnlyList<JsonReader> Entries => Kind != JsonValueKind.Object ? [] : [.. _element.EnumerateObject().Select(p => Child(p.Name, p.Value))];

    /// <summary>Reads a file that holds one object.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="source">The name of the text in error messages: its path.</param>
    /// <exception cref="InputException">The text is not JSON, or no object.</exception>
    public static JsonReader Parse(string text, string source) => ParseAny(text, source).Object();

    /// <summary>Reads a file that holds any value.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="source">The name of the text in error messages: its path.</param>
    /// <exception cref="InputException">The text is not JSON.</exception>
    public static JsonReader ParseAny(string text, string source)
    {
        using JsonDocument document = JsonFile.Parse(text, source);
        return new JsonReader(document.RootElement.Clone(), source);
    }

    /// <summary>The value of a key; <see langword="null"/> where it is absent or <c>null</c>.</summary>
    /// <param name="key">The key.</param>
    public JsonReader? Find(string key) =>
        Kind == JsonValueKind.Object && _element.TryGetProperty(key, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? Child(key, value) : null;

    /// <summary>The value of a key that has to be there.</summary>
    /// <param name="key">The key.</param>
    /// <param name="remedy">The end of the message, behind a semicolon: the content that is expected, or the text to write.</param>
    public JsonReader Get(string key, string remedy) => Find(key) ?? throw Wrong($"'{key}' is missing{Behind(remedy)}");

    /// <summary>This value, which has to be an object.</summary>
    /// <param name="remedy">The content that would be right; may be empty.</param>
    public JsonReader Object(string remedy = "") => Kind == JsonValueKind.Object ? this : throw Not("an object {…}", remedy);

    /// <summary>The items of this value, which has to be an array.</summary>
    /// <param name="remedy">The content that would be right; may be empty.</param>
    public IReadOnlyList<JsonReader> Items(string remedy = "") => Kind == JsonValueKind.Array
        ? [.. _element.EnumerateArray().Select((item, i) => new JsonReader(item, _source, $"{Path}[{i}]", ""))]
        : throw Not("an array […]", remedy);

    /// <summary>This value, which has to be a text of at least one letter.</summary>
    /// <param name="remedy">The content that would be right; may be empty.</param>
    public string Text(string remedy = "") => Kind == JsonValueKind.String && _element.GetString() is { Length: > 0 } text ? text : throw Not("a text", remedy);

    /// <summary>This value, which has to be the name of a file beside this one.</summary>
    public string FileName() => Text() is var name && name == System.IO.Path.GetFileName(name) && name is not ("." or "..") && !name.Contains('\\', StringComparison.Ordinal)
        ? name
        : throw Wrong($"'{Text()}' is not the name of a file beside this one; put the file there and give its name alone.");

    /// <summary>This value, which has to be a text, empty or not, or <c>null</c>.</summary>
    public string? Label() => Kind is JsonValueKind.String or JsonValueKind.Null ? _element.GetString() : throw Not("a text or null", "");

    /// <summary>This value, which has to be a finite number.</summary>
    /// <param name="remedy">The content that would be right; may be empty.</param>
    public double Number(string remedy = "") => Kind == JsonValueKind.Number && _element.TryGetDouble(out double number) && double.IsFinite(number) ? number : throw Not("a number", remedy);

    /// <summary>This value, which has to be a number; one beyond every double is infinite.</summary>
    /// <param name="remedy">The content that would be right; may be empty.</param>
    public double Extended(string remedy = "") => Kind == JsonValueKind.Number && _element.TryGetDouble(out double number) ? number : throw Not("a number", remedy);

    /// <summary>This value, which has to be a whole number of at least 0.</summary>
    public ulong Count() => Kind == JsonValueKind.Number && _element.TryGetUInt64(out ulong number) ? number : throw Not("a whole number of at least 0", "");

    /// <summary>The same, up to the largest <see langword="int"/>.</summary>
    public int Whole() => Kind == JsonValueKind.Number && _element.TryGetInt32(out int number) && number >= 0 ? number : throw Not("a whole number of at least 0", "");

    /// <summary>This value, which has to be true or false.</summary>
    public bool Flag() => Kind is JsonValueKind.True or JsonValueKind.False ? _element.GetBoolean() : throw Not("true or false", "");

    /// <summary>Makes sure that an object has no other keys than these; <c>$schema</c>, a text that editors read, may stand in the file's own.</summary>
    /// <param name="known">The keys that it may have.</param>
    /// <exception cref="InputException">It has another; the message names the nearest.</exception>
    public void AllowKeys(params string[] known)
    {
        bool isFile = Path.Length == 0;
        if (Entries.FirstOrDefault(e => !(isFile && e.Name == "$schema") && !known.Contains(e.Name)) is { } odd)
        {
            throw (isFile ? this : odd).Unknown("key", odd.Name, known);
        }

        _ = isFile ? Find("$schema")?.Text("name the file of the JSON Schema, or leave it out") : null;
    }

    /// <summary>An error that names an unknown name, the nearest known one and all of them.</summary>
    /// <param name="what">The kind of thing that the name stands for: key, dataset, metric.</param>
    /// <param name="name">The unknown name.</param>
    /// <param name="known">The known names.</param>
    public InputException Unknown(string what, string name, IReadOnlyCollection<string> known)
    {
        string hint = NearestName.Find(name, known) is { } nearest ? $" Did you mean '{nearest}'?" : "";
        return Wrong($"there is no {what} '{name}'.{hint} Known: {string.Join(", ", known.Order(StringComparer.Ordinal))}.");
    }

    /// <summary>An error about this value.</summary>
    /// <param name="complaint">The mistake and its remedy: a whole sentence.</param>
    public InputException Wrong(string complaint) => new($"{Place}: {complaint}");

    private InputException Not(string what, string remedy) =>
        new($"{_source}: {(Path.Length == 0 ? "the file" : Path)} must be {what}, but is {Found()}{Behind(remedy)}");

    private string Found() => Kind switch
    {
        JsonValueKind.String when _element.GetString()!.Length == 0 => "empty",
        JsonValueKind.String => $"the text '{_element.GetString()}'",
        JsonValueKind.Number => $"the number {Raw}",
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        _ => Raw,
    };

    // A name that would be taken for a path stands between brackets.
    private JsonReader Child(string key, JsonElement value)
    {
        bool isPlain = key.Length > 0 && key == key.Trim() && !key.Any(c => c is '.' or '[' or ']' or '"' or '\'' || char.IsControl(c));
        string step = isPlain ? key : $"[{JsonSerializer.Serialize(key, Relaxed)}]";
        return new JsonReader(value, _source, Path.Length == 0 || !isPlain ? Path + step : $"{Path}.{step}", key);
    }

    private static string Behind(string remedy) => remedy.Length == 0 ? "." : $"; {remedy}.";
}
