using System.Text.Json;

namespace Harness.Tables;

/// <summary>
/// Reads the columns of a table from SDV's metadata: version 2, version 1, their forms for one and for several tables, and files that tell no version.
/// What is read otherwise than SDV does is told in <see cref="TableSchema.Notes"/>.
/// </summary>
public static class TableSchemaReader
{
    private const string Version = "METADATA_SPEC_VERSION";

    private static readonly string[] Versions = ["V2", "V1", "SINGLE_TABLE_V1", "MULTI_TABLE_V1"];
    private static readonly string[] FileKeys = ["tables", "relationships", Version];
    private static readonly string[] TableKeys = ["columns", "primary_key", "alternate_keys", "sequence_key", "sequence_index", "column_relationships"];

    /// <summary>Reads a file of metadata.</summary>
    /// <param name="path">SDV's JSON file.</param>
    /// <param name="table">The name of the table; it may be left out where there is one only.</param>
    /// <exception cref="InputException">The file is missing or is not such metadata; the message names the path in it.</exception>
    public static TableSchema ReadFile(string path, string? table = null) => Read(Parse(path), table, Path.GetFileName(path), "name it with --table");

    /// <summary>Reads a metadata object.</summary>
    /// <param name="metadata">The JSON object that has <c>columns</c>, or <c>tables</c>.</param>
    /// <param name="source">The name of the object in error messages: file and path in the file.</param>
    /// <param name="table">The name of the table; it may be left out where there is one only.</param>
    /// <exception cref="InputException">The object is not such metadata.</exception>
    public static TableSchema Read(JsonElement metadata, string source, string? table = null) => Read(new JsonReader(metadata, source), table, "the schema", "name it");

    /// <summary>Parses a file of metadata, as Python writes it.</summary>
    /// <param name="path">The file.</param>
    internal static JsonReader Parse(string path) => JsonReader.Parse(PythonJson.WithNumbers(CsvTableReader.ReadText(path)), path);

    /// <summary>Reads a metadata object.</summary>
    /// <param name="metadata">The object.</param>
    /// <param name="table">The name of the table, or <see langword="null"/>.</param>
    /// <param name="source">What messages about the header call the schema.</param>
    /// <param name="choice">What to do where there are several tables.</param>
    internal static TableSchema Read(JsonReader metadata, string? table, string source, string choice)
    {
        var notes = new List<string>();
        string? version = metadata.Object("it holds SDV's metadata, an object with 'columns'").Find(Version)?.Text();
        if (version is not null && !Versions.Contains(version))
        {
            notes.Add($"{metadata.Find(Version)!.Path}: the version '{version}' is not known; the file is read as one of version 2.");
        }

        bool hasTables = metadata.Find("tables")?.Object("it maps each table's name to an object with 'columns'") is not null;
        JsonReader one = hasTables ? Choose(metadata.Get("tables", ""), table, choice) : metadata;
        Tell(metadata, hasTables ? FileKeys : [.. FileKeys, .. TableKeys], notes);
        if (hasTables)
        {
            Tell(one, TableKeys, notes);
        }

        JsonReader columns = one.Get("columns", "it maps each column's name to {\"sdtype\": \"numerical\"} or another kind").Object();
        var reader = new ColumnSchemaReader(version is not (null or "V1" or "SINGLE_TABLE_V1" or "MULTI_TABLE_V1"), notes);
        ColumnSchema[] each = [.. columns.Entries.Select(reader.Read)];
        TableKeyCheck.Of(one, each, notes);
        string? name = hasTables ? one.Name : null;
        var about = SdvTable.Of(one, name);
        return each.Length > 0
            ? new TableSchema(each.Select(c => c with { Sdv = c.Sdv! with { Table = about } })) { Source = source, Notes = notes, TableName = name }
            : throw columns.Wrong("there is no column; name each column of the table with its sdtype.");
    }

    private static JsonReader Choose(JsonReader tables, string? table, string choice)
    {
        IReadOnlyList<JsonReader> entries = tables.Entries;
        if (entries.Count == 0)
        {
            throw tables.Wrong("there is no table; one is needed.");
        }

        if (table is not null)
        {
            return entries.FirstOrDefault(e => e.Name == table) ?? throw tables.Unknown("table", table, [.. entries.Select(e => e.Name)]);
        }

        return entries.Count == 1
            ? entries[0]
            : throw tables.Wrong($"there are {entries.Count} tables ({string.Join(", ", entries.Select(e => e.Name))}) and one is judged at a time; {choice}.");
    }

    private static void Tell(JsonReader place, string[] known, List<string> notes)
    {
        string[] unknown = [.. place.Entries.Select(e => e.Name).Where(n => !known.Contains(n))];
        if (unknown.Length > 0)
        {
            string constraints = unknown.Contains("constraints") ? " Constraints stand in a file of their own, --constraints." : "";
            notes.Add($"{(place.Path.Length == 0 ? "" : $"{place.Path}: ")}{string.Join(", ", unknown.Select(n => $"'{n}'"))} {(unknown.Length == 1 ? "is" : "are")} not known and left alone.{constraints}");
        }
    }
}
