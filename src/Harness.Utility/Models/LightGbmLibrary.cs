using Harness.Metrics;

namespace Harness.Utility.Models;

/// <summary>The message where LightGBM's native library, which is optional, does not load.</summary>
internal static class LightGbmLibrary
{
    /// <summary>Whether this is the cause of an exception.</summary>
    public static bool IsMissing(Exception e) => e is DllNotFoundException or TypeInitializationException { InnerException: DllNotFoundException };

    /// <summary>The failure of a metric that needs it.</summary>
    /// <param name="metric">The metric's id.</param>
    /// <param name="e">An exception of which <see cref="IsMissing"/> holds.</param>
    public static MetricResult.Failed Failure(string metric, Exception e) => new(
        metric,
        $"LightGBM's native library does not load ({(e.InnerException ?? e).Message.Split('\n')[0]}); on Debian and Ubuntu it needs the package libgomp1")
    {
        Unavailable = true,
    };
}
