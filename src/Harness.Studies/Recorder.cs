using System.Collections.Concurrent;
using Harness.Datasets;
using Harness.Generators;
using Harness.Scoring;
using Harness.Studies.Recordings;

namespace Harness.Studies;

/// <summary>Makes recordings, several at a time: the same files whatever their number, for each has its own seed.</summary>
/// <param name="study">The study.</param>
/// <param name="places">How many are made at once.</param>
/// <param name="progress">Hears how far each pair is.</param>
internal sealed class Recorder(Study study, int places, StudyProgress progress) : IDisposable
{
    private const int Hundred = 100;
    private readonly SemaphoreSlim _places = new(places);
    private int _made;

    /// <summary>Recordings that were made and written so far, failures of libraries too.</summary>
    public int Made => Volatile.Read(ref _made);

    /// <summary>The folder of a pair's recordings.</summary>
    /// <param name="manifest">The study.</param>
    /// <param name="pair">The pair.</param>
    public static string FolderOf(StudyManifest manifest, StudyPair pair) => Path.Combine(manifest.ProjectFolder, "recordings", pair.Dataset, pair.Generator);

    /// <inheritdoc/>
    public void Dispose() => _places.Dispose();

    /// <summary>Makes what is missing of a pair's recordings. A seed that gives neither a table nor a result leaves the others to go on, unless the generator is not there at all.</summary>
    /// <param name="pair">A pair of the manifest whose generator is registered.</param>
    /// <param name="cancellation">Ends the work early; what is written is kept.</param>
    /// <returns>The pair with its recordings, and how many tables were made.</returns>
    /// <exception cref="GeneratorException">The generator cannot make a table.</exception>
    /// <exception cref="InputException">The folder cannot be written to.</exception>
    public async Task<(StudyPair Pair, int Tables)> RecordAsync(StudyPair pair, CancellationToken cancellation = default)
    {
        IGenerator generator = study.Registry.Find(pair.Generator) ?? throw new InputException($"HarnessGenerator '{pair.Generator}': no generator of that id is registered, so it cannot be recorded here.");
        string folder = FolderOf(study.Manifest, pair);
        Dataset dataset = await Task.Run(() => study.Dataset(pair.Dataset), cancellation).ConfigureAwait(false);
        ulong[] fresh = [.. pair.Seeds.Where(seed => !RecordingReader.IsCurrent(pair.Recordings, seed, dataset, generator.Info))];
        var work = new Lazy<StudyProgress.Work>(() => progress.Begin(pair, Math.Max(1, fresh.Length) * Hundred));
        bool isUnavailable = false;
        var failures = new ConcurrentDictionary<ulong, GeneratorException>();
        try
        {
            // Nothing to make is work too, and is done at once.
            StudyProgress.Work? nothing = fresh.Length == 0 ? work.Value : null;
            nothing?.Report(new WorkDone("recorded already", Hundred));
            (string[] Files, bool IsMade)[] written = await Task.WhenAll(fresh.Select(Make)).ConfigureAwait(false);
            if (!failures.IsEmpty)
            {
                GeneratorException[] all = [.. failures.OrderBy(f => f.Key).Select(f => f.Value).DistinctBy(f => f.Message, StringComparer.Ordinal)];
                throw new GeneratorException(string.Join('\n', all.Select(f => f.Message)), all[0]) { IsUnavailable = all[0].IsUnavailable };
            }

            return (pair with { Recordings = [.. pair.Recordings.Where(f => !fresh.Contains(RecordingReader.SeedOf(f))), .. written.SelectMany(w => w.Files)], NotRecorded = [] }, written.Count(w => w.IsMade && w.Files.Any(f => f.EndsWith(".csv", StringComparison.Ordinal))));
        }
        catch
        {
            progress.End(pair);
            throw;
        }

        async Task<(string[] Files, bool IsMade)> Make(ulong seed)
        {
            await _places.WaitAsync(cancellation).ConfigureAwait(false);
            try
            {
                if (Volatile.Read(ref isUnavailable))
                {
                    return ([], false);
                }

                // A thread of its own: a fit takes minutes, and it waits for a process or for other threads meanwhile.
                var shares = new SeedShares(seed, work.Value);
                (string[] Files, bool IsMade) made = await Task.Factory.StartNew(() => MakeOrTake(seed, shares), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).ConfigureAwait(false);
                shares.Report(1);
                return made;
            }
            catch (GeneratorException e)
            {
                failures[seed] = e;
                if (e.IsUnavailable)
                {
                    Volatile.Write(ref isUnavailable, true);
                }

                return ([], false);
            }
            finally
            {
                _places.Release();
            }
        }

        // Another run may be at the same seed, or have made it since this one began: nothing is made twice.
        (string[] Files, bool IsMade) MakeOrTake(ulong seed, SeedShares shares)
        {
            using IDisposable held = RecordingWriter.HoldSeed(folder, seed, cancellation);
            string[] there = Directory.Exists(folder) ? Directory.GetFiles(folder, $"seed-{seed}.*") : [];
            if (RecordingReader.IsCurrent(there, seed, dataset, generator.Info))
            {
                return (there, false);
            }

            string[] files = RecordingWriter.Write(generator, dataset, seed, folder, shares, cancellation);
            Interlocked.Increment(ref _made);
            return (files, true);
        }
    }

    /// <summary>The share of one seed as pieces of the pair's work.</summary>
    private sealed class SeedShares(ulong seed, StudyProgress.Work work) : IWordedProgress
    {
        private readonly Lock _gate = new();
        private int _told;

        public void Report(double value) => Report(value, "");

        public void Report(double share, string words)
        {
            lock (_gate)
            {
                int pieces = (int)(Math.Clamp(share, 0, 1) * Hundred);
                if (pieces > _told || words.Length > 0)
                {
                    work.Report(new WorkDone(words.Length > 0 ? $"seed {seed}, {words}" : $"seed {seed}", Math.Max(0, pieces - _told)));
                    _told = Math.Max(_told, pieces);
                }
            }
        }
    }
}
