using System.Text.Json;

namespace Harness;

/// <summary>Reads JSON files with errors that a user understands.</summary>
internal static class JsonFile
{
    private static readonly JsonDocumentOptions Options = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        AllowDuplicateProperties = false,
    };

    /// <summary>Parses a JSON text; comments and trailing commas are allowed, a property named twice is an error.</summary>
    /// <param name="text">The text.</param>
    /// <param name="source">The name of the text in error messages: the path of its file.</param>
    /// <exception cref="InputException">The text is empty or not JSON; the message has the line where the parser knows it.</exception>
    public static JsonDocument Parse(string text, string source)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new InputException($"{source}: the file is empty, but it must hold JSON. Restore it from version control, or write it anew.");
        }

        try
        {
            return JsonDocument.Parse(text, Options);
        }
        catch (JsonException e)
        {
            throw new InputException($"{source}{(e.LineNumber is { } line ? $", line {line + 1}" : "")}: not valid JSON: {WithoutPlace(e.Message)}", e);
        }
    }

    // The parser appends a zero-based line, which beside the one-based one would only confuse.
    private static string WithoutPlace(string message) => message.Split(" LineNumber:")[0].ReplaceLineEndings("↵");
}
