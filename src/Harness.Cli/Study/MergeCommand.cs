using System.CommandLine;
using System.Text.Json.Nodes;
using Harness.Cli.Terminal;
using Harness.Studies.Shards;

namespace Harness.Cli.Study;

/// <summary><c>harness merge</c>: the parts of a divided study as one.</summary>
internal static class MergeCommand
{
    /// <summary>The command.</summary>
    /// <param name="surroundings">The process around it.</param>
    public static Command Create(Surroundings surroundings)
    {
        var folders = new Argument<string[]>("folders") { Description = "The folders that the parts wrote to; parts may share one.", Arity = ArgumentArity.OneOrMore };
        var output = new Option<string>("--out") { Description = "The folder to write to.", DefaultValueFactory = _ => StudyCommand.DefaultOut };
        var study = new Option<string?>("--study") { Description = "The folder of the study, where it is not where the parts had it." };
        var accept = new Option<bool>("--accept") { Description = "The scores become the snapshots. Refused on a build server." };
        var json = new Option<bool>("--json") { Description = "Everything as JSON, for programs." };
        var command = new Command("merge", """
            Puts the parts of a divided study together: report, verdicts and snapshots are those of an undivided run, byte for byte. A missing part is an error that names it. The exit code is that of `harness study`.

            Examples:
              harness merge part-1 part-2 part-3
              harness merge parts --out result --accept
            """) { folders, output, study, accept, json };
        command.SetAction((parsed, cancellation) =>
        {
            bool accepts = parsed.GetValue(accept);
            if (accepts && surroundings.OnBuildServer)
            {
                throw new InputException("--accept is refused on a build server: what is committed changes only where a person reviews it. Run it on your machine and commit the snapshots.");
            }

            string[] parts = [.. parsed.GetRequiredValue(folders).Distinct(StringComparer.Ordinal)];
            string into = parsed.GetRequiredValue(output);
            ShardReceipt any = ShardSet.Check(ShardReceipt.ReadAll(parts));
            foreach (string part in parts)
            {
                CopyScores(Path.Combine(part, "cache"), Path.Combine(into, "cache"));
            }

            var settings = new StudySettings(parsed.GetValue(study) ?? any.Folder, into) { Thresholds = any.Thresholds, Accept = accepts, Json = parsed.GetValue(json) };
            return Task.Run(() => new StudyRun((JsonObject)JsonNode.Parse(any.Manifest)!, settings, surroundings).RunAsync(cancellation), cancellation);
        });
        return command;
    }

    // An entry is named by its content, so one that is there already is the same.
    private static void CopyScores(string from, string to)
    {
        foreach (string file in Directory.Exists(from) && Path.GetFullPath(from) != Path.GetFullPath(to) ? Directory.EnumerateFiles(from, "*.json", SearchOption.AllDirectories) : [])
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            if (!File.Exists(target))
            {
                AtomicFile.Write(target, File.ReadAllBytes(file));
            }
        }
    }
}
