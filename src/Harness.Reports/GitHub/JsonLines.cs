using System.Text;
using System.Text.Json;

namespace Harness.Reports.GitHub;

/// <summary>The lines of a JSON file on which its entries stand.</summary>
internal static class JsonLines
{
    private static readonly JsonReaderOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>The line of each entry, from 1, by its path: <c>metrics.ks-statistic</c>; none behind a mistake.</summary>
    /// <param name="text">The text of the file.</param>
    public static IReadOnlyDictionary<string, int> Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        var path = new List<string>();
        int line = 1;
        long read = 0;
        var reader = new Utf8JsonReader(bytes, Options);
        try
        {
            while (reader.Read())
            {
                line += bytes.AsSpan((int)read, (int)(reader.TokenStartIndex - read)).Count((byte)'\n');
                read = reader.TokenStartIndex;
                if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    path.RemoveRange(reader.CurrentDepth - 1, path.Count - reader.CurrentDepth + 1);
                    path.Add(reader.GetString()!);
                    lines.TryAdd(string.Join('.', path), line);
                }
                else if (reader.TokenType is JsonTokenType.StartArray)
                {
                    // What is in an array has no path.
                    reader.Skip();
                }
            }
        }
        catch (JsonException)
        {
            // The reader of the file says what is wrong; an annotation needs only what stands before it.
        }

        return lines;
    }
}
