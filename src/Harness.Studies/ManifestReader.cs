using System.Globalization;
using System.IO.Enumeration;
using System.Text.RegularExpressions;
using Harness.Studies.Recordings;
using Harness.Studies.Shards;
using Harness.Tables;

namespace Harness.Studies;

/// <summary>Reads the manifest that the build wrote. A mistake in the project is an error; a folder that cannot take part is a problem of its own.</summary>
internal static partial class ManifestReader
{
    private const string BuildAgain = "the build of the evaluation project writes it, so build again";

    /// <summary>Reads a manifest.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">An item of the project is not as it should be.</exception>
    public static StudyManifest Read(string path) =>
        // What the build puts for quotes and semicolons in names, see Harness.Testing.targets.
        Parse(CsvTableReader.ReadText(path).Replace("\uE002", "\\\"", StringComparison.Ordinal).Replace('\uE003', ';'), path);

    /// <summary>Reads a manifest from text.</summary>
    /// <param name="text">The manifest as JSON.</param>
    /// <param name="source">The name of the text in error messages.</param>
    /// <exception cref="InputException">A part is not as it should be.</exception>
    public static StudyManifest Parse(string text, string source)
    {
        JsonReader root = JsonReader.Parse(text, source);
        string project = Required(root, "project");
        var problems = new List<StudyProblem>();
        SortedDictionary<string, string> datasets = Datasets(Files("datasets"), problems);
        List<StudyPair> pairs = Join(
            NativePairs(root, datasets.Keys),
            RecordedPairs(Files("recordings"), datasets, problems));
        if (pairs.GroupBy(p => (p.Dataset, p.Generator)).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new InputException($"HarnessGenerator '{twice.Key.Generator}' is there twice; keep one item, with all its seeds.");
        }

        Func<string, bool> datasetSelected = Selector(root, "selectDatasets", datasets.Keys, "HarnessDatasets");
        Func<string, bool> generatorSelected = Selector(root, "selectGenerators", pairs.Select(p => p.Generator).Distinct(), "HarnessGenerators");
        var manifest = new StudyManifest
        {
            ProjectFolder = project,
            ProjectFile = Absolute(Setting(root, "projectFile")),
            ThresholdsFile = Absolute(Required(root, "thresholds")),
            SnapshotsFolder = Absolute(Required(root, "snapshots")),
            ArtifactsFolder = Absolute(Required(root, "artifacts")),
            Profile = Setting(root, "profile") switch
            {
                "" => Profile.Default,
                Profile.Default or Profile.Full => Setting(root, "profile"),
                var other => throw new InputException($"-p:HarnessProfile={other}: there is no such profile; use {Profile.Default} or {Profile.Full}."),
            },
            IsExact = Setting(root, "exact") == "true",
            IsLive = Setting(root, "mode") switch
            {
                "" or "Replay" => false,
                "Live" => true,
                var other => throw new InputException($"-p:HarnessRecordings={other}: use Live, which makes recordings again and compares them, or Replay, the default."),
            },
            Commands = Commands(root),
            Python = Setting(root, "python"),
            Datasets = datasets,
            Problems = problems,
            Pairs =
            [
                .. pairs
                    .Select(p => p with { IsSelected = datasetSelected(p.Dataset) && generatorSelected(p.Generator) })
                    .OrderBy(p => p.Dataset, StringComparer.Ordinal)
                    .ThenBy(p => p.Generator, StringComparer.Ordinal),
            ],
        };
        if (Setting(root, "shard") is not { Length: > 0 } shard)
        {
            return manifest;
        }

        string durations = Path.Combine(manifest.ArtifactsFolder, PairCosts.FileName);
        return manifest.PartOf(Shard.Parse(shard, Environment.GetEnvironmentVariable, "-p:HarnessShard"), File.Exists(durations) ? durations : null);

        string Absolute(string relative) => Path.GetFullPath(relative, project);

        string[] Files(string key) => [.. root.Get(key, BuildAgain).Items(BuildAgain).Select(i => Absolute(i.Text(BuildAgain))).Distinct(StringComparer.Ordinal)];
    }

    private static SortedDictionary<string, string> Datasets(string[] files, List<StudyProblem> problems)
    {
        var datasets = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (string file in files)
        {
            string folder = Path.GetDirectoryName(file)!;
            string name = Path.GetFileName(folder);
            if (WrongName(name) is { } wrong)
            {
                problems.Add(new StudyProblem($"dataset '{name}'", $"{folder}: the dataset '{name}' {wrong}. Rename the folder, and 'name' in its dataset.json."));
            }
            else if (!datasets.TryAdd(name, folder))
            {
                problems.Add(new StudyProblem($"dataset '{name}', the second", $"{file}: there are two datasets '{name}' ({datasets[name]} is the other, which is judged); rename one of the folders."));
            }
        }

        return datasets;
    }

    /// <summary>Gives a slow generator that runs here its recordings.</summary>
    private static List<StudyPair> Join(IEnumerable<StudyPair> native, IEnumerable<StudyPair> recorded)
    {
        StudyPair[] here = [.. native];
        var free = recorded.ToDictionary(p => (p.Dataset, p.Generator));
        for (int i = 0; i < here.Length; i++)
        {
            bool has = free.Remove((here[i].Dataset, here[i].Generator), out StudyPair? own);
            here[i] = (here[i].IsRecorded, has) switch
            {
                (false, true) => here[i] with { Problem = $"{here[i]}: the generator runs here and has recordings too; remove its HarnessGenerator item or its recordings, or write Recorded=\"true\" in the item." },
                (false, false) => here[i],
                (true, false) => here[i] with { NotRecorded = here[i].Seeds },
                (true, true) => WithRecordings(here[i], own!),
            };
        }

        return [.. here, .. free.Values];
    }

    // The project's seeds count, so that an accept that was ended early lacks some of them and not less is asked for.
    private static StudyPair WithRecordings(StudyPair pair, StudyPair own)
    {
        ulong[] extra = [.. own.Seeds.Except(pair.Seeds)];
        return pair with
        {
            Recordings = own.Recordings,
            NotRecorded = [.. pair.Seeds.Except(own.Seeds)],
            Problem = own.Problem ?? (extra.Length == 0
                ? null
                : $"{own.Recordings.First(f => RecordingReader.SeedOf(f) == extra[0])}: the seed {extra[0]} is none of the project's ({string.Join(' ', pair.Seeds)}); add it to the seeds of HarnessGenerator '{pair.Generator}', or delete the file."),
        };
    }

    private static Dictionary<string, string> Commands(JsonReader root) => root.Get("generators", BuildAgain).Items(BuildAgain)
        .Where(item => Setting(item, "command").Length > 0)
        .DistinctBy(item => Setting(item, "id"))
        .ToDictionary(item => Setting(item, "id"), item => Setting(item, "command"), StringComparer.Ordinal);

    private static IEnumerable<StudyPair> NativePairs(JsonReader root, IReadOnlyCollection<string> datasets)
    {
        foreach (JsonReader item in root.Get("generators", BuildAgain).Items(BuildAgain))
        {
            string id = Setting(item, "id");
            if (WrongName(id) is { } wrong)
            {
                throw new InputException($"HarnessGenerator: the generator '{id}' {wrong}.");
            }

            ulong[] seeds = Seeds(Setting(item, "seeds"), id);
            foreach (string dataset in datasets)
            {
                yield return new StudyPair(dataset, id, Setting(item, "command").Length > 0 ? "user" : "native", seeds, [], IsSelected: true) { IsRecorded = Setting(item, "recorded") == "true" };
            }
        }
    }

    private static ulong[] Seeds(string list, string id)
    {
        ulong[] seeds =
        [
            .. list
                .Split([';', ' ', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(text => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed)
                    ? seed
                    : throw new InputException($"HarnessGenerator '{id}': the seed '{text}' is not a whole number; write Seeds=\"1 2 3\"."))
                .Order(),
        ];
        if (seeds.CountBy(seed => seed).FirstOrDefault(c => c.Value > 1) is { Value: > 1 } repeated)
        {
            throw new InputException($"HarnessGenerator '{id}': the seed {repeated.Key} stands there {repeated.Value} times, and the same seed gives the same table; write Seeds=\"{string.Join(' ', seeds.Distinct())}\", or other seeds.");
        }

        return seeds.Length > 0 ? seeds : throw new InputException($"HarnessGenerator '{id}' has no seeds; write Seeds=\"1 2 3\".");
    }

    private static IEnumerable<StudyPair> RecordedPairs(string[] files, SortedDictionary<string, string> datasets, List<StudyProblem> problems)
    {
        foreach (var folder in files.GroupBy(f => Path.GetDirectoryName(f)!).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            string generator = Path.GetFileName(folder.Key);
            string dataset = Path.GetFileName(Path.GetDirectoryName(folder.Key) ?? "");
            string name = $"recordings '{dataset}/{generator}'";
            if (!datasets.ContainsKey(dataset))
            {
                // The recordings of a dataset that cannot take part wait for it.
                if (!problems.Any(p => p.Name == $"dataset '{dataset}'"))
                {
                    problems.Add(new StudyProblem(name, $"{folder.First()}: there is no dataset '{dataset}'; a recording lies in recordings/<dataset>/<generator>/, and the datasets are {string.Join(", ", datasets.Keys)}."));
                }
            }
            else if (WrongName(generator) is { } wrong)
            {
                problems.Add(new StudyProblem(name, $"{folder.Key}: the generator '{generator}' {wrong}. Rename the folder."));
            }
            else
            {
                string[] recordings = [.. folder.Where(f => RecordingReader.TrySeedOf(f, out _)).Order(StringComparer.Ordinal)];
                ulong[] seeds = [.. recordings.Select(RecordingReader.SeedOf).Distinct().Order()];
                string[] others = [.. folder.Except(recordings).Order(StringComparer.Ordinal)];
                yield return new StudyPair(dataset, generator, RecordedLibrary.FamilyOf(generator), seeds, recordings, IsSelected: true)
                {
                    Problem = others.Length == 0 ? null : RecordingReader.WrongName(others[0], seeds) + (others.Length == 1 ? "" : $" The same holds for {others.Length - 1} more of its folder."),
                };
            }
        }
    }

    private static Func<string, bool> Selector(JsonReader root, string property, IEnumerable<string> known, string msbuild)
    {
        string[] patterns = Setting(root, property).Split([';', ' ', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
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

    private static string Required(JsonReader root, string key) => root.Get(key, BuildAgain).Text(BuildAgain);

    private static string Setting(JsonReader item, string key) => item.Find(key)?.Label() ?? "";

    // Names become parts of paths and of test names, so they must not leave their folder.
    private static string? WrongName(string name)
    {
        if (NamePattern().IsMatch(name))
        {
            return null;
        }

        string better = OtherLetters().Replace(name.ToLowerInvariant(), "-").Trim('-', '.', '_');
        return $"needs a name of lower-case letters, digits, '.', '_' and '-', starting with a letter or digit{(NamePattern().IsMatch(better) ? $", for example '{better}'" : "")}";
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9._-]*$", RegexOptions.NonBacktracking)]
    private static partial Regex NamePattern();

    [GeneratedRegex("[^a-z0-9._-]+", RegexOptions.NonBacktracking)]
    private static partial Regex OtherLetters();
}
