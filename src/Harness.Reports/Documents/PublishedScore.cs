namespace Harness.Reports.Documents;

/// <summary>What others published of a generator on a table that takes part here.</summary>
/// <param name="Source">Where it was published, for people.</param>
/// <param name="Address">The file that the numbers stand in.</param>
/// <param name="Dataset">The dataset.</param>
/// <param name="Method">The generator, as it is called there.</param>
/// <param name="Generator">The same generator here; <see langword="null"/> where it takes no part.</param>
/// <param name="Real">Macro-F1 of models trained on real rows.</param>
/// <param name="Synthetic">Macro-F1 of models trained on synthetic rows.</param>
internal sealed record PublishedScore(string Source, string Address, string Dataset, string Method, string? Generator, double Real, double Synthetic)
{
    /// <summary>What models lose, as <c>tstr-f1-gap</c> has it.</summary>
    public double Gap => Real - Synthetic;

    /// <summary>Reads the file of published scores.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="path">Its path, for messages.</param>
    /// <exception cref="InputException">It is not as it should be.</exception>
    public static IReadOnlyList<PublishedScore> Read(string text, string path) =>
    [
        .. from source in Get(JsonReader.Parse(text, path), "sources").Items()
           let name = Get(source, "name").Text()
           let file = Get(source, "file").Text()
           from score in Get(source, "scores").Items()
           select new PublishedScore(name, file, Get(score, "dataset").Text(), Get(score, "method").Text(), score.Find("generator")?.Text(), Get(score, "f1Real").Number(), Get(score, "f1Synthetic").Number()),
    ];

    private static JsonReader Get(JsonReader parent, string key) => parent.Get(key, "published scores have it");
}
