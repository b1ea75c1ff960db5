using Harness.Metrics.Dependence;
using Harness.Tables;

namespace Harness.Tests.Metrics.Dependence;

public class LostAssociationTests
{
    /// <summary>Cells of two columns of labels, or of numbers where they are; a dot is a missing one.</summary>
    [Theory]
    [InlineData("....", "abab", "x has no value in the synthetic table")]
    [InlineData("abab", "....", "y has no value in the synthetic table")]
    [InlineData("aaaa", "abab", "x is constant in the synthetic table")]
    [InlineData("a.a.", "abab", "x is constant in the synthetic table")]
    [InlineData("1212", "3333", "y is constant in the synthetic table")]
    [InlineData("ab..", "..ab", "only 0 rows of the synthetic table have both x and y")]
    [InlineData("abc.", "..ab", "only 1 row of the synthetic table has both x and y")]
    [InlineData("aab.", "ab.a", "x is constant in the synthetic table where y is present")]
    [InlineData("112.", "ab.a", "x is constant in the synthetic table where y is present")]
    [InlineData("ab.a", "aab.", "y is constant in the synthetic table where x is present")]
    [InlineData("a.b.", "12.3", "only 1 row of the synthetic table has both x and y")]
    [InlineData("abcd", "1234", "every row of the synthetic table has a x or a y of its own")]
    [InlineData("ab.c", "12.3", "every row of the synthetic table has a x or a y of its own")]
    [InlineData("aba.", "aab.", "every row of the synthetic table has a x or a y of its own")]
    public void The_first_reason_that_holds_is_told(string first, string second, string reason) =>
        Assert.Equal(reason, LostAssociation.Reason(Column("x", first), Column("y", second)));

    private static Column Column(string name, string cells) => cells.Any(char.IsAsciiDigit)
        ? new NumericColumn(new ColumnSchema(name, ColumnKind.Numerical), [.. cells.Select(c => c == '.' ? double.NaN : c - '0')])
        : CategoricalColumn.FromLabels(new ColumnSchema(name, ColumnKind.Categorical), [.. cells.Select(c => c == '.' ? null : c.ToString())]);
}
