namespace Harness.Tests;

public sealed class WorkersTests
{
    [Fact]
    public void Each_piece_is_done_once()
    {
        int[] done = new int[50];
        Workers.Run(done.Length, (i, _) => Interlocked.Increment(ref done[i]), TestContext.Current.CancellationToken);
        Assert.All(done, times => Assert.Equal(1, times));
    }

    [Fact]
    public void A_failure_ends_the_others_and_comes_out_as_it_is()
    {
        InputException thrown = Assert.Throws<InputException>(() => Workers.Run(
            4,
            (i, cancellation) =>
            {
                if (i == 0)
                {
                    throw new InputException("first");
                }

                cancellation.WaitHandle.WaitOne();
                cancellation.ThrowIfCancellationRequested();
            },
            TestContext.Current.CancellationToken));
        Assert.Equal("first", thrown.Message);
    }

    [Fact]
    public void A_failure_comes_out_also_where_what_others_do_on_cancellation_fails()
    {
        InputException thrown = Assert.Throws<InputException>(() => Workers.Run(
            8,
            (i, cancellation) =>
            {
                using CancellationTokenRegistration wrong = cancellation.Register(() => throw new InvalidOperationException("second"));
                if (i >= 1)
                {
                    throw new InputException("first");
                }
            },
            TestContext.Current.CancellationToken));
        Assert.Equal("first", thrown.Message);
    }

    [Fact]
    public void Ended_from_outside_it_says_so()
    {
        using var end = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => Workers.Run(
            3,
            (_, cancellation) =>
            {
                end.Cancel();
                cancellation.ThrowIfCancellationRequested();
            },
            end.Token));
    }

    /// <summary>Whoever holds what all threads of the pool wait for gets done by itself, also within pieces of work.</summary>
    [Fact]
    public async Task It_ends_while_all_threads_of_the_pool_wait_for_it()
    {
        using var ended = new ManualResetEventSlim();
        using var blocked = new CountdownEvent(Environment.ProcessorCount);
        Task[] waiting = [.. Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Run(() =>
        {
            blocked.Signal();
            ended.Wait(CancellationToken.None);
        }))];
        blocked.Wait(TestContext.Current.CancellationToken);
        int[] done = new int[20 * 20];

        Workers.Run(20, (i, token) => Workers.Run(20, (j, _) => Interlocked.Increment(ref done[20 * i + j]), token), TestContext.Current.CancellationToken);

        ended.Set();
        await Task.WhenAll(waiting);
        Assert.All(done, times => Assert.Equal(1, times));
    }

    /// <summary>Others' pieces are waited for: what they write is there when it ends.</summary>
    [Fact]
    public void It_ends_when_the_last_piece_has_ended()
    {
        for (int run = 0; run < 200; run++)
        {
            int ended = 0;
            Workers.Run(8, (_, _) =>
            {
                Thread.Yield();
                Interlocked.Increment(ref ended);
            }, TestContext.Current.CancellationToken);
            Assert.Equal(8, ended);
        }
    }
}
