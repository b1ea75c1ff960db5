namespace Harness.Benchmarks;

/// <summary>The part of a document that a program writes.</summary>
internal static class WrittenSection
{
    /// <summary>Puts a text between two lines of a document, in place of what stood there.</summary>
    /// <param name="path">The document.</param>
    /// <param name="begin">The line before the text.</param>
    /// <param name="end">The line after it.</param>
    /// <param name="text">The text, with a line break at its end.</param>
    /// <exception cref="InvalidOperationException">The document does not have the two lines.</exception>
    public static void Replace(string path, string begin, string end, string text)
    {
        (string document, int first, int last) = Find(path, begin, end);
        AtomicFile.Write(path, $"{document[..first]}\n\n{text}\n{document[last..]}");
    }

    /// <summary>The text between two lines of a document.</summary>
    /// <param name="path">The document.</param>
    /// <param name="begin">The line before the text.</param>
    /// <param name="end">The line after it.</param>
    /// <exception cref="InvalidOperationException">The document does not have the two lines.</exception>
    public static string Read(string path, string begin, string end)
    {
        (string document, int first, int last) = Find(path, begin, end);
        return document[first..last];
    }

    private static (string Document, int First, int Last) Find(string path, string begin, string end)
    {
        string document = File.ReadAllText(path);
        int first = document.IndexOf(begin, StringComparison.Ordinal);
        int last = first < 0 ? -1 : document.IndexOf(end, first, StringComparison.Ordinal);
        return last < 0
            ? throw new InvalidOperationException($"{path} has no place for the text: it needs the lines '{begin}' and '{end}'.")
            : (document, first + begin.Length, last);
    }
}
