using System.Text.Json.Nodes;
using Harness.Generators;
using Harness.Python.Jobs;
using Harness.Python.Protocol;
using Harness.Tables;

namespace Harness.Python;

/// <summary>
/// A library's generator, called in a Python process of its own through the library's public interface: SDV's four synthesizers of one table, 1.38 and 2.x.
/// The library is not part of this package; SDV is under the Business Source Licence.
/// </summary>
public sealed class PythonGenerator : IGenerator
{
    private static readonly Dictionary<string, string> Titles = new(StringComparer.Ordinal)
    {
        ["sdv-gaussian-copula"] = "SDV Gaussian copula",
        ["sdv-ctgan"] = "SDV CTGAN",
        ["sdv-tvae"] = "SDV TVAE",
        ["sdv-copulagan"] = "SDV CopulaGAN",
    };

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
        if (!Titles.TryGetValue(id, out string? title))
        {
            throw new InputException($"There is no adapter '{id}'.{(NearestName.Find(id, Titles.Keys) is { } near ? $" Did you mean '{near}'?" : "")} Known: {string.Join(", ", Titles.Keys)}.");
        }

        _python = python;
        _limits = limits ?? new JobLimits();
        _parameters = parameters ?? new Dictionary<string, JsonNode>();
        Info = new GeneratorInfo
        {
            Id = id,
            Title = title,
            Family = "sdv",
            Version = python.Installed.TryGetValue("sdv", out string? version) ? $"sdv {version}" : "not installed",
            License = "BUSL-1.1",
            Summary = $"{title} as the library has it, in a Python process of its own.",
            Parameters = _parameters.ToDictionary(p => p.Key, p => p.Value.ToJsonString(), StringComparer.Ordinal),
            IsDeterministic = false,
        };
    }

    /// <summary>The generators that there are adapters for.</summary>
    public static IReadOnlyCollection<string> Ids => Titles.Keys;

    /// <inheritdoc/>
    public GeneratorInfo Info { get; }

    /// <inheritdoc/>
    public IFittedGenerator Fit(Table train, FitContext context)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(context);
        if (!_python.Installed.ContainsKey("sdv"))
        {
            throw new GeneratorException($"{Info.Title} is not available: {_python.Path} (Python {_python.Version}) has no package 'sdv'. Install it there ({_python.Path} -m pip install sdv), make an environment that has it: `harness environments create sdv2`, or name another interpreter: --python PATH.") { IsUnavailable = true };
        }

        return new ExternalFit((rows, seed, cancellation) =>
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, context.Cancellation);
            var request = new JobRequest(Info.Id, train, rows, context.Seed, seed) { Target = context.Target, Parameters = _parameters };
            return new Job(Info.Title, _limits).Run(
                request,
                (folder, files) => [_python.Path, folder.Unpack("adapters/runner.py"), folder.Unpack("adapters/sdv.py"), files.Request],
                context.Progress,
                either.Token);
        });
    }
}
