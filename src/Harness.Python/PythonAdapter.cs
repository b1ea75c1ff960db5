namespace Harness.Python;

/// <summary>What is known of a generator in a Python library.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Title for people.</param>
/// <param name="Library">The library.</param>
internal sealed record PythonAdapter(string Id, string Title, PythonLibrary Library)
{
    private static readonly PythonLibrary Sdv = new("sdv", "SDV", "sdv.py", ["sdv"], "BUSL-1.1", "pip install sdv", "sdv2");
    private static readonly PythonLibrary Ydata = new("ydata", "ydata-synthetic", "ydata.py", ["fg-data-synthetic", "ydata-synthetic"], "MIT", "pip install ydata-synthetic==1.4.0", "ydata");

    /// <summary>All, by id, in the order of lists.</summary>
    public static IReadOnlyDictionary<string, PythonAdapter> All { get; } = new PythonAdapter[]
    {
        new("sdv-gaussian-copula", "SDV Gaussian copula", Sdv),
        new("sdv-ctgan", "SDV CTGAN", Sdv),
        new("sdv-tvae", "SDV TVAE", Sdv),
        new("sdv-copulagan", "SDV CopulaGAN", Sdv),
        new("ydata-fast", "ydata-synthetic Gaussian mixture", Ydata),
        new("ydata-ctgan", "ydata-synthetic CTGAN", Ydata),
        new("ydata-gan", "ydata-synthetic GAN", Ydata),
        new("ydata-gan-repaired", "ydata-synthetic GAN, repaired", Ydata),
        new("ydata-wgan", "ydata-synthetic WGAN", Ydata),
        new("ydata-wgangp", "ydata-synthetic WGAN-GP", Ydata),
        new("ydata-wgangp-repaired", "ydata-synthetic WGAN-GP, repaired", Ydata),
        new("ydata-dragan", "ydata-synthetic DRAGAN", Ydata),
        new("ydata-cramer", "ydata-synthetic Cramer GAN", Ydata),
        new("ydata-cwgangp", "ydata-synthetic conditional WGAN-GP", Ydata),
        new("ydata-cwgangp-repaired", "ydata-synthetic conditional WGAN-GP, repaired", Ydata),
    }.ToDictionary(a => a.Id, StringComparer.Ordinal);

    /// <summary>The adapter of an id.</summary>
    /// <param name="id">The id.</param>
    /// <exception cref="InputException">There is none; the message names the nearest.</exception>
    public static PythonAdapter Find(string id) => All.TryGetValue(id, out PythonAdapter? adapter)
        ? adapter
        : throw new InputException($"There is no adapter '{id}'.{(NearestName.Find(id, [.. All.Keys]) is { } near ? $" Did you mean '{near}'?" : "")} Known: {string.Join(", ", All.Keys)}.");
}
