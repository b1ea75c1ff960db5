using Harness.Tables;
using Harness.Tables.Raw;

namespace Harness.Datasets;

/// <summary>The rows of a dataset's folder in two parts: <c>data.csv</c>, split by the rule, or <c>train.csv</c> and <c>holdout.csv</c>, a split of the dataset's own.</summary>
/// <param name="Source">The name of the file, or files, of the rows in messages.</param>
/// <param name="Real">All rows; those of <c>holdout.csv</c> below those of <c>train.csv</c>.</param>
/// <param name="Train">The rows that generators learn from.</param>
/// <param name="Holdout">The rows that no generator sees.</param>
/// <param name="TrainDigest">SHA-256 of header and train rows, each ended by <c>\n</c>.</param>
/// <param name="HoldoutDigest">The same of the holdout rows.</param>
/// <param name="Notes">What was found out about the files, each with the file's name.</param>
internal sealed record RealRows(string Source, Table Real, Table Train, Table Holdout, string TrainDigest, string HoldoutDigest, IReadOnlyList<string> Notes)
{
    /// <summary>Reads the rows.</summary>
    /// <param name="folder">The dataset's folder.</param>
    /// <param name="schema">The columns.</param>
    /// <param name="format">What is known of the form of the files.</param>
    /// <exception cref="InputException">A file is missing, there is one too many, or one does not fit.</exception>
    public static RealRows Read(string folder, TableSchema schema, TableFormat format)
    {
        string data = Path.Combine(folder, "data.csv");
        string train = Path.Combine(folder, "train.csv");
        string holdout = Path.Combine(folder, "holdout.csv");
        return (File.Exists(data), File.Exists(train), File.Exists(holdout)) switch
        {
            (true, false, false) => Split(data, schema, format),
            (false, true, true) => Join(train, holdout, schema, format),
            (false, false, false) => throw new InputException($"{data}: the file is missing; it holds the rows of the table. Or add train.csv and holdout.csv, a split of your own."),
            (false, true, false) => throw new InputException($"{holdout}: the file is missing; beside train.csv it holds the rows that no generator sees. Or rename train.csv to data.csv: a quarter of its rows is then held out."),
            (false, false, true) => throw new InputException($"{train}: the file is missing; beside holdout.csv it holds the rows that generators learn from. Or rename holdout.csv to data.csv: a quarter of its rows is then held out."),
            (true, var hasTrain, _) => throw new InputException($"{data}: the file stands beside {(hasTrain ? "train.csv" : "holdout.csv")}, so it is not clear which rows are held out. Keep data.csv alone, or train.csv and holdout.csv."),
        };
    }

    private static RealRows Split(string path, TableSchema schema, TableFormat format)
    {
        using var trainDigest = new RowsDigest();
        using var holdoutDigest = new RowsDigest();
        TableReading reading = ReadSome(path, schema, format, () =>
        {
            trainDigest.Clear();
            holdoutDigest.Clear();
            return (row, text) =>
            {
                if (row < 0 || HoldoutSplit.IsHoldout(row))
                {
                    holdoutDigest.Add(text);
                }

                if (row < 0 || !HoldoutSplit.IsHoldout(row))
                {
                    trainDigest.Add(text);
                }
            };
        });
        Table real = reading.Table;
        (int[] train, int[] holdout) = HoldoutSplit.Rows(real.RowCount);
        return new RealRows(path, real, real.Take(train), real.Take(holdout), trainDigest.End(), holdoutDigest.End(), [.. Named(path, reading)]);
    }

    private static RealRows Join(string trainPath, string holdoutPath, TableSchema schema, TableFormat format)
    {
        (TableReading train, string trainHeader, string trainDigest) = ReadWhole(trainPath, schema, format);
        (TableReading holdout, string holdoutHeader, string holdoutDigest) = ReadWhole(holdoutPath, schema, format);
        if (trainHeader != holdoutHeader)
        {
            throw new InputException($"{holdoutPath}, line 1: the header '{holdoutHeader}' is not that of train.csv, '{trainHeader}'. Write the columns of both files in one order.");
        }

        holdout = TableFile.Beside(train.Table, holdout);
        int trainRows = train.Table.RowCount;
        Table real = train.Table.Append(holdout.Table);
        int[] first = [.. Enumerable.Range(0, trainRows)];
        int[] second = [.. Enumerable.Range(trainRows, holdout.Table.RowCount)];
        return new RealRows(
            $"{trainPath} and, below its {trainRows} rows, holdout.csv",
            real,
            real.Take(first),
            real.Take(second),
            trainDigest,
            holdoutDigest,
            [.. Named(trainPath, train), .. Named(holdoutPath, holdout)]);
    }

    private static (TableReading Reading, string Header, string Digest) ReadWhole(string path, TableSchema schema, TableFormat format)
    {
        string header = "";
        using var digest = new RowsDigest();
        TableReading reading = ReadSome(path, schema, format, () =>
        {
            digest.Clear();
            return (row, text) =>
            {
                header = row < 0 ? text.ToString() : header;
                digest.Add(text);
            };
        });
        return (reading, header, digest.End());
    }

    private static IEnumerable<string> Named(string path, TableReading reading) => reading.Notes.Select(note => $"{Path.GetFileName(path)}: {note}");

    private static TableReading ReadSome(string path, TableSchema schema, TableFormat format, Func<RecordHandler> watch) =>
        TableFile.Read(path, schema, format, watch) is { Table.RowCount: > 0 } reading
            ? reading
            : throw new InputException($"{path}: there is a header but no row; a dataset needs at least one row {(Path.GetFileName(path) == "holdout.csv" ? "to hold out" : "to learn from")}.");
}
