using System.Collections.Concurrent;
using Harness.Random;

namespace Harness.Metrics.Contingency;

/// <summary>The sets of columns that are counted, by their positions; the same for every table of as many columns.</summary>
internal static class ColumnSets
{
    /// <summary>Triples that are measured, at most.</summary>
    public const int MostTriples = 200;

    /// <summary>Pairs that are measured, at most: all of 200 columns.</summary>
    public const int MostPairs = 20_000;

    // Up to here all triples are put in a random order; beyond it there are too many to list.
    private const int MostListed = 200;

    private static readonly ConcurrentDictionary<(int Columns, int Size), int[][]> Kept = new();

    /// <summary>The sets of so many columns that are measured, in the order of the schema: all, but at most <see cref="MostPairs"/> or <see cref="MostTriples"/>, drawn at random, always the same.</summary>
    /// <param name="columns">Number of columns of the table.</param>
    /// <param name="size">Columns a set, 1 to 3.</param>
    public static int[][] Of(int columns, int size) => Kept.GetOrAdd((columns, size), key => Draw(key.Columns, key.Size));

    /// <summary>The sets that <see cref="Of"/> keeps, drawn anew.</summary>
    /// <param name="columns">Number of columns of the table.</param>
    /// <param name="size">Columns a set, 1 to 3.</param>
    public static int[][] Draw(int columns, int size) => size switch
    {
        1 => [.. All(columns, 1)],
        2 => Pairs(columns),
        _ => Triples(columns),
    };

    /// <summary>Every set of so many columns, in the order of the schema.</summary>
    /// <param name="columns">Number of columns of the table.</param>
    /// <param name="size">Columns a set, 1 or more.</param>
    public static IEnumerable<int[]> All(int columns, int size) => size == 1
        ? Enumerable.Range(0, columns).Select(i => new[] { i })
        : All(columns, size - 1).SelectMany(set => Enumerable.Range(set[^1] + 1, columns - set[^1] - 1).Select(next => (int[])[.. set, next]));

    private static int[][] Pairs(int columns)
    {
        int[][] all = [.. All(columns, 2)];
        return [.. RandomStream.ForMetric("pairs").Subset(all.Length, MostPairs).Select(place => all[place])];
    }

    private static int[][] Triples(int columns)
    {
        RandomStream stream = RandomStream.ForMetric("triples");
        if (columns <= MostListed)
        {
            int all = (int)((long)columns * (columns - 1) * (columns - 2) / 6);
            return [.. stream.Subset(all, MostTriples).Select(rank => Triple(columns, rank))];
        }

        var drawn = new SortedSet<(int First, int Second, int Third)>();
        for (ulong position = 0; drawn.Count < MostTriples; position += 3)
        {
            int[] set = [stream.Index(position, columns), stream.Index(position + 1, columns), stream.Index(position + 2, columns)];
            Array.Sort(set);
            if (set[0] < set[1] && set[1] < set[2])
            {
                drawn.Add((set[0], set[1], set[2]));
            }
        }

        return [.. drawn.Select(t => new[] { t.First, t.Second, t.Third })];
    }

    /// <summary>The triple that stands at a place in the list of all, in the order of the schema.</summary>
    private static int[] Triple(int columns, int place)
    {
        int first = 0;
        for (int rest = columns - 1; place >= rest * (rest - 1) / 2; rest--)
        {
            place -= rest * (rest - 1) / 2;
            first++;
        }

        int second = first + 1;
        for (int rest = columns - second - 1; place >= rest; rest--)
        {
            place -= rest;
            second++;
        }

        return [first, second, second + 1 + place];
    }
}
