using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Harness.Generators;
using Harness.Python.Jobs;
using Harness.Python.Protocol;
using Harness.Tables;

namespace Harness.Python;

/// <summary>
/// Any program as a generator: a command that reads a table and writes one. It runs in a process of its own, anew for each table; <c>docs/protocol.md</c>
/// says what it gets and owes.
/// </summary>
public sealed class CommandGenerator : IGenerator
{
    private readonly CommandTemplate _command;
    private readonly JobLimits _limits;
    private readonly IReadOnlyDictionary<string, JsonNode> _parameters;
    private readonly string _folder;

    /// <summary>Creates a generator.</summary>
    /// <param name="id">Stable kebab-case id, the name of the folder of its recordings.</param>
    /// <param name="command">
    /// The command, such as <c>python mine.py {train} {out} {rows} {seed}</c>; <c>{metadata}</c>, <c>{target}</c> and <c>{request}</c> are known too. No shell
    /// reads it: spaces separate arguments, quotes keep them together.
    /// </param>
    /// <param name="limits">What one job may take; default <see cref="JobLimits"/>' own.</param>
    /// <param name="isDeterministic">Whether the same seed gives the same table.</param>
    /// <param name="folder">Where the program runs and its relative paths start; default the working folder of the caller.</param>
    /// <param name="parameters">Settings that the program finds in <c>request.json</c>; default none.</param>
    /// <exception cref="InputException">The command is not one, or there are settings that it would not see.</exception>
    public CommandGenerator(string id, string command, JobLimits? limits = null, bool isDeterministic = false, string? folder = null, IReadOnlyDictionary<string, JsonNode>? parameters = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        _command = new CommandTemplate(command);
        _limits = limits ?? new JobLimits();
        _folder = folder ?? Environment.CurrentDirectory;
        _parameters = parameters ?? new Dictionary<string, JsonNode>();
        if (_parameters.Count > 0 && !_command.Arguments.Any(a => a.Contains("{request}", StringComparison.Ordinal)))
        {
            throw new InputException($"The generator's command '{command}' would not see {string.Join(", ", _parameters.Keys)}: settings are in {{request}}, a JSON file; add it, or write them into the command.");
        }

        Info = new GeneratorInfo
        {
            Id = id,
            Title = id,
            Family = "user",
            Version = Settings.Version(Version(), _parameters),
            License = "unknown",
            Summary = $"The command: {command}",
            Parameters = new Dictionary<string, string>(Settings.Texts(_parameters), StringComparer.Ordinal) { ["command"] = command },
            IsDeterministic = isDeterministic,
        };
    }

    /// <inheritdoc/>
    public GeneratorInfo Info { get; }

    /// <inheritdoc/>
    public IFittedGenerator Fit(Table train, FitContext context)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(context);
        return new ExternalFit((rows, seed, cancellation) =>
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, context.Cancellation);
            var request = new JobRequest(Info.Id, train, rows, context.Seed, seed) { Target = context.Target, Parameters = _parameters };
            return new Job(Info.Title, _limits, _folder).Run(request, (_, files) => _command.Fill(Values(request, files)), context.Progress, either.Token);
        });
    }

    private static Dictionary<string, string> Values(JobRequest request, JobFiles files) => new(StringComparer.Ordinal)
    {
        ["train"] = files.Train,
        ["out"] = files.Out,
        ["rows"] = request.Rows.ToString(CultureInfo.InvariantCulture),
        ["seed"] = request.Seed.ToString(CultureInfo.InvariantCulture),
        ["metadata"] = files.Metadata,
        ["target"] = request.Target ?? "",
        ["request"] = files.Request,
    };

    /// <summary>Tells commands apart, and states of the files that they name: a changed script is another generator.</summary>
    private string Version()
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string argument in _command.Arguments)
        {
            digest.AppendData(Encoding.UTF8.GetBytes(argument + "\n"));
            if (Path.Combine(_folder, argument) is var file && File.Exists(file))
            {
                digest.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
            }
        }

        return Convert.ToHexStringLower(digest.GetHashAndReset())[..12];
    }
}
