using System.Text.Json;
using Harness.Arbitraries;
using Harness.Generators;
using Harness.Generators.Bootstrap;
using Harness.Metrics.Validity;
using Harness.Pictures;
using Harness.Scoring;
using Harness.Tables;

namespace Harness.Studies.Tests;

/// <summary>A study draws what it scores: one fit a seed when cold, none when warm, and no picture costs a score.</summary>
public sealed class StudyPictureTests : IDisposable
{
    private static readonly JsonSerializerOptions Options = new() { IgnoreReadOnlyProperties = true, NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals };

    // Not of the generator, whose settings are part of the cache's key.
    private static bool _isBroken;

    private readonly StudyFolder _folder = new();

    public void Dispose()
    {
        _isBroken = false;
        _folder.Dispose();
    }

    [Fact]
    public async Task Each_seed_is_fitted_once_when_cold_and_never_when_warm()
    {
        var cold = new Counting(new BootstrapGenerator());
        Scorecard first = await Score(cold);
        var warm = new Counting(new BootstrapGenerator());
        Scorecard second = await Score(warm);

        Assert.Equal((2, 0), (cold.Fits, warm.Fits));
        Assert.Equal(2, first.Picture!.Value.Columns[0].Synthetic.Count);
        Assert.Equal(JsonSerializer.Serialize(first.Picture.Value, Options), JsonSerializer.Serialize(second.Picture!.Value, Options));
    }

    [Fact]
    public async Task Kept_scores_stand_without_a_picture_where_the_generator_cannot_run()
    {
        await Score(new Counting(new BootstrapGenerator()));
        foreach (string file in Directory.GetFiles(_folder.CacheFolder, "*", SearchOption.AllDirectories).Where(f => File.ReadAllText(f).Contains(nameof(PairPicture.WorstLinks), StringComparison.Ordinal)))
        {
            File.Delete(file);
        }

        _isBroken = true;
        Scorecard scorecard = await Score(new Counting(new BootstrapGenerator()));

        Assert.Empty(scorecard.Failures);
        Assert.Equal([1UL, 2UL], scorecard.Seeds.Select(s => s.Seed));
        Assert.Null(scorecard.Picture);
    }

    [Fact]
    public async Task A_table_of_other_columns_fails_its_metrics_and_is_not_drawn()
    {
        Scorecard scorecard = await Score(new Counting(new BootstrapGenerator()) { Change = t => new Table(t.Columns.Skip(1)) });

        Assert.Null(scorecard.Picture);
        Assert.All(scorecard.Scores, s => Assert.StartsWith("the synthetic table has no column 'number'", s.Failure!.Reason, StringComparison.Ordinal));
    }

    private async Task<Scorecard> Score(IGenerator generator)
    {
        if (_folder.Generators.Count == 0)
        {
            _folder.AddDataset("toy", ToyStudy.Table);
            _folder.Generators.Add(("counting", "1 2"));
        }

        Study study = ToyStudy.Open(_folder, [new ValidityEvaluator()], [generator]);
        return await study.ScoreAsync(study.Find("toy", "counting")!);
    }

    private sealed class Counting(IGenerator inner) : IGenerator
    {
        private int _fits;

        public int Fits => _fits;

        public Func<Table, Table>? Change { get; init; }

        public GeneratorInfo Info { get; } = new BootstrapGenerator().Info with { Id = "counting" };

        public IFittedGenerator Fit(Table train, FitContext context)
        {
            Interlocked.Increment(ref _fits);
            IFittedGenerator fitted = _isBroken ? throw new GeneratorException("cannot run here") : inner.Fit(train, context);
            return Change is null ? fitted : new Changed(fitted, Change);
        }
    }

    private sealed class Changed(IFittedGenerator inner, Func<Table, Table> change) : IFittedGenerator
    {
        public Table Sample(int rows, ulong seed, CancellationToken cancellation = default) => change(inner.Sample(rows, seed, cancellation));
    }
}
