using System.Text.Json;

namespace Harness.Tables;

/// <summary>Reads one column of SDV's metadata.</summary>
/// <param name="isVersion2">Whether the file says that it is of version 2, so that keys of version 1 are told.</param>
/// <param name="notes">What a person should know of the file.</param>
internal sealed class ColumnSchemaReader(bool isVersion2, List<string> notes)
{
    private const string Kinds = "use numerical, categorical, ordinal, boolean, datetime or id";

    private static readonly string[] Measured = ["numerical", "categorical", "ordinal", "boolean", "datetime"];
    private static readonly string[] Plain = ["sdtype", "datetime_format", "regex_format", "pii"];
    private static readonly string[] Version1 = ["computer_representation", "order", "order_by"];

    /// <summary>Every <c>sdtype</c> that is known by itself.</summary>
    public static IReadOnlyList<string> KnownTypes { get; } = [.. Measured, .. PersonalTypes.Names];

    /// <summary>Reads a column.</summary>
    /// <param name="column">Its object.</param>
    /// <exception cref="InputException">It is wrong; the message names the place.</exception>
    public ColumnSchema Read(JsonReader column)
    {
        string sdtype = column.Object("write {\"sdtype\": \"numerical\"} or another kind").Get("sdtype", Kinds).Text(Kinds);
        ColumnKind kind = sdtype switch
        {
            "numerical" => ColumnKind.Numerical,
            "categorical" or "ordinal" => ColumnKind.Categorical,
            "boolean" => ColumnKind.Boolean,
            "datetime" => ColumnKind.DateTime,
            _ => ColumnKind.Id,
        };
        bool? isPersonal = column.Find("pii")?.Flag();
        bool isKnown = kind != ColumnKind.Id || PersonalTypes.Has(sdtype) || isPersonal is not null;
        DateTimeFormat? format = kind == ColumnKind.DateTime ? Format(column) : null;
        var schema = new ColumnSchema(column.Name, kind, format)
        {
            Personal = PersonalTypes.Of(sdtype, isPersonal),
            Pattern = Pattern(column),
            Declared = isKnown ? new DeclaredReader(column, sdtype, notes).Read(column.Find("datetime_format") is null ? null : format) : null,
            Sdv = SdvColumn.Of(column, sdtype),
        };
        Tell(column, sdtype, isKnown);
        return kind == ColumnKind.Categorical ? Ordered(column, sdtype, schema) : schema;
    }

    private void Tell(JsonReader column, string sdtype, bool isKnown)
    {
        if (!isKnown)
        {
            string hint = NearestName.Find(sdtype.ToLowerInvariant(), KnownTypes) is { } nearest ? $" Did you mean '{nearest}'?" : "";
            notes.Add($"{column.Path}.sdtype: '{sdtype}' is not known; the column is kept, like an id, and not measured.{hint} If it names persons, add \"pii\": true; else {Kinds}.");
        }

        string[] unknown = [.. column.Entries.Select(e => e.Name).Where(n => !Plain.Contains(n) && !Version1.Contains(n) && !DeclaredReader.Knows(n))];
        if (unknown.Length > 0)
        {
            notes.Add($"{column.Path}: {string.Join(", ", unknown.Select(n => $"'{n}'"))} {(unknown.Length == 1 ? "is" : "are")} not known and left alone.");
        }

        string[] old = [.. column.Entries.Select(e => e.Name).Where(n => isVersion2 && Version1.Contains(n))];
        if (old.Length > 0)
        {
            notes.Add($"{column.Path}: {string.Join(", ", old.Select(n => $"'{n}'"))} {(old.Length == 1 ? "is" : "are")} of version 1, which SDV refuses in a file of version 2; read as there.");
        }
    }

    private ColumnSchema Ordered(JsonReader column, string sdtype, ColumnSchema schema)
    {
        JsonReader? by = column.Find("order_by");
        if (column.Find("order") is { } order)
        {
            Tell(column, ": ordinal, in the order that 'order' gives.");
            return schema with { IsOrdinal = true, Order = Order(order) };
        }

        if (sdtype != "ordinal" && by is null)
        {
            return schema;
        }

        if (by is null && schema.Declared?.Labels is { } labels)
        {
            Tell(column, $": ordinal, in the order {(labels.AreNumbers ? "of its numbers" : "that 'range_values' gives. SDV lists labels by first appearance: put them in order, the lowest first, if they are not")}.");
            return schema with { IsOrdinal = true, Order = labels.AreNumbers ? [.. labels.Texts.OrderBy(t => DeclaredLabels.Number(t)!.Value)] : labels.Texts };
        }

        Tell(column, ": ordinal without a list of its labels: in the order of its numbers if all its labels are numbers, else in alphabetical order.");
        return schema with { IsOrdinal = true };
    }

    // A questionnaire has dozens of such columns.
    private void Tell(JsonReader column, string what)
    {
        int same = notes.FindIndex(n => n.EndsWith(what, StringComparison.Ordinal));
        if (same < 0)
        {
            notes.Add(column.Path + what);
            return;
        }

        string name = column.Path.EndsWith($".{column.Name}", StringComparison.Ordinal) ? column.Name : column.Path;
        notes[same] = $"{notes[same][..^what.Length]}, {name}{what}";
    }

    private DateTimeFormat Format(JsonReader column)
    {
        if (column.Find("datetime_format") is not { } given)
        {
            notes.Add($"{column.Path}: there is no 'datetime_format', so dates are read as 2024-02-29, with a time behind it or not, and in no other form.");
            return new DateTimeFormat(Iso(column));
        }

        string text = given.Text();
        try
        {
            return text.Contains('%', StringComparison.Ordinal)
                ? new DateTimeFormat(text)
                : throw given.Wrong($"'{text}' has no directive such as %Y, so every date would be the same; write for example \"%Y-%m-%d\".");
        }
        catch (InputException e) when (!e.Message.StartsWith(given.Place, StringComparison.Ordinal))
        {
            throw column.Wrong(e.Message);
        }
    }

    // Days alone where the bounds are days: this is how dates are shown.
    private static string Iso(JsonReader column) =>
        new[] { column.Find("range_min"), column.Find("range_max") }.Any(b => b is { Kind: JsonValueKind.String } && b.Label() is { Length: > 10 })
            ? "%Y-%m-%d %H:%M:%S"
            : "%Y-%m-%d";

    /// <summary>The labels of an <c>order</c>, each once.</summary>
    /// <param name="order">The list.</param>
    /// <exception cref="InputException">It is no list of labels.</exception>
    public static IReadOnlyList<string> Order(JsonReader order) =>
        [.. order.Items("list the labels from the lowest to the highest").Select(i => DeclaredLabels.TextOf(i) ?? throw i.Wrong($"{i.Raw} is no label.")).Distinct(StringComparer.Ordinal)];

    /// <summary>The <c>regex_format</c> of a column's object; <see langword="null"/> where there is none.</summary>
    /// <param name="column">The object.</param>
    /// <exception cref="InputException">It is no regular expression of Python.</exception>
    public static string? Pattern(JsonReader column)
    {
        if (column.Find("regex_format") is not { } format)
        {
            return null;
        }

        string pattern = format.Text("write a regular expression, or leave it out");
        try
        {
            _ = WholePattern.Of(pattern);
            return pattern;
        }
        catch (ArgumentException e)
        {
            throw format.Wrong($"the pattern '{pattern}' of column '{column.Name}' is no regular expression of Python's re: {e.Message.TrimEnd('.')}. Correct it, or leave it out.");
        }
    }
}
