using System.Runtime.InteropServices;

namespace Harness.Cli.Terminal;

/// <summary>Ctrl+C and the request of another program to end: the first ends the work in good order, a second one at once.</summary>
internal sealed class EndSignals : IDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly PosixSignalRegistration[] _registrations;
    private int _exitCode = Terminal.ExitCode.Ended;

    /// <summary>Listens from now on.</summary>
    public EndSignals() => _registrations = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM }.Select(signal => PosixSignalRegistration.Create(signal, Hear))];

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _end.Token;

    /// <summary>What the shell is told of a run that ended by a signal.</summary>
    public int ExitCode => Volatile.Read(ref _exitCode);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations)
        {
            registration.Dispose();
        }

        _end.Dispose();
    }

    private void Hear(PosixSignalContext context)
    {
        if (!_end.IsCancellationRequested)
        {
            context.Cancel = true;
            Volatile.Write(ref _exitCode, context.Signal == PosixSignal.SIGTERM ? Terminal.ExitCode.Terminated : Terminal.ExitCode.Ended);
            _end.Cancel();
        }
    }
}
