using System.Globalization;
using Harness.Tables.Raw;

namespace Harness.Tables;

/// <summary>Whether the real rows are as their metadata declare: a table of which they are not is seldom the one that the metadata are of.</summary>
internal static class DeclaredCheck
{
    /// <summary>A note for each column some of whose cells are not as declared, or do not match its pattern, and for each key that does not name each row once.</summary>
    /// <param name="real">The real rows.</param>
    /// <param name="source">The file of the rows, for messages.</param>
    /// <param name="metadata">The file of the metadata, for messages.</param>
    /// <exception cref="InputException">No cell of a column is as declared.</exception>
    public static IEnumerable<string> Notes(Table real, string source, string metadata)
    {
        foreach (Column column in real.Columns.Where(c => c.Schema is { IsModelled: true, Declared: not null }))
        {
            DeclaredValues declared = column.Schema.Declared!;
            int present = column.Length - column.MissingCount;
            int off = column switch
            {
                QuantitativeColumn numbers => Count(numbers, row => numbers.Values[row] < declared.Minimum || numbers.Values[row] > declared.Maximum),
                CategoricalColumn labels when IsTextOfNumbers(labels) => present,
                CategoricalColumn labels when declared.Labels is { } known => Labels(labels, known),
                _ => 0,
            };
            if (off > 0 && off == present)
            {
                throw new InputException($"{source}, column '{CellText.Show(column.Name)}': none of its {present} values is {(column is CategoricalColumn ? "among the range_values" : "within the range_min and range_max")} of {metadata} (first: {CellText.Show(First(column))}{(column is CategoricalColumn text && IsTextOfNumbers(text) ? "), which are texts where the table has numbers. Write them as numbers, without quotes, name" : "). Name")} the metadata of this table, correct them, or leave that out.");
            }

            int gaps = declared.IsNullable == false ? column.MissingCount : 0;
            if (off + gaps > 0)
            {
                string[] what =
                [
                    .. off > 0 ? [$"{off} of {present} values of the real table are not as declared"] : (string[])[],
                    .. gaps > 0 ? [$"{gaps} {(gaps == 1 ? "is" : "are")} missing, which 'range_is_nullable' rules out"] : (string[])[],
                ];
                yield return $"Column '{CellText.Show(column.Name)}': {string.Join(", ", what)}; synthetic ones count as invalid all the same, beside as many real ones.";
            }
        }

        foreach (string note in PatternMatch.Notes(real).Concat(KeyRepeats.Notes(real)))
        {
            yield return note;
        }
    }

    // SDV and SDMetrics find no number of a file in a list of texts. 02139 stands for itself, read as text.
    private static bool IsTextOfNumbers(CategoricalColumn labels) =>
        labels.Schema.Sdv?.Values is { Count: > 0 } values
        && values.All(v => v is string text && DeclaredLabels.Number(text) is { } number && number.ToString(CultureInfo.InvariantCulture) == text)
        && PandasText.Values([.. labels.UsedLevels().Where(l => !PandasText.IsMissing(l))], labels.MissingCount > 0) is { Count: > 0 } read && read.All(v => v is not (string or bool));

    private static int Labels(CategoricalColumn labels, DeclaredLabels known)
    {
        bool[] right = [.. labels.Levels.Select(known.Contains)];
        return Count(labels, row => !right[labels.Codes[row]]);
    }

    private static int Count(Column column, Predicate<int> isOff)
    {
        int count = 0;
        for (int row = 0; row < column.Length; row++)
        {
            count += !column.IsMissing(row) && isOff(row) ? 1 : 0;
        }

        return count;
    }

    private static string First(Column column) => column.Format(Enumerable.Range(0, column.Length).First(row => !column.IsMissing(row)));
}
