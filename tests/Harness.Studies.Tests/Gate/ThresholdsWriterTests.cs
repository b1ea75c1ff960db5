using System.Collections.ObjectModel;
using Harness.Studies.Gate;

namespace Harness.Studies.Tests.Gate;

public sealed class ThresholdsWriterTests : IDisposable
{
    private const string Bar = """{ "metrics": { "ks-statistic": { "max": 0.1 } }, "pairs": {} }""";

    private readonly string _path = Path.Combine(Directory.CreateTempSubdirectory("harness-writer-").FullName, "thresholds.json");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true);

    [Fact]
    public void A_missed_bar_gets_an_exception_that_holds_it_and_says_what_was_measured()
    {
        File.WriteAllText(_path, Bar);

        Assert.Equal(1, Add(0.3));

        Thresholds written = Read();
        Limit limit = written.KnownLevelFor("random", "sdv-ctgan", "ks-statistic")!.Limit;
        Assert.InRange(limit.Maximum!.Value, 0.3, 0.34);
        Assert.Equal("measured 0.3 over 1 seed", limit.Reason);
        Assert.True(Judge(written, 0.3).Passes);
    }

    [Fact]
    public void What_is_there_is_never_loosened()
    {
        File.WriteAllText(_path, Bar);
        Add(0.3);
        string before = File.ReadAllText(_path);

        Assert.Equal(0, Add(0.9));
        Assert.Equal(before, File.ReadAllText(_path));
    }

    [Fact]
    public void An_exception_for_every_generator_is_not_loosened_for_one()
    {
        File.WriteAllText(_path, """{ "metrics": { "ks-statistic": { "max": 0.1 } }, "pairs": { "random": { "*": { "ks-statistic": { "max": 0.2, "reason": "r" } } } } }""");

        Assert.Equal(0, Add(0.3));
        Assert.False(ThresholdsWriter.CanHold(Judge(Read(), 0.3), Read()));
        Assert.True(ThresholdsWriter.CanHold(Judge(Read(), 0.2), Read()));
    }

    private int Add(double value) => ThresholdsWriter.Add(_path, [Judge(Read(), value)]);

    private static GateResult Judge(Thresholds thresholds, double value) => new QualityGate(thresholds, ReadOnlyDictionary<string, string>.Empty).Judge(Scores.Card(Scores.Of(value)));

    private Thresholds Read() => new ThresholdsReader(new KnownNames([Scores.Error], ["random"], ["sdv-ctgan"], new Dictionary<string, string>())).Read(_path);
}
