using Harness.Reports.GitHub;

namespace Harness.Reports.Tests.GitHub;

/// <summary>Escaped as actions/toolkit does (packages/core/src/command.ts: escapeData, escapeProperty).</summary>
public class WorkflowCommandTests
{
    [Fact]
    public void A_command_has_file_line_and_title() =>
        Assert.Equal("::error file=thresholds.json,line=3,title=iris / cart::worse", WorkflowCommand.Error("iris / cart", "worse", "thresholds.json", 3));

    [Fact]
    public void Without_a_line_it_is_the_first_and_without_a_file_neither_is_named()
    {
        Assert.Equal("::error file=a.json,line=1,title=t::m", WorkflowCommand.Error("t", "m", "a.json"));
        Assert.Equal("::error title=t::m", WorkflowCommand.Error("t", "m", null, 3));
    }

    [Theory]
    [InlineData("100 %", "100 %25", "100 %25")]
    [InlineData("%0A", "%250A", "%250A")]
    [InlineData("a\r\nb", "a%0D%0Ab", "a%0D%0Ab")]
    [InlineData("a::b, c", "a::b, c", "a%3A%3Ab%2C c")]
    [InlineData("\n::set-output name=x::y", "%0A::set-output name=x::y", "%0A%3A%3Aset-output name=x%3A%3Ay")]
    public void What_would_end_a_line_or_a_property_is_escaped(string text, string data, string property) =>
        Assert.Equal($"::error file={property},line=1,title={property}::{data}", WorkflowCommand.Error(text, text, text));
}
