using System.Text;

namespace Harness.Cli.Terminal;

/// <summary>Verdicts in colour for a terminal: the sign says it too, so nothing is lost where there is none.</summary>
internal static class Colours
{
    private const string Reset = "\e[0m";

    /// <summary>Whether a person sees colours: a terminal that knows them, and no wish to the contrary (<c>NO_COLOR</c>, no-color.org).</summary>
    /// <param name="isRedirected">Whether the output goes to a file or another program.</param>
    /// <param name="variable">Gives the value of an environment variable.</param>
    public static bool AreWanted(bool isRedirected, Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        return !isRedirected && string.IsNullOrEmpty(variable("NO_COLOR")) && variable("TERM") != "dumb";
    }

    /// <summary>The text with its signs ✓, △ and ✗ in green, yellow and red.</summary>
    /// <param name="text">The text.</param>
    public static string Paint(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var painted = new StringBuilder(text.Length);
        foreach (char letter in text)
        {
            string colour = letter switch { '✓' => "\e[32m", '△' => "\e[33m", '✗' => "\e[31m", _ => "" };
            painted.Append(colour).Append(letter).Append(colour.Length > 0 ? Reset : "");
        }

        return painted.ToString();
    }
}
