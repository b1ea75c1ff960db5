using System.Diagnostics;
using System.Globalization;
using Harness.Cli.Terminal;
using Harness.Python.Environments;

namespace Harness.Cli.Environments;

/// <summary>Tells every five seconds how far an environment is, also while one large package is fetched.</summary>
internal sealed class StepProgress : IProgress<InstallStep>, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly string _name;
    private readonly TextWriter _lines;
    private readonly Timer _timer;
    private readonly Lock _gate = new();
    private InstallStep? _last;

    /// <summary>Begins to tell.</summary>
    /// <param name="name">The environment.</param>
    /// <param name="lines">Where the lines go.</param>
    public StepProgress(string name, TextWriter lines)
    {
        (_name, _lines) = (name, lines);
        _timer = new Timer(_ => Tell(), null, Pause, Pause);
    }

    public void Report(InstallStep value)
    {
        lock (_gate)
        {
            _last = value;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private void Tell()
    {
        lock (_gate)
        {
            string step = _last is { } last ? string.Create(CultureInfo.InvariantCulture, $"{last.Done} of {last.Total} packages; {Printable.Of(last.What, 80)}") : "no package yet";
            _lines.WriteLine($"Harness: {_name}, {EvaluationProgress.Seconds(Stopwatch.GetElapsedTime(_start))} so far, {step}");
        }
    }
}
