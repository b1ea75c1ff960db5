using System.Globalization;
using System.Text;
using Parquet.Schema;

namespace Harness.Cli.ParquetFiles;

/// <summary>Points in time, all written in one form: days where all are midnights, as pandas writes them, and decimals of seconds where some have them.</summary>
/// <param name="field">The column in the file.</param>
internal sealed class TimestampColumn(DataField field) : ValueColumn<DateTime>(field, (_, _) => { })
{
    private bool _hasTime;
    private bool _hasFraction;

    /// <inheritdoc/>
    public override bool NeedsLook => true;

    /// <inheritdoc/>
    public override void Look()
    {
        foreach (DateTime? value in Values)
        {
            _hasTime |= value is { } time && time.TimeOfDay != TimeSpan.Zero;
            _hasFraction |= value is { } date && date.Ticks % TimeSpan.TicksPerSecond != 0;
        }
    }

    /// <inheritdoc/>
    public override void Append(StringBuilder text, int row)
    {
        if (Values[row] is { } value)
        {
            text.Append(value.ToString(_hasFraction ? "yyyy-MM-dd HH:mm:ss.fffffff" : _hasTime ? "yyyy-MM-dd HH:mm:ss" : "yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
    }
}
