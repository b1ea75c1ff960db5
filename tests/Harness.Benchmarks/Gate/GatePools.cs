using Harness.Arbitraries;
using Harness.Arbitraries.Damages;
using Harness.Datasets;

namespace Harness.Benchmarks.Gate;

/// <summary>The real rows that splits are drawn from.</summary>
internal static class GatePools
{
    // Train rows of a made table where no size is asked for: small for those on which chance is hardest, large enough for a promise else.
    private const int Few = 300;
    private const int Many = 1000;

    // A pool of some times as many rows as a split takes, so that splits differ.
    private const int Spare = 4;

    /// <summary>Each dataset at each size that it has rows for.</summary>
    /// <param name="options">Which.</param>
    public static IEnumerable<(Dataset Pool, int? Rows)> Of(GateOptions options)
    {
        foreach (string name in options.Datasets.Count > 0 ? options.Datasets : [.. Repository.Datasets, .. MadeTables.Names])
        {
            bool isMade = MadeTables.Names.Contains(name);
            IReadOnlyList<int> sizes = options.Rows.Count > 0 ? options.Rows : isMade ? [name is MadeTables.Normals or MadeTables.Wide ? Few : Many] : [];
            Dataset pool = isMade ? MadeTables.Create(name, Spare * sizes.Max()) : Read(options.Root, name);
            if (sizes.Count == 0)
            {
                yield return (pool, null);
            }

            foreach (int rows in sizes)
            {
                if (FreshHalf.Fits(pool, rows))
                {
                    yield return (pool, rows);
                }
                else
                {
                    Console.WriteLine($"{pool.Name} has too few rows for {rows} in train.");
                }
            }
        }
    }

    /// <summary>The datasets as they are, for generators.</summary>
    /// <param name="options">Which; made tables take no part.</param>
    public static IEnumerable<Dataset> Whole(GateOptions options) =>
        (options.Datasets.Count > 0 ? options.Datasets : Repository.Datasets).Where(name => !MadeTables.Names.Contains(name)).Select(name => Read(options.Root, name));

    private static Dataset Read(string root, string name) => DatasetReader.Read(Path.Combine(root, "datasets", name) is var folder && Directory.Exists(folder) ? folder : name);
}
