using FsCheck.Xunit;
using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Random;
using Harness.Tables;

namespace Harness.Studies.Tests.Cache;

public sealed class StudyCacheTests : IDisposable
{
    private readonly StudyFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_warm_cache_gives_the_same_bits_and_asks_no_evaluator()
    {
        _folder.AddDataset("toy", ToyStudy.Table);
        _folder.AddRecording("toy", "mine", "seed-1.csv", CsvTableWriter.Write(DatasetReader.Read(_folder.PathOf("datasets", "toy")).Train));
        _folder.Generators.AddRange([("independent", "1 2"), ("bootstrap", "1")]);
        var odd = new OddEvaluator("-0");
        string cold = await ToyStudy.Everything(ToyStudy.Open(_folder, [.. ToyStudy.Evaluators, odd]));
        int asked = odd.Asked;

        Assert.Equal(cold, await ToyStudy.Everything(ToyStudy.Open(_folder, [.. ToyStudy.Evaluators, odd])));
        Assert.True(asked >= 4, $"asked {asked} times");
        Assert.Equal(asked, odd.Asked);
    }

    [Property(MaxTest = 10)]
    public async Task A_damaged_cache_is_computed_afresh(ulong seed)
    {
        using var folder = new StudyFolder();
        folder.AddDataset("toy", ToyStudy.Table);
        folder.Generators.Add(("independent", "1"));
        string cold = await ToyStudy.Everything(ToyStudy.Open(folder));
        RandomStream stream = new RandomStream(seed).Fork("damage");
        string[] files = [.. Directory.EnumerateFiles(folder.CacheFolder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        Assert.InRange(files.Length, ToyStudy.Evaluators.Length + 3, 3 * ToyStudy.Evaluators.Length + 2); // results, frames, what fresh rows get, the columns' statistics, and the picture
        byte[][] whole = [.. files.Select(File.ReadAllBytes)];
        for (int i = 0; i < files.Length; i++)
        {
            byte[] bytes = [.. whole[i]];
            RandomStream own = stream.Fork(i);
            switch (own.Index(0, 7))
            {
                case 0:
                    File.WriteAllBytes(files[i], bytes[..own.Index(1, bytes.Length)]); // killed while it was written
                    break;
                case 1:
                    bytes[own.Index(1, bytes.Length)] ^= (byte)(1 << own.Index(2, 8)); // a bit rotted
                    File.WriteAllBytes(files[i], bytes);
                    break;
                case 2:
                    File.WriteAllText(files[i], "{}");
                    break;
                case 3:
                    File.WriteAllText(files[i], "");
                    break;
                case 4:
                    File.WriteAllText(files[i], "null");
                    break;
                case 5:
                    File.WriteAllBytes(files[i], whole[(i + 1) % files.Length]); // whole, but another's
                    break;
                default:
                    File.Delete(files[i]);
                    break;
            }
        }

        Assert.Equal(cold, await ToyStudy.Everything(ToyStudy.Open(folder)));
    }

    [Fact]
    public async Task A_cache_folder_that_cannot_be_written_to_is_a_warning_once_and_changes_no_score()
    {
        _folder.AddDataset("toy", ToyStudy.Table);
        _folder.Generators.Add(("bootstrap", "1 2"));
        string expected = await ToyStudy.Everything(ToyStudy.Open(_folder));
        Directory.Delete(_folder.CacheFolder, recursive: true);
        _folder.Write("artifacts/cache", "a file where the folder should be");
        var warnings = new System.Collections.Concurrent.ConcurrentQueue<string>();

        Assert.Equal(expected, await ToyStudy.Everything(new Study(_folder.Manifest(), new StudyRegistry { Evaluators = ToyStudy.Evaluators, Generators = ToyStudy.Generators }, warnings.Enqueue)));

        string warning = Assert.Single(warnings);
        Assert.StartsWith("Scores cannot be kept for the next run, so it will compute them again.", warning, StringComparison.Ordinal);
        Assert.Contains(_folder.CacheFolder, warning, StringComparison.Ordinal);
    }
}
