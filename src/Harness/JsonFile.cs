using System.Text.Json;

namespace Harness;

/// <summary>Reads JSON files with errors that a user understands.</summary>
public static class JsonFile
{
    private static readonly JsonDocumentOptions Options = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        AllowDuplicateProperties = false,
    };

    /// <summary>Parses a JSON text; comments and trailing commas are allowed, a property named twice is an error.</summary>
    /// <param name="text">The text.</param>
    /// <param name="source">What error messages call it: the path of its file.</param>
    /// <exception cref="InputException">The text is not JSON; the message has line and column.</exception>
    public static JsonDocument Parse(string text, string source)
    {
        try
        {
            return JsonDocument.Parse(text, Options);
        }
        catch (JsonException e)
        {
            throw new InputException($"{source}, line {e.LineNumber + 1}: not valid JSON: {e.Message}", e);
        }
    }
}
