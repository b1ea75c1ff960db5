using System.Text;
using System.Text.RegularExpressions;

namespace Harness.Python;

/// <summary>
/// A command as a person writes it, split into arguments without a shell: spaces and tabs separate, <c>"…"</c> and <c>'…'</c>
/// keep together, a backslash is a letter like any other. What a placeholder stands for is filled in afterwards, so a path with
/// spaces stays one argument.
/// </summary>
internal sealed partial class CommandTemplate
{
    private static readonly string[] Known = ["train", "out", "rows", "seed", "metadata", "target", "request"];
    private readonly string[] _arguments;

    /// <summary>Reads a command.</summary>
    /// <param name="command">The text: <c>python mine.py {train} {out} {rows} {seed}</c>.</param>
    /// <exception cref="InputException">It is empty, a quote is not closed, a placeholder is unknown, or nothing says where the table goes.</exception>
    public CommandTemplate(string command)
    {
        ArgumentNullException.ThrowIfNull(command);
        _arguments = Split(command);
        if (_arguments.Length == 0)
        {
            throw new InputException("The generator's command is empty; write one such as: python mine.py {train} {out} {rows} {seed}");
        }

        string[] used = [.. _arguments.SelectMany(a => Placeholder().Matches(a).Select(m => m.Groups["name"].Value))];
        if (used.FirstOrDefault(u => !Known.Contains(u)) is { } unknown)
        {
            throw new InputException($"The generator's command '{command}' has {{{unknown}}}, which stands for nothing.{(NearestName.Find(unknown, Known) is { } near ? $" Did you mean {{{near}}}?" : "")} Known: {string.Join(", ", Known.Select(k => $"{{{k}}}"))}.");
        }

        if (!used.Contains("out") && !used.Contains("request"))
        {
            throw new InputException($"The generator's command '{command}' does not say where the table goes; add {{out}}, the path of the CSV file to write, or {{request}}, a JSON file that says everything.");
        }
    }

    /// <summary>The arguments as they are written, the program first.</summary>
    public IReadOnlyList<string> Arguments => _arguments;

    /// <summary>The arguments with the placeholders filled in.</summary>
    /// <param name="values">What each stands for.</param>
    public IReadOnlyList<string> Fill(IReadOnlyDictionary<string, string> values) => [.. _arguments.Select(a => Placeholder().Replace(a, m => values[m.Groups["name"].Value]))];

    private static string[] Split(string command)
    {
        var arguments = new List<string>();
        var argument = new StringBuilder();
        bool isOpen = false;
        char quote = '\0';
        foreach (char letter in command)
        {
            if (quote != '\0')
            {
                if (letter == quote)
                {
                    quote = '\0';
                }
                else
                {
                    argument.Append(letter);
                }
            }
            else if (letter is '"' or '\'')
            {
                (quote, isOpen) = (letter, true);
            }
            else if (char.IsWhiteSpace(letter))
            {
                if (isOpen)
                {
                    arguments.Add(argument.ToString());
                    argument.Clear();
                    isOpen = false;
                }
            }
            else
            {
                argument.Append(letter);
                isOpen = true;
            }
        }

        if (quote != '\0')
        {
            throw new InputException($"The generator's command '{command}' opens a quote {quote} that it does not close; add the second one.");
        }

        return isOpen ? [.. arguments, argument.ToString()] : [.. arguments];
    }

    [GeneratedRegex(@"\{(?<name>[a-z_]+)\}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();
}
