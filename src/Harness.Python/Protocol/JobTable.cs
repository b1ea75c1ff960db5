using System.Text;
using Harness.Tables;

namespace Harness.Python.Protocol;

/// <summary>Reads the table that a job wrote.</summary>
internal static class JobTable
{
    /// <summary>Reads a table.</summary>
    /// <param name="path">The file: UTF-8, commas, train's columns in any order.</param>
    /// <param name="train">The table that the job learned from.</param>
    /// <param name="rows">The rows that it was asked for.</param>
    /// <exception cref="InputException">It is not such a table.</exception>
    public static Table Read(string path, Table train, int rows)
    {
        if (Directory.Exists(path))
        {
            throw new InputException("it ended well, but what stands at {out} is a folder. It has to write a file there.");
        }

        if (!File.Exists(path))
        {
            throw new InputException("it ended well, but wrote no table. It has to write one to the path that it is given as {out}.");
        }

        if (FilePlace.IsStream(path))
        {
            throw new InputException("it ended well, but what stands at {out} is a pipe or a device. It has to write a file there.");
        }

        Table table = TableFile.Read(path, train, new TableFormat { Encoding = new UTF8Encoding(false), Separator = ',', IndexColumn = false, IsAgreed = true }).Table;
        return table.RowCount == rows
            ? new Table(table.Columns.Select(c => InStyleOf(c, train[c.Name])))
            : throw new InputException($"the table has {table.RowCount} rows, but {rows} were asked for as {{rows}}.");
    }

    /// <summary>A column as train writes it: pandas gives whole numbers with a gap decimals, and True and False for any spelling of them.</summary>
    private static Column InStyleOf(Column column, Column train) => (column, train) switch
    {
        (NumericColumn numbers, NumericColumn real) when numbers.Style != real.Style && (real.Style != NumberStyle.Integer || numbers.IsIntegral) => new NumericColumn(numbers.Schema, [.. numbers.Values], real.Style),
        (CategoricalColumn { Schema.Kind: ColumnKind.Boolean } labels, CategoricalColumn real) when labels.Levels.SequenceEqual(real.Levels) => new CategoricalColumn(labels.Schema, labels.SharedCodes, [.. labels.Levels], [.. real.Spelling]),
        _ => column,
    };
}
