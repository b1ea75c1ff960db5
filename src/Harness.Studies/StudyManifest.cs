using System.Globalization;
using System.IO.Enumeration;
using System.Text.Json;
using System.Text.RegularExpressions;
using Harness.Studies.Recordings;
using Harness.Tables;

namespace Harness.Studies;

/// <summary>The parts of a study: written at build from the MSBuild items of the evaluation project, read at run time.</summary>
internal sealed partial record StudyManifest
{
    /// <summary>Folder of the evaluation project; relative paths of the items start here.</summary>
    public required string ProjectFolder { get; init; }

    /// <summary>The file of the bar and its exceptions.</summary>
    public required string ThresholdsFile { get; init; }

    /// <summary>Folder of the snapshots.</summary>
    public required string SnapshotsFolder { get; init; }

    /// <summary>Folder for what a run makes: cache and report.</summary>
    public required string ArtifactsFolder { get; init; }

    /// <summary>The folder of each dataset, by name, in ordinal order.</summary>
    public required IReadOnlyDictionary<string, string> Datasets { get; init; }

    /// <summary>Every pair, whether selected or not: datasets in ordinal order, generators in ordinal order.</summary>
    public required IReadOnlyList<StudyPair> Pairs { get; init; }

    /// <summary>Whether the run was narrowed to some of the pairs.</summary>
    public bool IsNarrowed => Pairs.Any(p => !p.IsSelected);

    /// <summary>Reads a manifest.</summary>
    /// <param name="path">The file that the build wrote.</param>
    /// <exception cref="InputException">An item of the project is not as it should be.</exception>
    public static StudyManifest Read(string path)
    {
        using JsonDocument document = JsonFile.Parse(CsvTableReader.ReadText(path), path);
        try
        {
            return Read(document.RootElement);
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException)
        {
            throw new InputException($"{path}: the file is not the manifest that the build writes ({e.Message}). Build the evaluation project again.", e);
        }
    }

    private static StudyManifest Read(JsonElement root)
    {
        string project = root.GetProperty("project").GetString()!;
        var datasets = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (string file in Strings(root, "datasets").Select(Absolute).Distinct(StringComparer.Ordinal))
        {
            string folder = Path.GetDirectoryName(file)!;
            string name = Name(Path.GetFileName(folder), file, "dataset");
            if (!datasets.TryAdd(name, folder))
            {
                throw new InputException($"{file}: there are two datasets '{name}' ({datasets[name]} is the other); rename one of the folders.");
            }
        }

        Func<string, bool> datasetSelected = Selector(root, "selectDatasets", datasets.Keys, "HarnessDatasets");
        List<StudyPair> pairs = Join(
            NativePairs(root, datasets.Keys),
            RecordedPairs(Strings(root, "recordings").Select(Absolute).Distinct(StringComparer.Ordinal), datasets),
            retrain: root.TryGetProperty("retrain", out JsonElement retrain) && retrain.GetString() == "true");
        Func<string, bool> generatorSelected = Selector(root, "selectGenerators", pairs.Select(p => p.Generator).Distinct(), "HarnessGenerators");
        if (pairs.GroupBy(p => (p.Dataset, p.Generator)).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new InputException(twice.Any(p => p.Recordings.Count > 0)
                ? $"{twice.First()}: the generator runs here and has recordings too; remove its HarnessGenerator item or its recordings, or write Recorded=\"true\" in the item."
                : $"HarnessGenerator '{twice.Key.Generator}' is there twice; keep one item, with all its seeds.");
        }

        return new StudyManifest
        {
            ProjectFolder = project,
            ThresholdsFile = Absolute(root.GetProperty("thresholds").GetString()!),
            SnapshotsFolder = Absolute(root.GetProperty("snapshots").GetString()!),
            ArtifactsFolder = Absolute(root.GetProperty("artifacts").GetString()!),
            Datasets = datasets,
            Pairs =
            [
                .. pairs
                    .Select(p => p with { IsSelected = datasetSelected(p.Dataset) && generatorSelected(p.Generator) })
                    .OrderBy(p => p.Dataset, StringComparer.Ordinal)
                    .ThenBy(p => p.Generator, StringComparer.Ordinal),
            ],
        };

        string Absolute(string relative) => Path.GetFullPath(relative, project);
    }

    /// <summary>Gives a slow generator that runs here its recordings, or, to train it afresh, takes them away.</summary>
    private static List<StudyPair> Join(IEnumerable<StudyPair> native, IEnumerable<StudyPair> recorded, bool retrain)
    {
        StudyPair[] slow = [.. native];
        var free = recorded.ToDictionary(p => (p.Dataset, p.Generator));
        for (int i = 0; i < slow.Length; i++)
        {
            if (slow[i].IsRecorded && free.Remove((slow[i].Dataset, slow[i].Generator), out StudyPair? own) && !retrain)
            {
                slow[i] = slow[i] with { Seeds = own.Seeds, Recordings = own.Recordings };
            }
        }

        return [.. slow, .. free.Values];
    }

    private static IEnumerable<StudyPair> NativePairs(JsonElement root, IReadOnlyCollection<string> datasets)
    {
        foreach (JsonElement item in root.GetProperty("generators").EnumerateArray())
        {
            string id = Name(item.GetProperty("id").GetString()!, "HarnessGenerator", "generator");
            ulong[] seeds =
            [
                .. item.GetProperty("seeds").GetString()!
                    .Split([';', ' ', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                    .Select(text => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed)
                        ? seed
                        : throw new InputException($"HarnessGenerator '{id}': the seed '{text}' is not a whole number; write Seeds=\"1 2 3\"."))
                    .Distinct()
                    .Order(),
            ];
            if (seeds.Length == 0)
            {
                throw new InputException($"HarnessGenerator '{id}' has no seeds; write Seeds=\"1 2 3\".");
            }

            foreach (string dataset in datasets)
            {
                yield return new StudyPair(dataset, id, "native", seeds, [], IsSelected: true) { IsRecorded = item.TryGetProperty("recorded", out JsonElement recorded) && recorded.GetString() == "true" };
            }
        }
    }

    private static IEnumerable<StudyPair> RecordedPairs(IEnumerable<string> files, SortedDictionary<string, string> datasets)
    {
        foreach (var pair in files.GroupBy(f => Path.GetDirectoryName(f)!).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            string generator = Name(Path.GetFileName(pair.Key), pair.First(), "generator");
            string dataset = Path.GetFileName(Path.GetDirectoryName(pair.Key)!);
            if (!datasets.ContainsKey(dataset))
            {
                throw new InputException($"{pair.First()}: there is no dataset '{dataset}'; a recording lies in recordings/<dataset>/<generator>/, and the datasets are {string.Join(", ", datasets.Keys)}.");
            }

            string[] recordings = [.. pair.Order(StringComparer.Ordinal)];
            ulong[] seeds = [.. recordings.Select(RecordingReader.SeedOf).Distinct().Order()];
            yield return new StudyPair(dataset, generator, RecordedLibrary.FamilyOf(generator), seeds, recordings, IsSelected: true);
        }
    }

    private static Func<string, bool> Selector(JsonElement root, string property, IEnumerable<string> known, string msbuild)
    {
        string[] patterns = root.TryGetProperty(property, out JsonElement value)
            ? value.GetString()!.Split([';', ' ', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            : [];
        string[] names = [.. known.Order(StringComparer.Ordinal)];
        foreach (string pattern in patterns)
        {
            if (!names.Any(name => FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false)))
            {
                throw new InputException($"-p:{msbuild}: nothing is called '{pattern}'. Known: {string.Join(", ", names)}. Separate names by spaces; * stands for any letters.");
            }
        }

        return name => patterns.Length == 0 || patterns.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false));
    }

    private static IEnumerable<string> Strings(JsonElement root, string property) => root.GetProperty(property).EnumerateArray().Select(e => e.GetString()!);

    // Names become parts of paths and of test names, so they must not leave their folder.
    private static string Name(string name, string source, string what) => NamePattern().IsMatch(name)
        ? name
        : throw new InputException($"{source}: the {what} '{name}' needs a name of lower-case letters, digits, '.', '_' and '-', starting with a letter or digit.");

    [GeneratedRegex("^[a-z0-9][a-z0-9._-]*$", RegexOptions.NonBacktracking)]
    private static partial Regex NamePattern();
}
