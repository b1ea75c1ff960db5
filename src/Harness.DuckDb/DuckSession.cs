using System.Globalization;
using DuckDB.NET.Data;
using Harness.Tables.Raw;

namespace Harness.DuckDb;

/// <summary>A database of one piece of work, in a folder of temporary files that is removed at its end.</summary>
internal sealed class DuckSession : IDisposable
{
    private const long LeastMemory = 64_000_000;

    private static int s_folders;

    private readonly DirectoryInfo _folder;
    private readonly DuckDBConnection _connection;
    private readonly CancellationToken _cancellation;
    private readonly long _limit;

    public DuckSession(OutOfCoreOptions options, CancellationToken cancellation)
    {
        _cancellation = cancellation;
        _limit = options.MemoryLimit >= LeastMemory ? options.MemoryLimit : throw new InputException($"A memory limit of {options.MemoryLimit} bytes is too small for DuckDB; give at least {LeastMemory} (64 MB).");
        ArgumentOutOfRangeException.ThrowIfNegative(options.MostPairs);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MostLabels, 1);
        _folder = Make(options.Folder);
        _connection = new DuckDBConnection($"DataSource={Path.Combine(_folder.FullName, "tables.db")}");
        try
        {
            _connection.Open();
            foreach (string setting in (string[])
            [
                string.Create(CultureInfo.InvariantCulture, $"memory_limit = '{_limit / 1_000_000}MB'"), $"temp_directory = {Sql.Text(_folder.FullName)}", "TimeZone = 'UTC'",
                "autoinstall_known_extensions = false", "autoload_known_extensions = false", "lock_configuration = true",
            ])
            {
                Execute($"SET {setting}");
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The connection, to register functions and append rows.</summary>
    public DuckDBConnection Connection => _connection;

    /// <summary>Runs a statement.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="file">The file that it reads, for messages.</param>
    public void Execute(string sql, string? file = null) => Run(_connection, sql, file, streaming: false, command => command.ExecuteNonQuery());

    /// <summary>The rows of a query, read one after another.</summary>
    /// <typeparam name="T">What a row is read as.</typeparam>
    /// <param name="sql">The query.</param>
    /// <param name="row">Reads a row.</param>
    /// <param name="file">The file that it reads, for messages.</param>
    public List<T> Rows<T>(string sql, Func<DuckDBDataReader, T> row, string? file = null) => Run(_connection, sql, file, streaming: true, command =>
    {
        using DuckDBDataReader reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(row(reader));
        }

        return rows;
    });

    /// <summary>The numbers of a query of one column, ascending as the query has them, read as they are asked for.</summary>
    /// <param name="sql">The query.</param>
    public IEnumerable<double> Numbers(string sql)
    {
        // Two results are read in turn, each on a connection of its own.
        using var connection = new DuckDBConnection(_connection.ConnectionString);
        connection.Open();
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.UseStreamingMode = true;
        using CancellationTokenRegistration ends = _cancellation.Register(command.Cancel);
        using DuckDBDataReader reader = Guard(null, command.ExecuteReader);
        while (Guard(null, reader.Read))
        {
            yield return reader.GetDouble(0);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _connection.Dispose();
        try
        {
            _folder.Delete(recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What was computed stands; the system clears its temporary files.
        }
    }

    private static DirectoryInfo Make(string? folder)
    {
        try
        {
            return folder is null ? Directory.CreateTempSubdirectory("harness-duckdb-") : Directory.CreateDirectory(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"harness-duckdb-{Environment.ProcessId}-{Interlocked.Increment(ref s_folders)}")));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{folder ?? Path.GetTempPath()}: no folder of temporary files can be made there: {e.Message} Name another one.", e);
        }
    }

    private T Run<T>(DuckDBConnection connection, string sql, string? file, bool streaming, Func<DuckDBCommand, T> run)
    {
        _cancellation.ThrowIfCancellationRequested();
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.UseStreamingMode = streaming;
        using CancellationTokenRegistration ends = _cancellation.Register(command.Cancel);
        return Guard(file, () => run(command));
    }

    private T Guard<T>(string? file, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (DuckDBException e)
        {
            _cancellation.ThrowIfCancellationRequested();
            throw new InputException(Message(file, e), e);
        }
    }

    private string Message(string? file, DuckDBException e)
    {
        string said = string.Join("; ", e.Message.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0).Take(4).Select(l => string.Concat(l.Take(200).Select(CellText.Show))));
        string where = file is null ? "" : $"{file}: ";
        return e.Message.Contains("Out of Memory", StringComparison.OrdinalIgnoreCase)
            ? string.Create(CultureInfo.InvariantCulture, $"{where}DuckDB needs more than the memory limit of {_limit / 1_000_000} MB ({said}). Raise MemoryLimit.")
            : $"{where}DuckDB cannot go on: {said}.{(file is null ? " Check the room on the disk of the temporary files." : " Correct the file, or write it again.")}";
    }
}
