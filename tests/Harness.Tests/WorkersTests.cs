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
}
