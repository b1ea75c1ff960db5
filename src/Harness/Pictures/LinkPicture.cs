using Harness.Metrics;
using Harness.Metrics.Dependence;
using Harness.Tables;

namespace Harness.Pictures;

/// <summary>How strongly each pair of columns goes together, real and synthetic.</summary>
/// <param name="Columns">Names of the columns, in an order that puts strong links together.</param>
/// <param name="Links">Every pair, as places in <paramref name="Columns"/>, the first before the second.</param>
internal sealed record LinkPicture(IReadOnlyList<string> Columns, IReadOnlyList<LinkPicture.Link> Links)
{
    /// <summary>Measures tables.</summary>
    /// <param name="real">The dataset with the work on its real rows.</param>
    /// <param name="synthetic">The synthetic table of each seed.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static LinkPicture Of(DatasetContext real, IReadOnlyList<Table> synthetic, CancellationToken cancellation)
    {
        string[] numbers = TableDependence.Quantitative(real.Dataset.Train);
        string[] all = TableDependence.Modelled(real.Dataset.Train);
        var train = TableDependence.OfTrain(real);
        TableDependence[] seeds = [.. synthetic.Select(t => TableDependence.Of(t, real.Ordered, all, cancellation))];
        int[] number = [.. all.Select(name => Array.IndexOf(numbers, name))];
        int[] order = Order(train.Association, all.Length);
        var links = new List<Link>();
        for (int a = 0; a < order.Length; a++)
        {
            for (int b = a + 1; b < order.Length; b++)
            {
                (int i, int j) = (order[a], order[b]);
                double[] own = [.. seeds.Select(s => Value(s, i, j))];
                links.Add(new Link(a, b, number[i] >= 0 && number[j] >= 0 ? "r" : number[i] < 0 && number[j] < 0 ? "V" : "η", Value(train, i, j), own));
            }
        }

        return new LinkPicture([.. order.Select(i => all[i])], links);

        double Value(TableDependence table, int i, int j) => number[i] >= 0 && number[j] >= 0
            ? table.Pearson[number[i], number[j]]
            : table.Association[Math.Min(i, j), Math.Max(i, j)];
    }

    /// <summary>The links that differ most, worst first; those that train does not define are left out.</summary>
    /// <param name="most">At most so many.</param>
    public IReadOnlyList<Link> Worst(int most) => [.. Links.Where(l => !double.IsNaN(l.Real)).OrderByDescending(l => Math.Abs(l.Difference)).ThenBy(l => l.First).ThenBy(l => l.Second).Take(most)];

    // From the strongest pair on, the column with the strongest link to either end is put there.
    private static int[] Order(double[,] association, int count)
    {
        if (count < 3)
        {
            return [.. Enumerable.Range(0, count)];
        }

        (int first, int second) = (from i in Enumerable.Range(0, count) from j in Enumerable.Range(i + 1, count - i - 1) select (i, j)).MaxBy(p => Strength(p.i, p.j));
        var chain = new LinkedList<int>([first, second]);
        var left = new SortedSet<int>(Enumerable.Range(0, count).Except([first, second]));
        while (left.Count > 0)
        {
            int toFirst = left.MaxBy(c => Strength(c, chain.First!.Value));
            int toLast = left.MaxBy(c => Strength(c, chain.Last!.Value));
            bool atEnd = Strength(toLast, chain.Last!.Value) >= Strength(toFirst, chain.First!.Value);
            int next = atEnd ? toLast : toFirst;
            left.Remove(next);
            _ = atEnd ? chain.AddLast(next) : chain.AddFirst(next);
        }

        return [.. chain];

        double Strength(int i, int j) => association[Math.Min(i, j), Math.Max(i, j)] is var a && double.IsNaN(a) ? -1 : a;
    }

    /// <summary>The strength of one pair.</summary>
    /// <param name="First">Place of the one column.</param>
    /// <param name="Second">Place of the other.</param>
    /// <param name="Symbol"><c>r</c> of numbers and dates with its sign, <c>η</c> of a number by a label, <c>V</c> of labels.</param>
    /// <param name="Real">In train; NaN where it is not defined.</param>
    /// <param name="Synthetic">In each synthetic table; NaN where it is not defined.</param>
    internal sealed record Link(int First, int Second, string Symbol, double Real, IReadOnlyList<double> Synthetic)
    {
        /// <summary>The mean over seeds, undefined ones counting as 0.</summary>
        public double Mean => Synthetic.Average(s => double.IsNaN(s) ? 0 : s);

        /// <summary>Mean − real; NaN where the real one is not defined.</summary>
        public double Difference => Mean - Real;

        /// <summary>How much stronger the synthetic link is: negative where it is weaker, whatever its sign.</summary>
        public double Stronger => Real * Mean < 0 ? -Math.Abs(Difference) : Math.Abs(Mean) - Math.Abs(Real);
    }
}
