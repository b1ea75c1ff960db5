using Harness.Arbitraries;

namespace Harness.Python.Tests;

/// <summary>Stand-ins for Python libraries that cannot be installed everywhere, and an interpreter that has them.</summary>
internal sealed class Libraries : IDisposable
{
    private const string Tensorflow = """
        from types import SimpleNamespace

        float32 = "float32"
        random = SimpleNamespace(uniform=lambda shape, minval=0, maxval=1, dtype=float32: "uniform", normal=lambda shape, dtype=float32: "normal")
        config = SimpleNamespace(
            set_visible_devices=lambda devices, kind: None,
            threading=SimpleNamespace(set_intra_op_parallelism_threads=lambda n: None, set_inter_op_parallelism_threads=lambda n: None),
            experimental=SimpleNamespace(enable_op_determinism=lambda: None))
        keras = SimpleNamespace(utils=SimpleNamespace(set_random_seed=lambda seed: None))
        """;

    private static readonly Lazy<string?> Interpreter = new(() => new[] { "python3", "/usr/bin/python3" }.FirstOrDefault(HasPandas));
    private readonly TemporaryFolder _folder = new();

    /// <summary>What the stand-in for ydata-synthetic was called with last.</summary>
    /// <param name="module">The name of its module.</param>
    public string Calls(string module) => File.ReadAllText(_folder.PathOf("lib", module, "synthesizers", "calls.json"));

    /// <summary>An interpreter with ydata-synthetic's stand-in.</summary>
    /// <param name="package">The package: fg-data-synthetic does not import as it is.</param>
    /// <param name="version">Its version.</param>
    public PythonInterpreter Ydata(string package = "ydata-synthetic", string version = "1.4.0")
    {
        string module = package == "ydata-synthetic" ? "ydata_synthetic" : "data_synthetic";
        _folder.Write($"lib/{module}/__init__.py", package == "ydata-synthetic" ? "" : "warn('deprecated', DeprecationWarning)\n");
        _folder.Write($"lib/{module}/synthesizers/__init__.py", "from .base import ModelParameters, TrainParameters\n");
        _folder.Write($"lib/{module}/synthesizers/base.py", Source("standin_ydata.py"));
        _folder.Write($"lib/{module}/synthesizers/regular/__init__.py", "from ..base import RegularSynthesizer\n");
        _folder.Write($"lib/{module}/synthesizers/regular/cwgangp/__init__.py", "");
        _folder.Write($"lib/{module}/synthesizers/regular/cwgangp/model.py", "from tensorflow import random\n");
        _folder.Write("lib/tensorflow.py", Tensorflow);
        return With(package, version);
    }

    /// <summary>An interpreter with the stand-in for SDV 2.</summary>
    public PythonInterpreter Sdv2()
    {
        _folder.Write("lib/sdv/__init__.py", Source("standin_sdv.py"));
        _folder.Write("lib/torch.py", "set_num_threads = manual_seed = lambda n: None\n");
        return With("sdv", "2.0.0");
    }

    public void Dispose() => _folder.Dispose();

    private static string Source(string name) => File.ReadAllText(Path.Combine(Repository.Root, "tests", "Harness.Python.Tests", name));

    private static bool HasPandas(string python)
    {
        try
        {
            return PythonInterpreter.Open(python).Installed.ContainsKey("pandas");
        }
        catch (Generators.GeneratorException)
        {
            return false;
        }
    }

    private PythonInterpreter With(string package, string version)
    {
        StandIn.RequirePython();
        Assert.SkipUnless(Interpreter.Value is not null, "no python3 has pandas");
        _folder.Write($"lib/{package.Replace('-', '_')}-{version}.dist-info/METADATA", $"Metadata-Version: 2.1\nName: {package}\nVersion: {version}\n");
        string path = _folder.Write("python", $"#!/bin/sh\nPYTHONPATH='{_folder.PathOf("lib")}' exec {Interpreter.Value} \"$@\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return PythonInterpreter.Open(path);
    }
}
