using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Harness.Datasets;
using Harness.Generators;
using Harness.Tables;

namespace Harness.Studies.Recordings;

/// <summary>Fits a generator that runs here and writes its table and provenance in the form that <see cref="RecordingReader"/> reads.</summary>
internal static class RecordingWriter
{
    private static readonly JsonSerializerOptions Form = new() { WriteIndented = true, IndentSize = 1, NewLine = "\n", Converters = { new CompactNumbers() } };

    /// <summary>Makes one recording: <c>seed-N.csv</c> and <c>seed-N.json</c>; where a library reports that it failed, <c>seed-N.json</c> alone, for that is its result.</summary>
    /// <param name="generator">The generator.</param>
    /// <param name="dataset">The dataset; the table gets as many rows as its train part.</param>
    /// <param name="seed">Seed of fit and sample.</param>
    /// <param name="folder">The folder for the files; it is created if it is missing.</param>
    /// <param name="progress">Hears the share of the fit that is done.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>The files.</returns>
    /// <exception cref="GeneratorException">The generator cannot make the table, and no library reported why.</exception>
    /// <exception cref="InputException">The folder cannot be written to.</exception>
    public static string[] Write(IGenerator generator, Dataset dataset, ulong seed, string folder, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(generator);
        ArgumentNullException.ThrowIfNull(dataset);
        string[] files = [Path.Combine(folder, $"seed-{seed}.csv"), Path.Combine(folder, $"seed-{seed}.json")];
        var provenance = new SortedDictionary<string, object>(StringComparer.Ordinal)
        {
            ["dataset"] = dataset.Name,
            ["generator"] = generator.Info.Id,
            ["parameters"] = generator.Info.Parameters,
            ["package_versions"] = Versions(generator.Info),
            ["platform"] = $"{RuntimeInformation.RuntimeIdentifier}",
            ["rows_train"] = dataset.Train.RowCount,
            ["schema"] = 1,
            ["seed"] = seed,
            ["train_sha256"] = dataset.TrainDigest,
        };
        try
        {
            string csv = Make(generator, dataset, seed, provenance, progress, cancellation);

            using FileLock held = Hold(folder, cancellation);

            // The provenance first: a table without one would be taken for a user's own, whereas the reader refuses a provenance whose table is missing or another.
            Write(files[1], provenance);
            AtomicFile.Write(files[0], csv);
            return files;
        }
        catch (GeneratorException e) when (e is { Failure: not null, IsUnavailable: false })
        {
            using FileLock held = Hold(folder, cancellation);
            Add(provenance, e.Told);
            provenance["error"] = new { stage = e.Failure.Stage, type = e.Failure.Type, message = e.Failure.Message };
            AtomicFile.Delete(files[0]);
            Write(files[1], provenance);
            return [files[1]];
        }
    }

    /// <summary>Puts a recording in the place of another of its seed.</summary>
    /// <param name="files">The files that <see cref="Write(IGenerator, Dataset, ulong, string, IProgress{double}, CancellationToken)"/> wrote.</param>
    /// <param name="folder">Where they belong.</param>
    /// <returns>The files there.</returns>
    /// <exception cref="InputException">The folder cannot be written to.</exception>
    public static string[] Move(IReadOnlyList<string> files, string folder)
    {
        using FileLock held = Hold(folder, CancellationToken.None);
        string[] there = [.. files.Select(f => Path.Combine(folder, Path.GetFileName(f)))];
        if (files.Count == 1)
        {
            AtomicFile.Delete(Path.ChangeExtension(there[0], ".csv"));
        }

        // The provenance first, as above.
        foreach ((string from, string to) in files.Zip(there).Reverse())
        {
            AtomicFile.Write(to, File.ReadAllText(from));
        }

        return there;
    }

    /// <summary>Waits until no other run makes the recording of a seed, then holds it.</summary>
    /// <param name="folder">The folder of the pair's recordings.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>What lets go of it.</returns>
    /// <exception cref="InputException">The folder for temporary files cannot be written to.</exception>
    public static IDisposable HoldSeed(string folder, ulong seed, CancellationToken cancellation) => Hold(Path.Combine(folder, $"seed-{seed}"), cancellation);

    // Two runs at once write the same recordings: a table and its provenance have to be of one of them.
    private static FileLock Hold(string path, CancellationToken cancellation)
    {
        try
        {
            return FileLock.Take(FileLock.FileFor(path), null, cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{Path.GetTempPath()}: there is no writing to the folder for temporary files: {e.Message} Make it writable, or name another one (TMPDIR).", e);
        }
    }

    private static string Make(IGenerator generator, Dataset dataset, ulong seed, SortedDictionary<string, object> provenance, IProgress<double>? progress, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        IFittedGenerator fitted = generator.Fit(dataset.Train, new FitContext { Seed = seed, Target = dataset.Target, Rules = dataset.Rules, Progress = progress, Cancellation = cancellation });
        TimeSpan fit = Stopwatch.GetElapsedTime(start);
        start = Stopwatch.GetTimestamp();
        string csv = CsvTableWriter.Write(fitted.Sample(dataset.Train.RowCount, seed, cancellation));
        TimeSpan sample = Stopwatch.GetElapsedTime(start);
        provenance["rows"] = dataset.Train.RowCount;
        provenance["fit_seconds"] = Math.Round(fit.TotalSeconds, 3);
        provenance["sample_seconds"] = Math.Round(sample.TotalSeconds, 3);
        provenance["synthetic_sha256"] = Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(csv)));
        Add(provenance, (fitted as ITold)?.Told);
        if (fitted is ITrained { Curves: { Count: > 0 } curves })
        {
            provenance["curves"] = curves.Select(c => c.Thinned()).Select(c => new { name = c.Name, steps = c.Steps, values = c.Values });
        }

        return csv;
    }

    /// <summary>Adds what a generator that works elsewhere told: its own times and packages in the place of what is seen from here.</summary>
    private static void Add(SortedDictionary<string, object> provenance, JsonObject? told)
    {
        foreach ((string key, JsonNode? value) in told ?? [])
        {
            if (key == "package_versions")
            {
                foreach ((string package, JsonNode? version) in value!.AsObject())
                {
                    ((SortedDictionary<string, string>)provenance[key]).TryAdd(package, version?.ToString() ?? "");
                }
            }
            else if (value is not null)
            {
                provenance[key] = value;
            }
        }
    }

    private static void Write(string path, SortedDictionary<string, object> provenance) => AtomicFile.Write(path, JsonSerializer.Serialize(provenance, Form) + "\n");

    private static SortedDictionary<string, string> Versions(GeneratorInfo info) => new(info.Packages.ToDictionary(), StringComparer.Ordinal)
    {
        ["dotnet"] = Environment.Version.ToString(),
        ["harness"] = $"{typeof(RecordingWriter).Assembly.GetName().Version!.ToString(3)} {VersionOf(info)}",
    };

    /// <summary>Id and version of a generator as the provenance has them, at the end of <c>package_versions.harness</c>.</summary>
    internal static string VersionOf(GeneratorInfo info) => $"({info.Id} {info.Version})";
}
