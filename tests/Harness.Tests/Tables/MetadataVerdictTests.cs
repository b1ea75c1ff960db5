using Harness.Arbitraries;
using Harness.Tables;

namespace Harness.Tests.Tables;

/// <summary>The same files are read and refused as by SDV 2.0; where not, it is meant, and told.</summary>
public sealed class MetadataVerdictTests : IDisposable
{
    // SDV refuses these; they say what is meant all the same.
    private static readonly string[] Laxer = ["extra top key", "extra table key", "extra column key", "unknown sdtype", "order, as in version 1", "single table without version"];

    // SDV finds nothing wrong with a file of no table; there is nothing to judge.
    private static readonly string[] Stricter = ["empty tables"];

    // SDV takes these as they are; what is meant has to be told.
    private static readonly string[] Noted =
    [
        .. Laxer, "unknown version", "bound NaN", "bound boolean", "values twice", "ordinal without values", "date bounds without a format", "only sdtypes", "sequence",
        "version 1", "version 1, multi-table", "version 1, single table",
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_files_are_read_or_refused_as_by_SDV_but_for_what_is_meant_to_differ()
    {
        Assert.SkipUnless(MetadataVerdict.All.Count > 0, $"the reference scores are not in {MetadataVerdict.Folder}");
        Assert.Equal(61, MetadataVerdict.All.Count);
        var others = new List<string>();
        foreach (MetadataVerdict verdict in MetadataVerdict.All)
        {
            string? complaint = Complaint(verdict);
            bool expected = (verdict.IsGood || Laxer.Contains(verdict.Case)) && !Stricter.Contains(verdict.Case);
            if (complaint is null != expected)
            {
                others.Add($"{verdict.Case}: SDV {(verdict.IsGood ? "reads" : "refuses")} it, here: {complaint ?? "read"}");
            }
        }

        Assert.Equal([], others);
    }

    [Fact]
    public void A_complaint_names_the_place()
    {
        Assert.SkipUnless(MetadataVerdict.All.Count > 0, $"the reference scores are not in {MetadataVerdict.Folder}");
        string[] complaints = [.. MetadataVerdict.All.Select(Complaint).OfType<string>()];

        Assert.InRange(complaints.Length, 25, 61);
        Assert.All(complaints.Where(c => !c.Contains("the file must be an object", StringComparison.Ordinal) && !c.Contains("'columns' is missing", StringComparison.Ordinal)), c => Assert.Matches(@"metadata\.json: tables(\.t\.[a-z_.\[\]0-9]+)?( must|: )", c));
    }

    [Fact]
    public void What_is_read_otherwise_than_by_SDV_is_told()
    {
        Assert.SkipUnless(MetadataVerdict.All.Count > 0, $"the reference scores are not in {MetadataVerdict.Folder}");
        Assert.All(
            MetadataVerdict.All.Where(v => Complaint(v) is null),
            v => Assert.Equal((v.Case, Noted.Contains(v.Case)), (v.Case, Read(v).Notes.Any(n => !n.Contains(".stars: ordinal, in the order of its numbers.", StringComparison.Ordinal)))));
    }

    private string? Complaint(MetadataVerdict verdict)
    {
        try
        {
            _ = Read(verdict);
            return null;
        }
        catch (InputException e)
        {
            return e.Message[(_folder.FullName.Length + 1)..];
        }
    }

    private TableSchema Read(MetadataVerdict verdict)
    {
        string path = _folder.PathOf("metadata.json");
        File.WriteAllText(path, verdict.Text);
        return TableSchemaReader.ReadFile(path, verdict.Case == "two tables" ? "t" : null);
    }
}
