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

    /// <summary><c>0.12 (34 / 5)</c>: seconds, and megabytes allocated and at the peak.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{(Seconds < 10 ? Seconds.ToString("G2", CultureInfo.InvariantCulture) : Seconds.ToString("F0", CultureInfo.InvariantCulture))} ({Allocated / Megabyte:F0} / {Peak / Megabyte:F0})");

    private static Cost Once(Action work)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long peak = before;
        using var ended = new ManualResetEventSlim();
        var sampler = new Thread(() =>
        {
            do
            {
                peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: false));
            }
            while (!ended.Wait(5));
        });
        sampler.Start();
        long allocated = GC.GetTotalAllocatedBytes();
        TimeSpan started = Environment.CpuUsage.TotalTime;
        work();
        double seconds = (Environment.CpuUsage.TotalTime - started).TotalSeconds;
        allocated = GC.GetTotalAllocatedBytes() - allocated;
        ended.Set();
        sampler.Join();
        return new Cost(Math.Max(seconds, 0.0001), allocated, peak - before);
    }
}
