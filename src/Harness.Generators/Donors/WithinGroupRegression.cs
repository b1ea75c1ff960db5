using System.Numerics.Tensors;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace Harness.Generators.Donors;

/// <summary>
/// A linear regression of a number on covariates within groups of rows: one slope for each covariate, the same in all groups, fitted to deviations from
/// the means of the group. A donor's number is moved by the difference that the slopes predict between the synthetic row and the donor, so groups need not be as fine as the relation.
/// </summary>
/// <remarks>
/// The adjustment of M. A. Beaumont, W. Zhang, D. J. Balding, "Approximate Bayesian computation in population genetics", Genetics 162 (2002)
/// 2025–2035, §"Local linear regression". Slopes are shrunk by ridge regression, as much as generalised cross-validation asks for (G. H. Golub,
/// M. Heath, G. Wahba, Technometrics 21 (1979) 215–223), down to none at all.
/// </remarks>
internal sealed class WithinGroupRegression
{
    /// <summary>Number of covariates, the best predictors by themselves, that are taken together.</summary>
    private const int MostCovariates = 16;

    /// <summary>About the number of rows that the slopes are fitted to.</summary>
    private const int MostRows = 50_000;

    /// <summary>Where there are too many rows, groups larger than this are thinned out, and smaller ones left out as a whole.</summary>
    private const int SmallGroup = 64;

    /// <summary>Below this share of a normal score's variance a covariate is constant within groups.</summary>
    private const double SmallestVariance = 1e-9;

    /// <summary>Penalties that are tried, as shares of each covariate's own sum of squares.</summary>
    private static readonly double[] Penalties = [0.03, 0.1, 0.3, 1];

    private readonly Covariate[] _covariates;
    private readonly double[] _slopes;

    private WithinGroupRegression(Covariate[] covariates, double[] slopes) => (_covariates, _slopes) = (covariates, slopes);

    /// <summary>Fits the slopes. O(rows · covariates).</summary>
    /// <param name="covariates">Covariates to choose from; a missing value counts as the mean of the group.</param>
    /// <param name="response">The number of a train row that is predicted, NaN for rows that do not count.</param>
    /// <param name="rows">Train rows, group after group.</param>
    /// <param name="starts">The places where groups begin in <paramref name="rows"/>, ascending, and where the last one ends.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static WithinGroupRegression Of(IEnumerable<Covariate> covariates, Func<int, double> response, int[] rows, IReadOnlyList<int> starts, CancellationToken cancellation)
    {
        (int[] some, int[] ends) = Some(rows, starts, response);
        double freedom = some.Length - ends.Length;
        double[] told = Deviations(row => response(row));
        double total = TensorPrimitives.SumOfSquares<double>(told);
        if (freedom <= 0 || total <= SmallestVariance * freedom)
        {
            return new WithinGroupRegression([], []);
        }

        var best = new PriorityQueue<(Covariate Covariate, double[] Deviations, double Length), (double, int)>();
        int place = 0;
        foreach (Covariate covariate in covariates)
        {
            cancellation.ThrowIfCancellationRequested();
            double[] own = Deviations(row => covariate[row]);
            double squares = TensorPrimitives.SumOfSquares<double>(own);
            if (squares > SmallestVariance * freedom)
            {
                // Of unit length from here on.
                double length = Math.Sqrt(squares);
                TensorPrimitives.Divide(own, length, own);
                best.Enqueue((covariate, own, length), (Math.Abs(TensorPrimitives.Dot<double>(own, told)), -place));
                if (best.Count > MostCovariates)
                {
                    best.Dequeue();
                }
            }

            place++;
        }

        (Covariate Covariate, double[] Deviations, double Length)[] chosen = [.. best.UnorderedItems.OrderByDescending(item => item.Priority).Select(item => item.Element)];
        double[] slopes = Ridge([.. chosen.Select(c => c.Deviations)], told, total, freedom);
        for (int i = 0; i < slopes.Length; i++)
        {
            slopes[i] /= chosen[i].Length;
        }

        return slopes.All(slope => slope == 0) ? new WithinGroupRegression([], []) : new WithinGroupRegression([.. chosen.Select(c => c.Covariate)], slopes);

        double[] Deviations(Func<int, double> number)
        {
            var deviations = new double[some.Length];
            int start = 0;
            foreach (int end in ends)
            {
                double sum = 0;
                int count = 0;
                for (int i = start; i < end; i++)
                {
                    deviations[i] = number(some[i]);
                    sum += double.IsNaN(deviations[i]) ? 0 : deviations[i];
                    count += double.IsNaN(deviations[i]) ? 0 : 1;
                }

                for (int i = start; i < end; i++)
                {
                    deviations[i] = double.IsNaN(deviations[i]) ? 0 : deviations[i] - sum / count;
                }

                start = end;
            }

            return deviations;
        }
    }

    /// <summary>The predicted difference between the number of a synthetic row and that of its donor. O(covariates).</summary>
    /// <param name="donor">A train row.</param>
    /// <param name="synthetic">By column, one number a synthetic row: scores of numbers, codes of labels.</param>
    /// <param name="row">Zero-based synthetic row.</param>
    public double Shift(int donor, IReadOnlyList<double[]> synthetic, int row)
    {
        double shift = 0;
        for (int i = 0; i < _slopes.Length; i++)
        {
            double difference = _covariates[i].Of(synthetic, row) - _covariates[i][donor];
            shift += double.IsNaN(difference) ? 0 : _slopes[i] * difference;
        }

        return shift;
    }

    /// <summary>The residuals of the numbers of some rows, 0 on average.</summary>
    /// <param name="rows">Train rows of one group.</param>
    /// <param name="response">The number of a row, NaN for rows that do not count.</param>
    /// <param name="rests">Receives one residual a row, NaN for rows that do not count.</param>
    public void Rests(ReadOnlySpan<int> rows, Func<int, double> response, Span<double> rests)
    {
        for (int i = 0; i < rows.Length; i++)
        {
            rests[i] = response(rows[i]);
        }

        Centre(rests);
        Span<double> own = rows.Length <= 256 ? stackalloc double[rows.Length] : new double[rows.Length];
        for (int c = 0; c < _slopes.Length; c++)
        {
            for (int i = 0; i < rows.Length; i++)
            {
                own[i] = double.IsNaN(rests[i]) ? double.NaN : _covariates[c][rows[i]];
            }

            Centre(own);
            for (int i = 0; i < rows.Length; i++)
            {
                rests[i] -= double.IsNaN(own[i]) ? 0 : _slopes[c] * own[i];
            }
        }
    }

    private static void Centre(Span<double> numbers)
    {
        double sum = 0;
        int count = 0;
        foreach (double number in numbers)
        {
            sum += double.IsNaN(number) ? 0 : number;
            count += double.IsNaN(number) ? 0 : 1;
        }

        foreach (ref double number in numbers)
        {
            number -= sum / count;
        }
    }

    /// <summary>The rows that count, thinned out where there are many, and where the groups end among them.</summary>
    private static (int[] Rows, int[] Ends) Some(int[] rows, IReadOnlyList<int> starts, Func<int, double> response)
    {
        var some = new List<int>();
        var ends = new List<int>();
        int step = Math.Max(1, rows.Length / MostRows);
        for (int group = 0; group + 1 < starts.Count; group++)
        {
            int stride = Math.Clamp((starts[group + 1] - starts[group]) / SmallGroup, 1, step);
            int before = some.Count;
            for (int i = starts[group]; i < starts[group + 1] && group % (step / stride) == 0; i += stride)
            {
                if (!double.IsNaN(response(rows[i])))
                {
                    some.Add(rows[i]);
                }
            }

            if (some.Count > before)
            {
                ends.Add(some.Count);
            }
        }

        return ([.. some], [.. ends]);
    }

    /// <summary>Ridge regression on covariates of unit length; slopes of 0 where no penalty makes it better than none.</summary>
    private static double[] Ridge(double[][] covariates, double[] told, double total, double freedom)
    {
        var slopes = new double[covariates.Length];
        if (slopes.Length == 0)
        {
            return slopes;
        }

        Matrix<double> products = Matrix<double>.Build.Dense(slopes.Length, slopes.Length, (i, j) => TensorPrimitives.Dot<double>(covariates[i], covariates[j]));
        Vector<double> tells = Vector<double>.Build.Dense(slopes.Length, i => TensorPrimitives.Dot<double>(covariates[i], told));
        double least = total / freedom;
        foreach (double penalty in Penalties)
        {
            Cholesky<double> factor = (products + Matrix<double>.Build.DenseDiagonal(slopes.Length, penalty)).Cholesky();
            Vector<double> solved = factor.Solve(tells);
            double rest = total - 2 * solved.DotProduct(tells) + solved.DotProduct(products * solved);
            double left = 1 - factor.Solve(products).Trace() / freedom;
            double error = left > 0 ? rest / freedom / (left * left) : double.PositiveInfinity;
            if (error < least)
            {
                least = error;
                slopes = solved.ToArray();
            }
        }

        return slopes;
    }
}
