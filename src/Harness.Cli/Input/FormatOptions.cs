using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;
using Harness.Tables;

namespace Harness.Cli.Input;

/// <summary>The options that say how text files write their rows. What is not given is found out from each file and told.</summary>
internal sealed class FormatOptions
{
    private readonly Option<char?> _separator = new("--separator") { Description = "What stands between cells: , ; | or tab. Default: found out.", CustomParser = Separator };
    private readonly Option<string?> _encoding = new("--encoding") { Description = "The encoding: utf-8, utf-16, latin1, windows-1252, … Default: found out." };
    private readonly Option<char?> _decimal = new("--decimal") { Description = "The decimal mark: . or a comma. Default: found out.", CustomParser = DecimalMark };
    private readonly Option<string[]> _missing = new("--missing") { Description = "The spellings of a missing value in every column, besides the empty cell: --missing NA none.", AllowMultipleArgumentsPerToken = true };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Add(_separator);
        command.Add(_encoding);
        command.Add(_decimal);
        command.Add(_missing);
    }

    /// <summary>What a command line says.</summary>
    /// <param name="parsed">The command line.</param>
    /// <exception cref="InputException">The encoding is not known.</exception>
    public TableFormat Read(ParseResult parsed) => new()
    {
        Separator = parsed.GetValue(_separator),
        Encoding = parsed.GetValue(_encoding) is { } name ? Encoding(name) : null,
        DecimalMark = parsed.GetValue(_decimal),
        Missing = parsed.GetValue(_missing) is { Length: > 0 } spellings ? spellings : null,
    };

    private static Encoding Encoding(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? System.Text.Encoding.GetEncoding(name);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw new InputException($"--encoding '{name}' is not known; write utf-8, utf-16, latin1 or windows-1252, or another name of the IANA list.", e);
        }
    }

    private static char? Separator(ArgumentResult result)
    {
        char? separator = result.Tokens is [{ Value: var text }] ? text switch { "tab" or "\\t" or "\t" => '\t', [',' or ';' or '|'] => text[0], _ => null } : null;
        if (separator is null)
        {
            result.AddError("--separator is one of , ; | and tab (quote it: ';').");
        }

        return separator;
    }

    private static char? DecimalMark(ArgumentResult result)
    {
        char? mark = result.Tokens is [{ Value: [('.' or ',') and var only] }] ? only : null;
        if (mark is null)
        {
            result.AddError("--decimal is . or a comma.");
        }

        return mark;
    }
}
