using System.Text.Json;
using Harness.Datasets.Rules;
using Harness.Tables;

namespace Harness.Datasets.Constraints;

/// <summary>
/// Reads SDV's constraints, <c>[{"class_name": "Inequality", "parameters": {…}}]</c>. What is no such list is an error, and so is a constraint that runs code;
/// a constraint that cannot be judged is told.
/// </summary>
/// <param name="train">The rows that generators learn from.</param>
/// <param name="table">The table's name in the metadata, where it has one.</param>
internal sealed class ConstraintsReader(Table train, string? table)
{
    private const string Form = """write [{"class_name": "Inequality", "parameters": {"low_column_name": "low", "high_column_name": "high"}}], as SDV's get_constraints does""";

    // Whatever the file says, no code is run.
    private static readonly string[] Code = ["ColumnFormula", "ProgrammableConstraint", "SingleTableProgrammableConstraint"];

    private static readonly string[] NotJudged = ["SelfReferentialHierarchy", "CarryOverColumns", "ForeignToForeignKey", "ForeignToPrimaryKeySubset", "PolymorphicRelationship", "PrimaryToPrimaryKeySubset", "ReferenceTable"];

    private static readonly Dictionary<string, string[]> Parameters = new(StringComparer.Ordinal)
    {
        ["Inequality"] = ["low_column_name", "high_column_name", "strict_boundaries"],
        ["Range"] = ["low_column_name", "middle_column_name", "high_column_name", "strict_boundaries"],
        ["ChainedInequality"] = ["column_names", "strict_boundaries"],
        ["FixedCombinations"] = ["column_names"],
        ["FixedIncrements"] = ["column_name", "increment_value"],
        ["FixedNullCombinations"] = ["column_names", "fix_category_values"],
        ["OneHotEncoding"] = ["column_names"],
        ["MixedScales"] = ["mixed_scale_column_name", "segment_column_names"],
        ["DenormalizedTable"] = ["denormalized_primary_key", "denormalized_column_names"],
    };

    private readonly List<string> _notes = [];

    /// <summary>Reads a file of constraints.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">It is missing or wrong.</exception>
    public ConstraintReading ReadFile(string path)
    {
        ConstraintReading reading = Read(JsonReader.ParseAny(CsvTableReader.ReadText(path), path));
        return reading with { Notes = [.. reading.Notes.Select(n => $"{Path.GetFileName(path)}: {n}")] };
    }

    /// <summary>Reads a list of constraints.</summary>
    /// <param name="list">The list.</param>
    /// <exception cref="InputException">It is wrong.</exception>
    public ConstraintReading Read(JsonReader list)
    {
        var read = new List<Constraint>();
        // SDV 1 kept constraints inside its metadata.
        if (list.Kind == JsonValueKind.Object)
        {
            throw list.Wrong($"expected a list of constraints, but this is an object{(list.Entries.Any(e => e.Name is "constraints" or "columns" or "tables") ? ", as the metadata of SDV 1 was" : "")}; {Form}.");
        }

        foreach (JsonReader item in list.Items(Form))
        {
            if (item.Object(Form).Find("class_name") is null && item.Find("constraint_class") is not null)
            {
                throw item.Wrong($"'constraint_class' is the form of SDV 1, and its classes were others. Load the file in SDV 2 and write it anew with get_constraints, or {Form}.");
            }

            string name = item.Get("class_name", Form).Text(Form);
            if (Code.Contains(name))
            {
                throw item.Wrong($"{name} runs Python code that the file names, which is never done here. Take it out of the file; what it asks can often be said as a rule in dataset.json, such as {{\"sum\": [\"a\", \"b\"], \"equals\": \"total\"}}, or be checked where SDV runs.");
            }

            if (Rule(name, item) is { } rule)
            {
                Add(new Constraint(name, rule, item.Get("parameters", Form).Raw), item, read);
            }
        }

        return new ConstraintReading(read, _notes);
    }

    private void Add(Constraint constraint, JsonReader item, List<Constraint> read)
    {
        if (read.Any(c => c.ToString() == constraint.ToString()))
        {
            _notes.Add($"{item.Path}: '{constraint}' stands there twice; it counts once.");
            return;
        }

        read.Add(constraint);
        if (constraint.Rule.Learn(train).Violations(train) is { Count: > 0 } broken)
        {
            _notes.Add($"{item.Path}: {broken.Count} of {train.RowCount} train rows break '{constraint}' themselves, so synthetic rows that do are counted beside as many real ones.");
        }
    }

    private Rule? Rule(string name, JsonReader item)
    {
        if (NotJudged.Contains(name))
        {
            return Not(item, name, "it speaks of several tables or of rows that name each other");
        }

        if (!Parameters.TryGetValue(name, out string[]? known))
        {
            return Not(item, name, $"the class is not known; those that are judged are {string.Join(", ", Parameters.Keys)}");
        }

        JsonReader parameters = item.Get("parameters", Form).Object(Form);
        if (parameters.Entries.FirstOrDefault(e => !known.Contains(e.Name) && e.Name is not ("table_name" or "learning_strategy")) is { } odd)
        {
            return Not(item, name, $"its parameter '{odd.Name}' is not known");
        }

        if (parameters.Find("table_name")?.Text() is { } other && table is not null && other != table)
        {
            return Not(item, name, $"it is of the table '{other}', and this is '{table}'");
        }

        (Rule? rule, string? complaint) = new ConstraintRule(parameters, train.Schema).Of(name);
        return rule is null ? Not(item, name, complaint!) : Judged(item, name, rule);
    }

    private Rule? Judged(JsonReader item, string name, Rule rule)
    {
        bool isOrder = rule is OrderRule;
        if (isOrder || rule is IncrementRule or OneHotRule or ScaleRule)
        {
            string[] numbers = [.. rule is ScaleRule scale ? [scale.Column] : rule.Columns];
            if (numbers.FirstOrDefault(n => !RowNumbers.Fits(train[n]) || (!isOrder && train[n] is DateTimeColumn)) is { } label)
            {
                return Not(item, name, $"'{label}' is {train[label].Schema.Kind.ToString().ToLowerInvariant()}, and numbers are compared");
            }

            if (numbers.Select(n => train[n] is DateTimeColumn).Distinct().Count() > 1)
            {
                return Not(item, name, "it compares dates with numbers");
            }
        }

        return rule;
    }

    private Rule? Not(JsonReader item, string name, string reason)
    {
        _notes.Add($"{item.Path}: {name} is not judged: {reason}{(reason.EndsWith('?') ? "" : ".")}");
        return null;
    }
}
