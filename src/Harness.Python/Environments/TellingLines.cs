namespace Harness.Python.Environments;

/// <summary>The lines that name a known reason of failure, wherever in the output they are: a trace of Python behind them can be longer than the last lines that are kept.</summary>
internal sealed class TellingLines
{
    private const int Most = 10;
    private readonly List<string> _lines = [];

    /// <summary>The lines, the latest ones.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    /// <summary>Sees a line of either stream.</summary>
    /// <param name="line">The line.</param>
    public void Hear(string line)
    {
        if (!InstallFailure.IsTelling(line))
        {
            return;
        }

        lock (_lines)
        {
            _lines.Add(line);
            _lines.RemoveRange(0, Math.Max(0, _lines.Count - Most));
        }
    }
}
