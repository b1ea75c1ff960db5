using Harness.Neural.Loading;

namespace Harness.Neural.Tests;

/// <summary>Skips a test where the native library is not there, with its reason; on a build server that is an error.</summary>
internal static class NeedsTorch
{
    public static void Check()
    {
        if (TorchLibrary.Unavailable is { } reason)
        {
            Assert.SkipWhen(Environment.GetEnvironmentVariable("CI") is null or "", reason);
            Assert.Fail(reason);
        }
    }
}
