using System.Text.RegularExpressions;
using Harness.Arbitraries;

namespace Harness.Tests.Architecture;

/// <summary>Arrows between the folders of <c>src</c> point one way. They are read from the sources: a type that a file names, visible by namespace, is an arrow.</summary>
public sealed partial class LayerTests
{
    private static readonly IReadOnlyList<(string From, string To, string By)> Arrows = Read();

    // What each project may name; nobody may name one that is not in its list.
    private static readonly Dictionary<string, string[]> Below = new(StringComparer.Ordinal)
    {
        ["Harness"] = [],
        ["Harness.SdMetrics"] = ["Harness"],
        ["Harness.DuckDb"] = ["Harness"],
        ["Harness.Generators"] = ["Harness"],
        ["Harness.Neural"] = ["Harness", "Harness.Generators"],
        ["Harness.Utility"] = ["Harness"],
        ["Harness.Python"] = ["Harness"],
        ["Harness.Studies"] = ["Harness"],
        ["Harness.Reports"] = ["Harness", "Harness.Studies"],
        ["Harness.Testing"] = ["Harness", "Harness.Python", "Harness.Studies", "Harness.Reports"],
        ["Harness.Cli"] = ["Harness", "Harness.Generators", "Harness.Python", "Harness.Studies", "Harness.Reports"],
    };

    // From the bottom to the top: a folder of the core names none that stands after it.
    private static readonly string[] Core = ["Threads", "Files", "Tables", "Random", "Statistics", "Datasets", "Distances", "Metrics", "Generators", "Pictures", "Scoring", ""];

    [Fact]
    public void Projects_name_only_projects_below_them() =>
        Assert.All(Arrows.Where(a => Project(a.From) != Project(a.To)), a => Assert.True(Below[Project(a.From)].Contains(Project(a.To)), $"{a.From} → {a.To} by {a.By}"));

    [Fact]
    public void Folders_of_the_core_name_only_folders_below_them() =>
        Assert.All(
            Arrows.Where(a => Project(a.From) == "Harness" && Project(a.To) == "Harness" && Room(a.From) != Room(a.To)),
            a => Assert.True(Array.IndexOf(Core, Room(a.From)) > Array.IndexOf(Core, Room(a.To)), $"{a.From} → {a.To} by {a.By}"));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void No_circle_between_folders(int depth)
    {
        var next = Arrows
            .Select(a => (From: Cut(a.From, depth), To: Cut(a.To, depth)))
            .Where(a => a.From != a.To)
            .ToLookup(a => a.From, a => a.To, StringComparer.Ordinal);
        string[] inCircles = [.. next.Select(g => g.Key).Where(folder => Reach(folder).Contains(folder))];
        Assert.True(inCircles.Length == 0, string.Join('\n', inCircles.Concat(Arrows.Where(a => inCircles.Contains(Cut(a.From, depth)) && inCircles.Contains(Cut(a.To, depth)) && Cut(a.From, depth) != Cut(a.To, depth)).Select(a => $"{a.From} → {a.To} by {a.By}"))));

        HashSet<string> Reach(string folder)
        {
            var reached = new HashSet<string>(StringComparer.Ordinal);
            var open = new Stack<string>(next[folder]);
            while (open.TryPop(out string? other))
            {
                if (reached.Add(other))
                {
                    foreach (string further in next[other])
                    {
                        open.Push(further);
                    }
                }
            }

            return reached;
        }
    }

    [Fact]
    public void The_sources_are_read() => Assert.Contains(Arrows, a => a is { From: "Harness.Studies/Gate", To: "Harness/Metrics", By: "MetricDescriptor" });

    private static string Project(string folder) => folder.Split('/')[0];

    private static string Room(string folder) => folder.Split('/') is [_, var room, ..] ? room : "";

    private static string Cut(string folder, int depth) => string.Join('/', folder.Split('/').Take(depth));

    private static IReadOnlyList<(string From, string To, string By)> Read()
    {
        string root = Path.Combine(Repository.Root, "src");
        var files = Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(root, f).Replace('\\', '/'))
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal))
            .Select(f => (Folder: f[..f.LastIndexOf('/')], Text: Comment().Replace(File.ReadAllText(Path.Combine(root, f)), "")))
            .Select(f => (f.Folder, f.Text, Namespace: Namespace().Match(f.Text).Groups[1].Value, Usings: Using().Matches(f.Text).Select(m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal)))
            .ToArray();
        var types = files.SelectMany(f => Declaration().Matches(f.Text).Select(m => (Name: m.Groups[1].Value, f.Folder, f.Namespace))).ToLookup(t => t.Name, StringComparer.Ordinal);
        return
        [
            .. from file in files
               from word in Word().Matches(file.Text).Select(m => m.Value).Distinct(StringComparer.Ordinal)
               from type in types[word]
               where type.Folder != file.Folder
               where file.Usings.Contains(type.Namespace) || file.Namespace == type.Namespace || file.Namespace.StartsWith(type.Namespace + ".", StringComparison.Ordinal)
               select (file.Folder, type.Folder, word),
        ];
    }

    [GeneratedRegex(@"//[^\n]*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"^namespace\s+([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^using\s+([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Using();

    [GeneratedRegex(@"^\w[^\n]*?\b(?:class|struct|interface|enum|record(?:\s+struct|\s+class)?)\s+([A-Z]\w*)", RegexOptions.Multiline)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"\b[A-Z]\w*\b")]
    private static partial Regex Word();
}
