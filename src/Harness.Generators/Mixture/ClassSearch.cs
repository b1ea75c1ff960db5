using Harness.Random;

namespace Harness.Generators.Mixture;

/// <summary>Chooses the number of classes and the shape of their covariances by an information criterion.</summary>
/// <remarks>
/// H. Akaike, "A new look at the statistical model identification", IEEE Trans. Automatic Control 19 (1974) 716–723, for 2 a
/// parameter; G. Schwarz, "Estimating the dimension of a model", Ann. Statist. 6 (1978) 461–464, for log n. Shapes as in mclust.
/// </remarks>
internal static class ClassSearch
{
    /// <summary>Numbers of classes in a row that have to be worse before the search ends.</summary>
    private const int Patience = 3;

    /// <summary>Fits the mixture. O(classes · rows · (label columns + d²) · steps) for each number and shape tried.</summary>
    /// <param name="data">The train rows.</param>
    /// <param name="options">Limits, penalty and stopping rule.</param>
    /// <param name="stream">Source of the random starts.</param>
    /// <param name="progress">Receives the share of work done, 0 to 1; <see langword="null"/> for nobody.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static LatentClass[] Of(MixtureData data, MixtureOptions options, RandomStream stream, IProgress<double>? progress, CancellationToken cancellation)
    {
        double[][] shares = data.Shares();
        MixtureData few = data.RowCount <= options.SelectionRows
            ? data
            : data.Take(stream.Fork("rows").Subset(data.RowCount, options.SelectionRows));

        // One score has one shape, and labels alone have none.
        CovarianceShape[] shapes = data.Dimension switch { 0 => [CovarianceShape.Full], 1 => [CovarianceShape.Full, CovarianceShape.Tied], _ => Enum.GetValues<CovarianceShape>() };
        var found = new Candidate[shapes.Length];
        var steps = new StepProgress(progress, shapes.Length + 2, cancellation);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.MaximumThreads, CancellationToken = cancellation };
        Parallel.For(0, shapes.Length, parallel, i =>
        {
            found[i] = Best(new MixtureFit(few, shares, shapes[i], options, cancellation), few);
            steps.Step();
        });

        Candidate best = found.MinBy(f => f.Criterion)!;
        MixtureFit fit = best.Fit;
        var starts = new (LatentClass[] Model, double LogLikelihood)[options.Starts];
        starts[0] = (best.Model, best.LogLikelihood);
        Parallel.For(1, starts.Length, parallel, i => starts[i] = Start(fit, few, best.Model.Length, stream.Fork(best.Model.Length).Fork(i)));
        steps.Step();
        LatentClass[] chosen = starts.MaxBy(s => s.LogLikelihood).Model;
        chosen = few == data ? chosen : new MixtureFit(data, shares, fit.Shape, options, cancellation).Climb(chosen).Model;
        steps.Step();
        return chosen;

        (LatentClass[] Model, double LogLikelihood) Start(MixtureFit fit, MixtureData rows, int classes, RandomStream own) =>
            fit.Climb(MixtureStart.Of(rows, classes, own, cancellation), classes);

        Candidate Best(MixtureFit fit, MixtureData rows)
        {
            Candidate least = new(fit, [], 0, double.PositiveInfinity);
            int worse = 0;
            int limit = Math.Min(options.MaximumClasses, rows.RowCount);
            for (int classes = 1; classes <= limit && worse < Patience; classes += 1 + classes / 6)
            {
                (LatentClass[] model, double logLikelihood) = Start(fit, rows, classes, stream.Fork(classes).Fork(0));
                double criterion = (options.Penalty ?? Math.Log(rows.RowCount)) * fit.Parameters(classes) - 2 * logLikelihood;
                worse = criterion < least.Criterion ? 0 : worse + 1;
                least = criterion < least.Criterion ? new Candidate(fit, model, logLikelihood, criterion) : least;
            }

            return least;
        }
    }

    private sealed record Candidate(MixtureFit Fit, LatentClass[] Model, double LogLikelihood, double Criterion);
}
