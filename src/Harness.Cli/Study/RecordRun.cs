using System.Text.Json.Nodes;
using Harness.Cli.Terminal;
using Harness.Generators;
using Harness.Python;
using Harness.Studies;
using Harness.Studies.Recordings;

namespace Harness.Cli.Study;

/// <summary>One run of <c>harness record</c>: several tables are made at once, and told in the order of their pairs.</summary>
/// <param name="settings">The command line.</param>
/// <param name="places">How many generators in other programs work at once; the tool's own use all cores and take turns.</param>
/// <param name="surroundings">The process around it.</param>
internal sealed class RecordRun(StudySettings settings, int places, Surroundings surroundings)
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>Makes the recordings.</summary>
    /// <param name="cancellation">Ends all that is at work; what is written is kept.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        JsonObject description = StudyParts.Describe(settings);
        foreach (JsonNode? generator in description["generators"]!.AsArray())
        {
            generator!["recorded"] = "true";
        }

        (StudyManifest manifest, _) = StudyParts.Open(description, settings.Folder, settings.Out);
        var study = new Studies.Study(manifest, settings.Registry!);
        StudyPair[] pairs = [.. manifest.Pairs.Where(p => p is { IsSelected: true, IsRecorded: true })];
        var progress = new StudyProgress(pairs.Length);
        using var elsewhere = new Recorder(study, places, progress);
        using var here = new Recorder(study, 1, progress);
        (StudyPair Pair, Task<(StudyPair, int)> Work)[] works = [.. pairs.Select(p => (p, RecordAsync(IsElsewhere(p) ? elsewhere : here, p, progress, cancellation)))];
        bool isBroken = false;
        await using (Timer _ = new(__ => Tell(progress), null, Quiet, Pause))
        {
            foreach ((StudyPair pair, Task<(StudyPair, int)> work) in works)
            {
                isBroken |= !await IsDone(study, pair, work).ConfigureAwait(false);
            }
        }

        if (cancellation.IsCancellationRequested)
        {
            int made = elsewhere.Made + here.Made;
            surroundings.Error.WriteLine($"{(made == 0 ? "Nothing was recorded" : $"{made} {(made == 1 ? "recording was" : "recordings were")} made and {(made == 1 ? "is" : "are")} kept")}; the same command goes on from there.");
            throw new OperationCanceledException(cancellation);
        }

        return isBroken ? ExitCode.Wrong : ExitCode.Good;
    }

    private bool IsElsewhere(StudyPair pair) => settings.Registry!.Find(pair.Generator) is PythonGenerator or CommandGenerator;

    private async Task<(StudyPair, int)> RecordAsync(Recorder recorder, StudyPair pair, StudyProgress progress, CancellationToken cancellation)
    {
        (StudyPair Pair, int Tables) recorded = await recorder.RecordAsync(pair with { Seeds = settings.Seeds }, cancellation).ConfigureAwait(false);
        progress.End(pair);
        return recorded;
    }

    private async Task<bool> IsDone(Studies.Study study, StudyPair pair, Task<(StudyPair, int)> work)
    {
        try
        {
            (StudyPair recorded, int made) = await work.ConfigureAwait(false);
            Show(study, recorded, made);
            return true;
        }
        catch (Exception e) when (e is GeneratorException or InputException)
        {
            surroundings.Error.WriteLine($"{pair}: {string.Join('\n', e.Message.Split('\n').Select(line => Printable.Of(line)))}");
            return false;
        }
        catch (OperationCanceledException)
        {
            // Told once, when all have ended.
            return false;
        }
    }

    private void Show(Studies.Study study, StudyPair pair, int made)
    {
        GenerationFailure[] failures = [.. RecordingReader.Read(pair.Recordings, study.Dataset(pair.Dataset)).Select(r => r.Failure).OfType<GenerationFailure>()];
        surroundings.Output.WriteLine($"{pair}: {(made > 0 ? $"{made} {(made == 1 ? "table" : "tables")} recorded" : failures.Length > 0 ? "no table recorded" : "all seeds are recorded already")}");
        foreach (GenerationFailure failure in failures)
        {
            surroundings.Output.WriteLine($"{pair}: seed {failure.Seed} failed, and that is recorded as its result: {Printable.Of(failure.ToString())}");
        }
    }

    private void Tell(StudyProgress progress)
    {
        if (progress.Line() is { } line)
        {
            surroundings.Error.WriteLine($"Harness: {line}");
        }
    }
}
