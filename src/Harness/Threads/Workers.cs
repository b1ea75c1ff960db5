using System.Runtime.ExceptionServices;

namespace Harness;

/// <summary>Pieces of work on all cores. The thread that asks takes part, and waits only for pieces that others have begun: it comes to an end also where every other thread waits for it.</summary>
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
        var pieces = new Pieces(count, work, end);
        for (int helper = 1; helper < Math.Min(count, Environment.ProcessorCount); helper++)
        {
            ThreadPool.QueueUserWorkItem(static p => p.Help(), pieces, preferLocal: true);
        }

        pieces.Finish();
        pieces.Failure?.Throw();
        cancellation.ThrowIfCancellationRequested();
    }

    private sealed class Pieces(int count, Action<int, CancellationToken> work, CancellationTokenSource end)
    {
        private readonly object _gate = new();
        private ExceptionDispatchInfo? _failure;
        private int _next = -1;
        private int _helpers;
        private bool _isClosed;

        /// <summary>The first exception.</summary>
        public ExceptionDispatchInfo? Failure => _failure;

        /// <summary>Does pieces that nobody does, unless all are done already.</summary>
        public void Help()
        {
            lock (_gate)
            {
                if (_isClosed)
                {
                    return;
                }

                _helpers++;
            }

            try
            {
                Do();
            }
            finally
            {
                lock (_gate)
                {
                    _helpers--;
                    Monitor.PulseAll(_gate);
                }
            }
        }

        /// <summary>Does pieces that nobody does, and waits for those that others have begun.</summary>
        public void Finish()
        {
            Do();
            lock (_gate)
            {
                _isClosed = true;
                while (_helpers > 0)
                {
                    Monitor.Wait(_gate);
                }
            }
        }

        private void Do()
        {
            int piece;
            while ((piece = Interlocked.Increment(ref _next)) < count && !end.IsCancellationRequested)
            {
                try
                {
                    work(piece, end.Token);
                }
                catch (OperationCanceledException) when (end.IsCancellationRequested)
                {
                    return;
                }
                catch (Exception e)
                {
                    Fail(e);
                }
            }
        }

        private void Fail(Exception exception)
        {
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(exception), null);
            try
            {
                end.Cancel();
            }
            catch (AggregateException)
            {
                // What others do on cancellation failed too; the exception that came first is the one that is thrown.
            }
        }
    }
}
