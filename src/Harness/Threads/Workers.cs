using System.Runtime.ExceptionServices;

namespace Harness;

/// <summary>A few long pieces of work, each on its own thread.</summary>
internal static class Workers
{
    /// <summary>Does them all. When one fails the others are ended, and its exception is thrown as it is.</summary>
    /// <param name="count">Number of pieces of work, at least 0.</param>
    /// <param name="work">Does the piece of a number from 0; its token ends it where another failed or <paramref name="cancellation"/> is asked for.</param>
    /// <param name="cancellation">Ends all.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was asked for.</exception>
    public static void Run(int count, Action<int, CancellationToken> work, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        ExceptionDispatchInfo? failure = null;
        Parallel.For(0, count, (i, state) =>
        {
            try
            {
                end.Token.ThrowIfCancellationRequested();
                work(i, end.Token);
            }
            catch (Exception e) when (e is not OperationCanceledException || !end.IsCancellationRequested)
            {
                Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(e), null);
                end.Cancel();
            }
            catch (OperationCanceledException)
            {
                state.Stop();
            }
        });
        failure?.Throw();
        cancellation.ThrowIfCancellationRequested();
    }
}
