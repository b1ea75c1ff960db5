using Harness.Generators;
using TorchSharp;

namespace Harness.Neural.Loading;

/// <summary>The native library behind the generators of this project: loaded once, at the first use, and never needed by anything else.</summary>
public static class TorchLibrary
{
    private static readonly Lazy<string?> Problem = new(Load);

    /// <summary>Why the library cannot be used here, in one sentence; <see langword="null"/> where it can. Loads it at the first call.</summary>
    public static string? Unavailable => Problem.Value;

    /// <summary>TorchSharp's version, for <see cref="GeneratorInfo.Packages"/>.</summary>
    public static IReadOnlyDictionary<string, string> Packages { get; } = new Dictionary<string, string>
    {
        ["TorchSharp"] = typeof(torch).Assembly.GetName().Version!.ToString(3),
    };

    /// <summary>Makes sure that the library is there.</summary>
    /// <remarks>
    /// This thread then computes alone: the order of sums, and with it the bytes, is the same on every number of cores, and networks of this size
    /// gain little from more. The setting is one of the thread, so it is made at each call.
    /// </remarks>
    /// <exception cref="GeneratorException">It is not; <see cref="GeneratorException.IsUnavailable"/> is set.</exception>
    public static void Require()
    {
        if (Unavailable is { } reason)
        {
            throw new GeneratorException($"not available: {reason}") { IsUnavailable = true };
        }

        torch.set_num_threads(1);
    }

    private static string? Load()
    {
        if (LinuxLoader.Prepare(LinuxLoader.SearchFolders, LinuxLoader.CacheFolder) is { } reason)
        {
            return reason;
        }

        try
        {
            KeepFreedMemory();
            using torch.Tensor three = torch.ones(3).sum();
            return three.data<float>()[0] == 3 ? null : "libtorch loads, but computes wrongly";
        }
        catch (Exception e) when (e is TypeInitializationException or DllNotFoundException or NotSupportedException or EntryPointNotFoundException or BadImageFormatException)
        {
            return $"libtorch does not load ({(e.InnerException ?? e).Message.Split('\n')[0].TrimEnd('.')})";
        }
    }

    // glibc gives back each large block as soon as it is freed, to be zeroed page by page when the next step asks for it, until it has seen
    // a block as large freed (mallopt(3), M_MMAP_THRESHOLD). So it is shown one just below its 32 MiB at most; no page of it is touched.
    private static void KeepFreedMemory() => torch.empty(31 << 18).Dispose();
}
