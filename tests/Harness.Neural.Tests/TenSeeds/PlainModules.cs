using Harness.Random;
using TorchSharp;
using TorchSharp.Modules;

namespace Harness.Neural.Tests.TenSeeds;

/// <summary>Modules whose first weights come from a stream: torch draws them from its one global generator, so only one thread makes modules at a time.</summary>
internal sealed class PlainModules : IDisposable
{
    private static readonly Lock Global = new();

    private readonly List<torch.nn.Module> _modules = [];
    private bool _isHeld;

    private PlainModules(RandomStream stream)
    {
        Global.Enter();
        _isHeld = true;
        torch.random.manual_seed((long)(stream.Fork("weights").Bits(0) >> 1));
    }

    /// <summary>All weights.</summary>
    public IEnumerable<Parameter> Parameters => _modules.SelectMany(module => module.parameters());

    /// <summary>Begins; other threads wait until <see cref="Done"/>.</summary>
    public static PlainModules Of(RandomStream stream) => new(stream);

    /// <summary>One more module.</summary>
    public T Add<T>(T module)
        where T : torch.nn.Module
    {
        _modules.Add(module);
        return module;
    }

    /// <summary>All modules are made.</summary>
    public void Done()
    {
        if (_isHeld)
        {
            _isHeld = false;
            Global.Exit();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Done();
        foreach (torch.nn.Module module in _modules)
        {
            module.Dispose();
        }
    }
}
