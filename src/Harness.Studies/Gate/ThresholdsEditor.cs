using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Harness.Studies.Gate;

/// <summary>Puts limits into the text of a <c>thresholds.json</c>. Everything else, comments and line ends too, stays as it is to the byte.</summary>
internal static partial class ThresholdsEditor
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonReaderOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>Puts limits for every generator of a dataset into a text; those that stand there are replaced.</summary>
    /// <param name="text">The text of the file: valid thresholds.</param>
    /// <param name="dataset">The dataset.</param>
    /// <param name="proposals">The limits.</param>
    /// <returns>The new text.</returns>
    public static string Put(string text, string dataset, IEnumerable<LimitProposal> proposals) =>
        proposals.Aggregate(text, (t, p) => Put(t, ["pairs", dataset, "*", p.Metric], Line(p.Limit)));

    /// <summary>A limit as it stands in the file, on one line.</summary>
    /// <param name="limit">The limit.</param>
    public static string Line(Limit limit)
    {
        IEnumerable<string> entries =
        [
            .. from end in new[] { (Key: "min", Value: limit.Minimum), (Key: "max", Value: limit.Maximum), (Key: "excess", Value: limit.Excess) }
               where end.Value is not null
               select string.Create(CultureInfo.InvariantCulture, $"\"{end.Key}\": {end.Value}"),
            $"\"reason\": {Quote(limit.Reason)}",
        ];
        return $"{{ {string.Join(", ", entries)} }}";
    }

    private static string Put(string text, ReadOnlySpan<string> path, string value)
    {
        byte[] json = Encoding.UTF8.GetBytes(text);
        string newLine = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        Range place = Members(json, Start(json)).Whole;
        for (int depth = 0; depth < path.Length; depth++)
        {
            (Range whole, IReadOnlyList<(string Name, Range Value)> members) = Members(json, place.Start.Value);
            string name = path[depth];
            int index = members.ToList().FindIndex(m => m.Name == name);
            if (index < 0)
            {
                return Replace(json, whole, Grown(json, whole, members, $"{Quote(name)}: {Nested(path[(depth + 1)..], value, depth + 1, newLine)}", depth, newLine));
            }

            place = members[index].Value;
            if (depth < path.Length - 1 && json[place.Start.Value] != (byte)'{')
            {
                return Replace(json, place, Nested(path[(depth + 1)..], value, depth + 1, newLine));
            }
        }

        return Replace(json, place, value);
    }

    private static string Nested(ReadOnlySpan<string> path, string value, int depth, string newLine) => path.IsEmpty
        ? value
        : $"{{{newLine}{Indent(depth + 1)}{Quote(path[0])}: {Nested(path[1..], value, depth + 1, newLine)}{newLine}{Indent(depth)}}}";

    /// <summary>The text of an object with one more member at its end, on a line of its own, behind what is said of the one before it.</summary>
    private static string Grown(byte[] json, Range whole, IReadOnlyList<(string Name, Range Value)> members, string member, int depth, string newLine)
    {
        int from = whole.Start.Value + 1;
        int last = members.Count > 0 ? members[^1].Value.End.Value : from;
        string before = Encoding.UTF8.GetString(json[from..last]);
        string behind = Encoding.UTF8.GetString(json[last..(whole.End.Value - 1)]);
        if (!before.Contains('\n', StringComparison.Ordinal) && !behind.Contains('\n', StringComparison.Ordinal) && before.Length > 0)
        {
            before = newLine + Indent(depth + 1) + before.TrimStart();
        }

        string comma = members.Count == 0 || Comment().Replace(behind, "").Contains(',', StringComparison.Ordinal) ? "" : ",";
        return $"{{{before}{comma}{behind.TrimEnd()}{newLine}{Indent(depth + 1)}{member}{newLine}{Indent(depth)}}}";
    }

    /// <summary>Where an object is, and each of its values.</summary>
    private static (Range Whole, IReadOnlyList<(string Name, Range Value)> Members) Members(byte[] json, int start)
    {
        var members = new List<(string, Range)>();
        var reader = new Utf8JsonReader(json.AsSpan(start), Lenient);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            reader.Read();
            int value = start + (int)reader.TokenStartIndex;
            reader.Skip();
            members.Add((name, value..(start + (int)reader.BytesConsumed)));
        }

        return (start..(start + (int)reader.BytesConsumed), members);
    }

    private static int Start(byte[] json)
    {
        var reader = new Utf8JsonReader(json, Lenient);
        reader.Read();
        return (int)reader.TokenStartIndex;
    }

    private static string Replace(byte[] json, Range place, string text) =>
        Encoding.UTF8.GetString(json[..place.Start]) + text + Encoding.UTF8.GetString(json[place.End..]);

    private static string Indent(int depth) => new(' ', 2 * depth);

    private static string Quote(string text) => JsonSerializer.Serialize(text, Plain);

    [GeneratedRegex(@"//[^\n]*|/\*.*?\*/", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Comment();
}
