using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Harness.Reports.Findings;
using Harness.Reports.Html.Study;
using Harness.Studies;
using Harness.Studies.History;

namespace Harness.Reports.Tests.Html;

/// <summary>The first page of the report.</summary>
public partial class StudyPageTests
{
    private static readonly StudyResult Small = Reports.Study(
        Reports.Pair(Reports.Dataset("iris"), "cart", [0.01, 0.02], required: true),
        Reports.Pair(Reports.Dataset("iris"), "gan", [0.5]),
        Reports.Pair(Reports.Dataset("iris"), "noise", [0.9], baseline: "knows nothing"),
        Reports.Failed(Reports.Dataset("penguins"), "gan", "no luck"),
        Reports.Pair(Reports.Dataset("penguins"), "cart", [0.02]));

    [Fact]
    public void It_says_what_the_other_writers_say()
    {
        XElement page = Parse(StudyPage.Write(Small));
        string answer = Text(page.Descendants("div").First(d => d.Attribute("class")?.Value.StartsWith("card answer", StringComparison.Ordinal) == true));
        var findings = new StudyFindings(Small);

        Assert.StartsWith("2 of 3 pairs clear the bar✓ 2 clear it✗ 1 miss it– 1 without a table", answer, StringComparison.Ordinal);
        Assert.Contains("of 3 pairs 2 clear it", Answer.OfBar(Small).ToString(), StringComparison.Ordinal);
        Assert.Contains($"{(findings.Failing.Count == 0 ? "✓" : "✗")} {Answer.OfGate(Small, findings).Subject}", answer, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(StudyJson.Write(Small));
        foreach (JsonElement pair in json.RootElement.GetProperty("pairs").EnumerateArray())
        {
            string address = $"pairs/{pair.GetProperty("dataset").GetString()}/{pair.GetProperty("generator").GetString()}.html";
            XElement cell = page.Descendants("td").Elements("a").First(a => a.Attribute("href")!.Value == address);
            string expected = pair.GetProperty("bar").GetString() switch { "met" => "good", "missed" => "bad", "inconclusive" => "open", _ => pair.GetProperty("failures").GetArrayLength() > 0 ? "dashed" : "grey" };
            Assert.Equal(expected + (pair.GetProperty("required").GetBoolean() ? " must" : ""), cell.Attribute("class")!.Value);
        }
    }

    [Fact]
    public void A_gate_that_fails_is_said_with_what_changed_and_what_to_do()
    {
        StudyResult study = Reports.Study(Reports.Pair(Reports.Dataset("iris"), "cart", [0.02], SnapshotStatus.Worse)) with { AcceptLosses = "accept <cart>" };
        XElement page = Parse(StudyPage.Write(study));

        Assert.Contains("✗ The gate fails", Text(page), StringComparison.Ordinal);
        XElement changes = Section(page, "changes");
        Assert.Contains("iris / cartworseKS0.01 → 0.02", Text(changes), StringComparison.Ordinal);
        Assert.Equal("accept <cart>", Text(changes.Element("pre")!));
    }

    [Fact]
    public void Where_nothing_changed_it_says_so_and_leaves_out_the_section()
    {
        XElement page = Parse(StudyPage.Write(Reports.Study(Reports.Pair(Reports.Dataset("iris"), "cart", [0.02]))));

        Assert.Contains("Nothing changed.", Text(Section(page, "findings")), StringComparison.Ordinal);
        Assert.DoesNotContain(page.Descendants("section"), s => s.Attribute("id")!.Value == "changes");
    }

    [Fact]
    public void Names_are_shown_as_typed_and_never_read_as_markup()
    {
        const string Hostile = "</script><h1>BOO</h1>\"><img src=x onerror=alert(1)>{{7*7}}";
        string text = StudyPage.Write(Reports.Study(Reports.Pair(Reports.Dataset(Hostile, "<i>x</i>"), Hostile, [0.02]), Reports.Failed(Reports.Dataset("plain&nbsp;"), Hostile, Hostile)) with { Notes = [Hostile] });
        XElement page = Parse(text);

        Assert.Single(page.Descendants("h1"));
        Assert.Empty(page.Descendants("img"));
        Assert.DoesNotContain("<h1>BOO", text, StringComparison.Ordinal);
        Assert.Contains(page.Descendants("td"), d => Text(d) == "<i>x</i>");
        Assert.Contains(page.Descendants("span"), d => Text(d) == "plain&nbsp;");
        Assert.All(page.Descendants("a").Select(a => a.Attribute("href")!.Value).Where(a => a.StartsWith("pairs/", StringComparison.Ordinal)), a => Assert.Equal(2, a.Count(c => c == '/')));
    }

    [Fact]
    public void Long_names_are_cut()
    {
        string name = new('x', 5000);
        Assert.InRange(StudyPage.Write(Reports.Study(Reports.Pair(Reports.Dataset(name, name), name, [0.02]))).Length, 1, 200_000);
    }

    [Fact]
    public void No_section_is_empty_every_picture_has_words_and_every_link_a_goal()
    {
        XElement page = Parse(StudyPage.Write(Small));
        HashSet<string> ids = [.. page.Descendants().Select(e => e.Attribute("id")?.Value).OfType<string>()];

        Assert.All(page.Descendants("section"), s => Assert.True(s.Elements().Count() > 1 && Text(s).Length > 40, s.Attribute("id")!.Value));
        Assert.All(page.Descendants("ul").Concat(page.Descendants("tbody")), l => Assert.True(l.HasElements));
        Assert.All(page.Descendants("svg"), s => Assert.False(string.IsNullOrEmpty(s.Element("title")?.Value) || s.Attribute("role")?.Value != "img"));
        Assert.All(page.Descendants("a").Select(a => a.Attribute("href")!.Value).Where(a => a[0] == '#'), a => Assert.Contains(a[1..], ids));
        Assert.Equal(page.Descendants().Count(e => e.Attribute("id") is not null), ids.Count);
        Assert.Contains("metric-ks-statistic", ids);
    }

    [Fact]
    public void A_study_of_nothing_is_a_page() => Assert.Contains("0 of 0 pairs", Text(Parse(StudyPage.Write(Reports.Study()))), StringComparison.Ordinal);

    [Fact]
    public void A_number_far_beyond_knowing_nothing_is_off_scale_and_says_its_value()
    {
        XElement page = Parse(StudyPage.Write(Reports.Study(Reports.Pair(Reports.Dataset("iris"), "gan", [17.3]))));
        XElement cell = page.Descendants("b").Single(b => b.Attribute("data-view")?.Value == "ks-statistic");

        Assert.Equal(("off scale", "off scale, 17.3"), (cell.Value, cell.Attribute("title")!.Value));
        Assert.NotNull(cell.Attribute("hidden"));
    }

    [Fact]
    public void Ranks_make_no_claim_below_five_tables_and_have_a_critical_difference_above()
    {
        static StudyResult Study(int datasets) => Reports.Study([.. Enumerable.Range(0, datasets).SelectMany(d => Enumerable.Range(0, 3).Select(g => Reports.Pair(Reports.Dataset($"d{d}"), $"g{g}", [0.1 + 0.2 * g])))]);

        Assert.Contains("too few for a claim", Text(Section(Parse(StudyPage.Write(Study(4))), "ranks")), StringComparison.Ordinal);
        string ranks = Text(Section(Parse(StudyPage.Write(Study(6))), "ranks"));
        Assert.DoesNotContain("too few", ranks, StringComparison.Ordinal);
        // Six tables ranked alike: χ² 12 with two degrees of freedom, p exp(−6); critical difference 3.3145 √(3 · 4 / 72).
        Assert.Contains("p = 0.0025; critical difference (Nemenyi, .05) 1.35: 1 generator is worse than the best; the 2 in the band are not told from it.", ranks, StringComparison.Ordinal);
    }

    [Fact]
    public void The_log_gives_a_line_of_the_pairs_that_clear_the_bar_and_the_last_commit()
    {
        HistoryCommit[] commits = [new("aaaaaaaaaa", new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero), "<b>one</b>"), new("bbbbbbbbbb", new DateTimeOffset(2026, 1, 3, 0, 0, 0, TimeSpan.Zero), "two")];
        XElement page = Parse(StudyPage.Write(Small, new SnapshotHistory { Folder = "", Commits = commits, Pairs = [], Notes = [] }));
        XElement line = Sparkline.Of([new BarCount(commits[0], 3, 1, 0, 4), new BarCount(commits[1], 2, 2, 0, 4)]);

        Assert.Contains("scores last changed in bbbbbbb of 2026-01-03", Text(page), StringComparison.Ordinal);
        Assert.Equal("pairs that clear the bar, from 3 on 2026-01-02 to 2 on 2026-01-03, over 2 commits", line.Element("title")!.Value);
        Assert.Equal("aaaaaaa, 2026-01-02: 3 of 4. <b>one</b>", line.Element("circle")!.Element("title")!.Value);
    }

    [Fact]
    public void Forty_generators_on_twenty_tables_fit_8_MB_and_come_out_the_same()
    {
        StudyResult study = Reports.Large(SnapshotStatus.Worse);
        string page = StudyPage.Write(study);

        Assert.InRange(Encoding.UTF8.GetByteCount(page), 300_000, 8_000_000);
        Assert.Equal(page, StudyPage.Write(study));
        Assert.Equal(40, Section(Parse(page), "matrix").Descendants("tr").Count(r => r.Attribute("data-name") is not null));
    }

    private static XElement Section(XElement page, string id) => page.Descendants("section").Single(s => s.Attribute("id")!.Value == id);

    private static string Text(XElement element) => element.Value;

    // Style and script are no XML; the rest is.
    private static XElement Parse(string page)
    {
        Assert.StartsWith("<!doctype html>\n", page, StringComparison.Ordinal);
        return XElement.Parse(Raw().Replace(page["<!doctype html>\n".Length..], ""));
    }

    [GeneratedRegex("<(style|script)>.*?</\\1>", RegexOptions.Singleline)]
    private static partial Regex Raw();
}
