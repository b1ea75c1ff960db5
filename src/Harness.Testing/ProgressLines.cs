using Harness.Studies;

namespace Harness.Testing;

/// <summary>
/// Says every few seconds how far a run is, on standard error and in <c>artifacts/report/progress.txt</c>. <c>dotnet test</c> holds back what a
/// test host writes until it ends, so there the file alone is written; <c>dotnet run --project evaluation</c> shows the lines as they come.
/// </summary>
internal sealed class ProgressLines : IDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly Study _study;
    private readonly TextWriter _messages;
    private readonly string _file;
    private readonly bool _isHeldBack = Environment.GetCommandLineArgs().Contains("--dotnet-test-pipe");
    private readonly Timer _timer;
    private bool _isWritable = true;

    /// <summary>Begins to tell.</summary>
    /// <param name="study">The study.</param>
    /// <param name="messages">Standard error.</param>
    /// <exception cref="InputException">The report's folder cannot be written to: better said before the work than after it.</exception>
    public ProgressLines(Study study, TextWriter messages)
    {
        _study = study;
        _messages = messages;
        _file = Path.Combine(study.Manifest.ArtifactsFolder, "report", "progress.txt");
        AtomicFile.Write(_file, "begun\n");
        _timer = new Timer(_ => Tell(), null, Quiet, Pause);
    }

    /// <summary>Ends it; the file is of no use any more.</summary>
    public void Dispose()
    {
        using var ended = new ManualResetEvent(false);
        if (_timer.Dispose(ended))
        {
            ended.WaitOne();
        }

        Try(() => AtomicFile.Delete(_file));
    }

    private void Tell()
    {
        if (_study.Progress.Line() is not { } line)
        {
            return;
        }

        if (!_isHeldBack)
        {
            _messages.WriteLine($"Harness: {line}");
        }

        Try(() => AtomicFile.Write(_file, line + "\n"));
    }

    private void Try(Action change)
    {
        try
        {
            if (_isWritable)
            {
                change();
            }
        }
        catch (InputException)
        {
            // A courtesy; the report will say that its folder cannot be written to any more.
            _isWritable = false;
        }
    }
}
