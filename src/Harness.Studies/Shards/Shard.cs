using System.Globalization;

namespace Harness.Studies.Shards;

/// <summary>One of the parts that a study is divided into.</summary>
/// <param name="Index">Its number, 1 to <paramref name="Count"/>.</param>
/// <param name="Count">The number of parts, at least 1.</param>
internal sealed record Shard(int Index, int Count)
{
    private const int Most = 10_000;

    /// <summary>Reads <c>2/8</c>; <c>auto</c> takes what a scheduler says: Slurm's array, Kubernetes' indexed job, GitLab's parallel.</summary>
    /// <param name="text">The text.</param>
    /// <param name="variable">Gives the value of an environment variable.</param>
    /// <param name="option">The option whose value it is, for messages.</param>
    /// <exception cref="InputException">It is no such part.</exception>
    public static Shard Parse(string text, Func<string, string?> variable, string option = "--shard")
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(variable);
        if (text == "auto")
        {
            return OfScheduler(variable, option);
        }

        string[] parts = text.Split('/');
        return parts is [var index, var count] && Number(index) is { } i && Number(count) is { } n && i >= 1 && n is >= 1 and <= Most && i <= n
            ? new Shard(i, n)
            : throw new InputException($"{option} {text}: write which part of how many, from 1 on, for example 2/8; or auto, where a scheduler says it.");
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Index}/{Count}";

    private static Shard OfScheduler(Func<string, string?> variable, string option)
    {
        if (Number(variable("SLURM_ARRAY_TASK_ID")) is { } task)
        {
            int first = Number(variable("SLURM_ARRAY_TASK_MIN")) ?? 1;
            return Number(variable("SLURM_ARRAY_TASK_COUNT")) is { } tasks && task - first + 1 is var i && i >= 1 && i <= tasks
                ? new Shard(i, tasks)
                : throw new InputException($"{option} auto: SLURM_ARRAY_TASK_ID is {task}, and SLURM_ARRAY_TASK_MIN and SLURM_ARRAY_TASK_COUNT do not number the tasks one by one; submit with --array=1-8.");
        }

        if (Number(variable("JOB_COMPLETION_INDEX")) is { } index)
        {
            return Number(variable("HARNESS_SHARDS")) is { } completions && index < completions
                ? new Shard(index + 1, completions)
                : throw new InputException($"{option} auto: JOB_COMPLETION_INDEX is {index}; say the number of completions in HARNESS_SHARDS, since Kubernetes does not.");
        }

        return Number(variable("CI_NODE_INDEX")) is { } node && Number(variable("CI_NODE_TOTAL")) is { } nodes && node >= 1 && node <= nodes
            ? new Shard(node, nodes)
            : throw new InputException($"{option} auto: no scheduler says which part this is (SLURM_ARRAY_TASK_ID, JOB_COMPLETION_INDEX, CI_NODE_INDEX); write it, for example 2/8.");
    }

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}
