using Harness.Statistics;
using Harness.Tables;

namespace Harness.Studies.Recordings;

/// <summary>How a table that was made again differs from its recording, cell by cell.</summary>
/// <param name="Cells">Number of cells; 0 where the tables have other numbers of rows.</param>
/// <param name="OtherLabels">Cells whose text, or whether they are missing, is another.</param>
/// <param name="OtherNumbers">Cells whose number is another.</param>
/// <param name="Largest">The largest difference of two numbers, in standard deviations of the recorded column.</param>
/// <param name="Column">The column of that difference; <see langword="null"/> where no number differs.</param>
internal sealed record TableDifference(long Cells, long OtherLabels, long OtherNumbers, double Largest, string? Column)
{
    /// <summary>Up to here numbers count as the same: other libraries for sums round in another way.</summary>
    public const double Rounding = 1e-6;

    /// <summary>Whether the tables are the same but for rounding.</summary>
    public bool IsRounding => Cells > 0 && OtherLabels == 0 && Largest <= Rounding;

    /// <summary>Compares two tables of the same columns.</summary>
    /// <param name="recorded">The recording.</param>
    /// <param name="made">The table that was made again.</param>
    public static TableDifference Between(Table recorded, Table made)
    {
        if (recorded.RowCount != made.RowCount)
        {
            return new TableDifference(0, 0, 0, 0, null);
        }

        (long labels, long numbers, double largest, string? column) = (0, 0, 0, null);
        foreach (Column before in recorded.Columns)
        {
            Column now = made[before.Name];
            if (before is QuantitativeColumn { } old && now is QuantitativeColumn { } fresh)
            {
                double deviation = Moments.StandardDeviation(old.Present());
                for (int row = 0; row < recorded.RowCount; row++)
                {
                    double difference = Math.Abs(old.Values[row] - fresh.Values[row]);
                    if (old.IsMissing(row) != fresh.IsMissing(row))
                    {
                        labels++;
                    }
                    else if (difference > 0)
                    {
                        numbers++;
                        double deviations = deviation > 0 ? difference / deviation : double.PositiveInfinity;
                        (largest, column) = deviations > largest ? (deviations, before.Name) : (largest, column);
                    }
                }
            }
            else
            {
                for (int row = 0; row < recorded.RowCount; row++)
                {
                    labels += before.Format(row) == now.Format(row) ? 0 : 1;
                }
            }
        }

        return new TableDifference((long)recorded.RowCount * recorded.Columns.Count, labels, numbers, largest, column);
    }
}
