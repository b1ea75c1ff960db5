using Harness.Tables;

namespace Harness.Datasets;

/// <summary>Whether a target fits its task.</summary>
internal static class TargetTask
{
    /// <summary>The task of a target, told or inferred.</summary>
    /// <param name="real">All real rows: a label that only the holdout has counts too.</param>
    /// <param name="target">The target's name; <see langword="null"/> for none.</param>
    /// <param name="task">The task; <see langword="null"/> where it is to be inferred.</param>
    /// <param name="source">The start of an error message: the file that declares the target.</param>
    /// <exception cref="InputException">The column is not there, or does not fit the task.</exception>
    public static TaskKind Check(Table real, string? target, TaskKind? task, string source = "Dataset")
    {
        if (target is null)
        {
            return default;
        }

        if (real.Schema.IndexOf(target) < 0)
        {
            string hint = NearestName.Find(target, [.. real.Schema.Select(c => c.Name)]) is { } near ? $" Did you mean '{near}'?" : "";
            throw new InputException($"{source}: the target '{target}' is not a column.{hint} The columns are {string.Join(", ", real.Schema.Select(c => c.Name))}.");
        }

        ColumnSchema column = real[target].Schema;
        if (task is null && column.Kind != ColumnKind.Numerical && !column.IsCategorical)
        {
            throw new InputException($"{source}: models predict numbers and labels, but the target '{target}' is {column.Kind.ToString().ToLowerInvariant()}. Name another target, or none.");
        }

        int labels = real[target] is CategoricalColumn c2 ? c2.Codes.ToArray().Where(code => code != CategoricalColumn.Missing).Distinct().Count() : 0;
        TaskKind kind = task ?? (column.Kind == ColumnKind.Numerical ? TaskKind.Regression : labels <= 2 ? TaskKind.Binary : TaskKind.Multiclass);
        bool fits = kind == TaskKind.Regression ? column.Kind == ColumnKind.Numerical : column.IsCategorical;
        if (!fits)
        {
            throw new InputException($"{source}: the task '{kind.ToString().ToLowerInvariant()}' needs a {(kind == TaskKind.Regression ? "numerical" : "categorical or boolean")} target, but '{target}' is {column.Kind.ToString().ToLowerInvariant()}.");
        }

        return kind == TaskKind.Binary && labels > 2
            ? throw new InputException($"{source}: the task 'binary' needs a target of two labels, but '{target}' has {labels}: {string.Join(", ", ((CategoricalColumn)real[target]).Levels.Take(5).Select(l => l.ReplaceLineEndings("\\n")))}{(labels > 5 ? ", …" : "")}. Write \"task\": \"multiclass\", or name another target.")
            : kind;
    }
}
