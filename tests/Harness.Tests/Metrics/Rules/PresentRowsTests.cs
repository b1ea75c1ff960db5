using FsCheck.Xunit;
using Harness.Metrics.Rules;
using Harness.Random;

namespace Harness.Tests.Metrics.Rules;

public class PresentRowsTests
{
    [Property]
    public void The_first_rows_that_have_all_columns_are_kept_however_many_are_added(ulong seed)
    {
        RandomStream stream = new(seed);
        int count = stream.Index(0, 400);
        double[][] columns = [.. Enumerable.Range(0, 12).Select(c => Enumerable.Range(0, count).Select(i => stream.Fork(c).Uniform((ulong)i) < 0.2 ? double.NaN : i).ToArray())];
        var rows = new PresentRows(count);

        for (int c = 0; c < columns.Length; c++)
        {
            rows.Add(columns[c]);
            int[] expected = [.. Enumerable.Range(0, count).Where(i => columns[..(c + 1)].All(values => !double.IsNaN(values[i]))).Take(PresentRows.Most)];

            Assert.Equal(expected, rows.Kept.ToArray());
            Assert.Equal(expected.Length < RuleCandidates.FewestRows, rows.AreTooFew);
        }
    }
}
