using System.Reflection;
using Harness.Generators;
using Harness.Neural.Ctgan;
using Harness.Neural.Gan;
using Harness.Neural.TensorEncoding;
using Harness.Neural.Training;
using Harness.Neural.Tvae;
using Harness.Tables;

namespace Harness.Neural.Tests.Training;

/// <summary>No public option is without effect: another value gives other rows.</summary>
public sealed class EveryOptionTests
{
    // TVAE learns faster than usual, so that its logits become large enough for BoundsLogits to matter.
    private static readonly TrainingOptions[] All =
        [Quick.GanOptions with { Steps = 30 }, Quick.CtganOptions with { Steps = 30 }, Quick.TvaeOptions with { Steps = 30, LearningRate = 0.03 }];

    // They change when a training is checked and where it reports, so their tests are TrainerTests and TrainingCheckpointTests.
    private static readonly string[] NotInRows = [nameof(TrainingOptions.CheckEvery), nameof(TrainingOptions.Patience), nameof(TrainingOptions.Checkpoint), nameof(TrainingOptions.Progress)];

    // Numbers are doubled and switches are turned, but for these.
    private static readonly Dictionary<string, object> Others = new()
    {
        [nameof(TrainingOptions.Encoding)] = TensorOptions.AsSdv,
        [nameof(TrainingOptions.FinalRate)] = 1.0,
        [nameof(TrainingOptions.WeightDecay)] = 0.5,
        [nameof(TrainingOptions.Epochs)] = 1,
        [nameof(TrainingOptions.Averaging)] = 0.0,
        [nameof(TrainingOptions.RowsAStratum)] = 1,
        [nameof(CtganOptions.Dropout)] = 0.5,
        [nameof(CtganOptions.SamplingWeights)] = CategoryWeights.LogFrequency,
        [nameof(TvaeOptions.LeastDeviation)] = 0.8,
        [nameof(TvaeOptions.LargestDeviation)] = 0.3,
    };

    public EveryOptionTests() => NeedsTorch.Check();

    public static TheoryData<string, string> Options
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (TrainingOptions options in All)
            {
                foreach (PropertyInfo option in options.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite && !NotInRows.Contains(p.Name)))
                {
                    data.Add(options.GetType().Name, option.Name);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void Another_value_gives_other_rows(string type, string name)
    {
        TrainingOptions options = All.Single(o => o.GetType().Name == type);
        TrainingOptions changed = options with { };
        PropertyInfo option = options.GetType().GetProperty(name)!;
        object? other = Others.TryGetValue(name, out object? known) ? known : option.GetValue(options) switch
        {
            bool value => !value,
            int value => 2 * value,
            double value => 2 * value,
            _ => null,
        };
        Assert.NotNull(other);
        Assert.NotEqual(other, option.GetValue(options));
        option.SetValue(changed, other);
        Assert.Equal(Rows(options), Rows(options with { }));
        Assert.NotEqual(Rows(options), Rows(changed));
    }

    private static string Rows(TrainingOptions options)
    {
        IGenerator generator = options switch
        {
            GanOptions gan => new GanGenerator(gan),
            CtganOptions ctgan => new CtganGenerator(ctgan),
            _ => new TvaeGenerator((TvaeOptions)options),
        };
        return CsvTableWriter.Write(generator.Fit(Quick.Mixed(300), new FitContext()).Sample(60, 1));
    }
}
