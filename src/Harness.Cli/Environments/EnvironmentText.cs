using System.Text;
using Harness.Python.Environments;
using Harness.Reports.Words;

namespace Harness.Cli.Environments;

/// <summary>Environments in words.</summary>
internal static class EnvironmentText
{
    private const int MostNamed = 12;

    /// <summary>A state as programs read it.</summary>
    /// <param name="state">The state.</param>
    public static string Key(EnvironmentState state) => state switch
    {
        EnvironmentState.Made => "made",
        EnvironmentState.InTheMaking => "in-the-making",
        EnvironmentState.HalfMade => "half-made",
        _ => "not-made",
    };

    /// <summary>The state of an environment, and what to do about it.</summary>
    /// <param name="environment">The environment.</param>
    public static string State(PythonEnvironment environment) => environment.State switch
    {
        EnvironmentState.Made => $"made: {environment.Folder}",
        EnvironmentState.InTheMaking => $"another run makes it now: {environment.Folder}",
        EnvironmentState.HalfMade => $"half-made, for making it was ended: `harness environments create {environment.Lock.Name}` makes it anew",
        _ => $"not made: `harness environments create {environment.Lock.Name}` makes it",
    };

    /// <summary>An environment beside its lock, in a few lines.</summary>
    /// <param name="check">What was found.</param>
    /// <param name="width">Characters a line.</param>
    public static string Of(EnvironmentCheck check, int width)
    {
        LockFile locked = check.Environment.Lock;
        if (check.State != EnvironmentState.Made)
        {
            return Wrapped.Of($"{(check.State == EnvironmentState.HalfMade ? '✗' : '△')} ", $"{locked.Name}: {State(check.Environment)}", width);
        }

        var text = new StringBuilder();
        text.Append(Wrapped.Of(check.IsWhole ? "✓ " : "✗ ", $"{locked.Name}: {check.Environment.Folder}", width));
        if (check.Has is { } has)
        {
            string main = string.Join(", ", locked.Main.Select(p => has.Versions.TryGetValue(p, out string? version) ? $"{p} {version}" : $"no {p}"));
            text.Append(Wrapped.Of("  ", $"Python {has.Python} with {main}{(check.IsWhole ? $"; all {Numbers.Count(locked.Packages.Count, "package")} as locked" : "")}", width));
        }

        if (check.Problem is { } problem)
        {
            text.Append(Wrapped.Of("  ", $"It does not serve: {problem}.", width));
        }

        text.Append(string.Concat(check.Differences.Take(MostNamed).Select(d => Wrapped.Of("  ", d.ToString(), width))));
        if (check.Differences.Count > MostNamed)
        {
            text.Append("  and ").Append(check.Differences.Count - MostNamed).Append(" more\n");
        }

        return check.IsWhole ? text.ToString() : text.Append(Wrapped.Of("  ", $"`harness environments create {locked.Name}` makes it anew as locked.", width)).ToString();
    }
}
