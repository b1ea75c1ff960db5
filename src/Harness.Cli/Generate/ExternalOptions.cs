using System.CommandLine;
using Harness.Python.Jobs;

namespace Harness.Cli.Generate;

/// <summary>The options of commands that run generators in other programs.</summary>
internal sealed class ExternalOptions
{
    private readonly Option<string?> _command = new("--generator-command") { Description = "A command that reads a table and writes one: \"python3 mine.py {train} {out} {rows} {seed}\". No shell reads it; {metadata}, {target} and {request} are known too." };
    private readonly Option<string> _name = new("--name") { Description = "The id of that command's generator, also the folder of its recordings.", DefaultValueFactory = _ => "mine" };
    private readonly Option<string?> _python = new("--python") { Description = "The interpreter for generators in Python, taken as it is. Default: that of the newest environment that is made and has the library, else python3." };
    private readonly Option<string?> _environment = new("--environment") { Description = "The environment for generators in Python instead, such as sdv2; `harness environments` lists and makes them." };
    private readonly Option<string[]> _set = new("--set") { Description = "A setting of such a generator by its library's name for it, name=value, as often as there are some: --set epochs=100 --set \"lr=[0.0005,0.003]\". The value is JSON, or else text." };
    private readonly Option<double?> _timeout = new("--timeout") { Description = "Minutes that one such table may take. Default 60." };
    private readonly Option<int?> _memory = new("--memory") { Description = "Megabytes of address space that such a process may take; 0 for no limit. Default 16384." };

    /// <summary>Adds the options.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_command, _name, _python, _environment, _set, _timeout, _memory])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Reads the options.</summary>
    /// <param name="parsed">The command line.</param>
    /// <exception cref="InputException">A limit is out of range.</exception>
    public ExternalGenerators Read(ParseResult parsed)
    {
        const double Longest = 60 * 24 * 20;
        var limits = new JobLimits();
        double minutes = parsed.GetValue(_timeout) ?? limits.Time.TotalMinutes;
        int memory = parsed.GetValue(_memory) ?? limits.MemoryMegabytes;
        if (minutes is not (> 0 and <= Longest))
        {
            throw new InputException($"--timeout {minutes}: give the minutes that one table may take, more than 0 and at most {Longest}.");
        }

        return memory >= 0
            ? new ExternalGenerators(parsed.GetValue(_command), parsed.GetRequiredValue(_name), new PythonChoice(parsed.GetValue(_python), parsed.GetValue(_environment)), new JobLimits { Time = TimeSpan.FromMinutes(minutes), MemoryMegabytes = memory })
            {
                Settings = GivenSettings.Read(parsed.GetValue(_set) ?? []),
                Given = [.. ((Option[])[_name, _python, _environment, _timeout, _memory]).Where(o => parsed.GetResult(o) is { Implicit: false }).Select(o => o.Name)],
            }
            : throw new InputException($"--memory {memory}: give megabytes, or 0 for no limit.");
    }
}
