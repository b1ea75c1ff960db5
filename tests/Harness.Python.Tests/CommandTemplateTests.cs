namespace Harness.Python.Tests;

public sealed class CommandTemplateTests
{
    private static readonly Dictionary<string, string> Values = new(StringComparer.Ordinal) { ["out"] = "/a b/o.csv", ["train"] = "/a b/$(t).csv", ["rows"] = "5", ["seed"] = "1", ["metadata"] = "m", ["target"] = "", ["request"] = "r" };

    [Theory]
    [InlineData("python mine.py {train} {out}", "python|mine.py|/a b/$(t).csv|/a b/o.csv")]
    [InlineData("  R   --out={out}\t-n {rows} ", "R|--out=/a b/o.csv|-n|5")]
    [InlineData("""'my generator' "C:\tools\it's.py" {out}""", @"my generator|C:\tools\it's.py|/a b/o.csv")]
    [InlineData("""run "" {target} {out} ; rm * $HOME `x`""", "run|||/a b/o.csv|;|rm|*|$HOME|`x`")]
    [InlineData("run pre'fix and 'suffix {request} {}", "run|prefix and suffix|r|{}")]
    public void A_command_is_split_by_spaces_and_quotes_alone(string command, string arguments) => Assert.Equal(arguments.Split('|'), new CommandTemplate(command).Fill(Values));

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("python mine.py {train}", "does not say where the table goes; add {out}")]
    [InlineData("python mine.py {trian} {out}", "has {trian}, which stands for nothing. Did you mean {train}?")]
    [InlineData("python 'mine.py {out}", "opens a quote ' that it does not close")]
    public void A_wrong_command_is_told(string command, string message) => Assert.Contains(message, Assert.Throws<InputException>(() => new CommandTemplate(command)).Message, StringComparison.Ordinal);
}
