using System.Security.Cryptography;
using System.Text;
using Harness.Arbitraries;
using Harness.Datasets;

namespace Harness.Tests.Datasets;

/// <summary>Digests are those of the raw lines, each ended by one line feed.</summary>
public class RowsDigestTests
{
    [Fact]
    public void A_digest_is_that_of_the_rows_as_they_stand_in_the_file()
    {
        string[] rows = ["a,b", "é,\"x\r\ny\"", "", new string('漢', 20_000), .. Enumerable.Repeat("1,😀", 5_000)];
        using var digest = new RowsDigest();
        foreach (string row in rows)
        {
            digest.Add(row);
        }

        Assert.Equal(Sha256(string.Concat(rows.Select(row => row + "\n"))), digest.End());
    }

    [Fact]
    public void A_dataset_s_digests_are_those_of_its_header_and_rows()
    {
        using var folder = new TemporaryFolder();
        folder.Write(Path.Combine("odd", "dataset.json"), """
            { "name": "odd", "title": "t", "source": "s", "license": "l", "metadata": { "columns": { "n": { "sdtype": "numerical" }, "c": { "sdtype": "categorical" } } } }
            """);
        string[] rows = ["1,\"a\r\nb\"", "\"2\",c", "3.50,\"\"\"\"", "4,holdout", "5,"];
        folder.Write(Path.Combine("odd", "data.csv"), $"\"n\",c\r\n{string.Join("\r\n", rows)}\r\n\r\n\n");

        Dataset dataset = Dataset.Load(folder.PathOf("odd"));

        // Row 3 is the first that is held out.
        Assert.Equal(Sha256($"\"n\",c\n{rows[0]}\n{rows[1]}\n{rows[2]}\n{rows[4]}\n"), dataset.TrainDigest);
        Assert.Equal(Sha256($"\"n\",c\n{rows[3]}\n"), dataset.HoldoutDigest);
    }

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
