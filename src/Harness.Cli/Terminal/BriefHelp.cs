using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Harness.Cli.Terminal;

/// <summary>Help that says one sentence of each command below; its examples stand in its own help.</summary>
/// <param name="inner">The usual help.</param>
internal sealed class BriefHelp(HelpAction inner) : SynchronousCommandLineAction
{
    /// <summary>Makes the help of a tool brief.</summary>
    /// <param name="root">The tool.</param>
    public static RootCommand For(RootCommand root)
    {
        foreach (HelpOption option in root.Options.OfType<HelpOption>())
        {
            option.Action = new BriefHelp((HelpAction)option.Action!);
        }

        return root;
    }

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        foreach (Command command in parseResult.CommandResult.Command.Subcommands)
        {
            command.Description = Sentence(command.Description ?? "");
        }

        return inner.Invoke(parseResult);
    }

    private static string Sentence(string text) => text.IndexOf(". ", StringComparison.Ordinal) is > 0 and var end && end < text.IndexOf('\n', StringComparison.Ordinal) ? text[..(end + 1)] : text.Split('\n')[0];
}
