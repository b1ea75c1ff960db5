using System.Globalization;

namespace Harness.Benchmarks;

/// <summary>What a piece of work costs.</summary>
/// <param name="Seconds">Processor seconds of all threads.</param>
/// <param name="Allocated">Bytes allocated.</param>
/// <param name="Peak">Bytes of the largest managed heap above that before, sampled.</param>
internal sealed record Cost(double Seconds, long Allocated, long Peak)
{
    private const double Enough = 1;
    private const int MostRuns = 20;
    private const double Megabyte = 1 << 20;

    /// <summary>Measures: the fastest of as many runs as a second holds, at most twenty.</summary>
    /// <param name="work">The work.</param>
    public static Cost Of(Action work)
    {
        Cost? best = null;
        double total = 0;
        for (int run = 0; run < MostRuns && total < Enough; run++)
        {
            Cost one = Once(work);
            total += one.Seconds;
            best = best is null || one.Seconds < best.Seconds ? one : best;
        }

        return best!;
    }

    /// <summary>Bytes of the largest managed heap in use above that before: garbage is collected before each look, every 30 ms.</summary>
    /// <param name="work">The work.</param>
    public static long LivePeak(Action work) => Watch(work, collects: true, pause: 30);

    /// <summary><c>0.12 (34 / 5)</c>: seconds, and megabytes allocated and at the peak.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{(Seconds < 10 ? Seconds.ToString("G2", CultureInfo.InvariantCulture) : Seconds.ToString("F0", CultureInfo.InvariantCulture))} ({Allocated / Megabyte:F0} / {Peak / Megabyte:F0})");

    private static Cost Once(Action work)
    {
        double seconds = 0;
        long allocated = 0;
        long peak = Watch(
            () =>
            {
                allocated = GC.GetTotalAllocatedBytes();
                TimeSpan started = Environment.CpuUsage.TotalTime;
                work();
                seconds = (Environment.CpuUsage.TotalTime - started).TotalSeconds;
                allocated = GC.GetTotalAllocatedBytes() - allocated;
            },
            collects: false,
            pause: 5);
        return new Cost(Math.Max(seconds, 0.0001), allocated, peak);
    }

    // Looks at the heap from another thread while the work is done.
    private static long Watch(Action work, bool collects, int pause)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long peak = before;
        using var ended = new ManualResetEventSlim();
        var sampler = new Thread(() =>
        {
            do
            {
                peak = Math.Max(peak, GC.GetTotalMemory(collects));
            }
            while (!ended.Wait(pause));
        });
        sampler.Start();
        work();
        ended.Set();
        sampler.Join();
        return peak - before;
    }
}
