using Harness.Generators;
using TorchSharp;

namespace Harness.Neural.Loading;

/// <summary>The native library that the generators of this project need. It is loaded once, at the first use; nothing else needs it.</summary>
public static class TorchLibrary
{
    private static readonly Lazy<string?> Problem = new(Load);

    /// <summary>The reason why the library cannot be used, in one sentence, or <see langword="null"/>. The first call loads the library.</summary>
    public static string? Unavailable => Problem.Value;

    /// <summary>TorchSharp's version, for <see cref="GeneratorInfo.Packages"/>.</summary>
    public static IReadOnlyDictionary<string, string> Packages { get; } = new Dictionary<string, string>
    {
        ["TorchSharp"] = typeof(torch).Assembly.GetName().Version!.ToString(3),
    };

    /// <summary>Loads the library, and limits torch to one thread on the calling thread.</summary>
    /// <remarks>
    /// With one thread the order of sums, and with it every byte, is the same on any number of cores; networks of this size gain little from more
    /// threads. Torch keeps the setting for each calling thread, so every call makes it.
    /// </remarks>
    /// <exception cref="GeneratorException">The library is not available; <see cref="GeneratorException.IsUnavailable"/> is set.</exception>
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

    // glibc returns each large block to the system when it is freed, and the next step has to get it back zeroed, page by page. It stops doing so for blocks
    // up to the size of the largest one freed so far (mallopt(3), M_MMAP_THRESHOLD), at most 32 MiB. So one of nearly that size is freed here; its pages are never touched.
    private static void KeepFreedMemory() => torch.empty(31 << 18).Dispose();
}
