using System.Text.Json.Nodes;
using Harness.Generators;
using Harness.Python.Jobs;
using Harness.Python.Protocol;
using Harness.Tables;

namespace Harness.Python;

/// <summary>
/// A library's generator, called in a Python process of its own through the library's public interface: SDV's four synthesizers of one table, 1.38 and 2.x,
/// and the models of ydata-synthetic 1.4.0 and its successor fg-data-synthetic. No library is part of this package; SDV is under the Business Source Licence.
/// </summary>
public sealed class PythonGenerator : IGenerator
{
    private readonly PythonAdapter _adapter;
    private readonly PythonInterpreter _python;
    private readonly JobLimits _limits;
    private readonly IReadOnlyDictionary<string, JsonNode> _parameters;

    /// <summary>Creates a generator.</summary>
    /// <param name="id">One of <see cref="Ids"/>.</param>
    /// <param name="python">The interpreter that has the library.</param>
    /// <param name="limits">What one job may take; default <see cref="JobLimits"/>' own.</param>
    /// <param name="parameters">Settings of the library by its own names, such as <c>epochs</c>; default none, so the library's own.</param>
    /// <exception cref="InputException">The id is unknown.</exception>
    public PythonGenerator(string id, PythonInterpreter python, JobLimits? limits = null, IReadOnlyDictionary<string, JsonNode>? parameters = null)
    {
        ArgumentNullException.ThrowIfNull(python);
        _adapter = PythonAdapter.Find(id);
        _python = python;
        _limits = limits ?? new JobLimits();
        _parameters = parameters ?? new Dictionary<string, JsonNode>();
        Info = new GeneratorInfo
        {
            Id = id,
            Title = _adapter.Title,
            Family = _adapter.Library.Family,
            Version = Settings.Version(_adapter.Library.VersionIn(python) ?? "not installed", _parameters),
            License = _adapter.Library.License,
            Summary = $"{_adapter.Title}, in a Python process of its own.",
            Parameters = Settings.Texts(_parameters),
            IsDeterministic = false,
        };
    }

    /// <summary>The generators that there are adapters for.</summary>
    public static IReadOnlyCollection<string> Ids { get; } = [.. PythonAdapter.All.Keys];

    /// <inheritdoc/>
    public GeneratorInfo Info { get; }

    /// <inheritdoc/>
    public IFittedGenerator Fit(Table train, FitContext context)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(context);
        PythonLibrary library = _adapter.Library;
        if (library.VersionIn(_python) is null)
        {
            throw new GeneratorException($"{Info.Title} is not available: {_python.Path} (Python {_python.Version}) has no package '{library.Packages[^1]}'. Install it there ({_python.Path} -m {library.Remedy}), make an environment that has it: `harness environments create {library.Environment}`, or name another interpreter: --python PATH.") { IsUnavailable = true };
        }

        return new ExternalFit((rows, seed, cancellation) =>
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, context.Cancellation);
            var request = new JobRequest(Info.Id, train, rows, context.Seed, seed) { Target = context.Target, Parameters = _parameters };
            return new Job(Info.Title, _limits, isLocked: _python.IsLocked).Run(
                request,
                (folder, files) => [_python.Path, folder.Unpack("adapters/runner.py"), folder.Unpack($"adapters/{library.Adapter}"), files.Request],
                context.Progress,
                either.Token);
        });
    }
}
