using FsCheck.Xunit;
using Harness.Random;
using Harness.Tables.Raw;

namespace Harness.Tests.Tables;

/// <summary>Records are the same wherever the edge of a buffer or of a block of letters falls.</summary>
public class CsvRecordsTests
{
    private const string Letters = ",,,\"\"\"\n\n\r\n\raé漢\u0122\u2C2C\u0A0A\u0D0D\uFEFF\uFFFF\0";

    [Property(MaxTest = 400)]
    public void Records_are_those_that_a_plain_reader_finds(ulong seed)
    {
        RandomStream stream = new RandomStream(seed).Fork("records");

        // Mostly well-formed pieces, so that texts are long before something is out of order.
        string text = string.Concat(Enumerable.Range(0, stream.Index(0, 120)).Select(i => stream.Index((ulong)(2 * i + 1), 12) switch
        {
            0 or 1 => ",",
            2 => "\n",
            3 => "\r\n",
            4 => ",\"a,\"\"\r\n\"\"\rb\"\n",
            5 => $",\"{new string('q', stream.Index((ulong)(2 * i + 2), 70))}\"\r\n",
            6 => new string('x', stream.Index((ulong)(2 * i + 2), 70)),
            7 when stream.Index((ulong)(2 * i + 2), 10) == 0 => Letters[stream.Index((ulong)i + 1000, Letters.Length)].ToString(),
            8 => "é\u2C2C漢\uFFFF",
            9 => "5\" pipe,",
            _ => "12.5,",
        }));

        SameAsPlain(text, stream.Index(2000, 300), 1 + stream.Index(2001, 100));
    }

    [Property(MaxTest = 400)]
    public void Hostile_text_is_read_or_refused_as_by_a_plain_reader(ulong seed)
    {
        RandomStream stream = new RandomStream(seed).Fork("hostile");
        string text = string.Concat(Enumerable.Range(1, stream.Index(0, 12)).Select(i => Letters[stream.Index((ulong)i, Letters.Length)]));

        SameAsPlain(new string('x', stream.Index(100, 130)) + text, 1, 1 + stream.Index(101, 3));
        SameAsPlain(text, 1, 1);
    }

    [Fact]
    public void Every_place_of_an_edge_within_quotes_and_line_ends_is_passed()
    {
        for (int before = 0; before < 200; before++)
        {
            SameAsPlain($"{new string('x', before)},\"a\"\"b,\r\n\rc\",\"\"\r\nd,\"\"\"\"\n\n,\r\n\"end\"", 1, 64);
            SameAsPlain($"{new string('x', before)},\"a\"b\n", 1, 64);
            SameAsPlain($"{new string('x', before)},a\r", 1, 64);
            SameAsPlain($"{new string('x', before)},a\r\0", 1, 64);
            SameAsPlain($"{new string('x', before)},\"a\"\0", 1, 64);
            SameAsPlain($"{new string('x', before)}\n,\"a\"\"", 1, 64);
        }
    }

    [Fact]
    public void A_record_may_be_longer_than_the_buffer_and_have_many_cells() =>
        SameAsPlain($"a\n{new string('y', 100_000)},\"{new string(',', 100_000)}\n\"\n{new string(',', 5_000)}\nb", 1, 1_000);

    private static void SameAsPlain(string text, int buffer, int piece)
    {
        List<string> expected = LetterByLetter.Read(text);
        var actual = new List<string>();
        try
        {
            var records = new CsvRecords(new DrippingText(text, piece), "x.csv", buffer);
            while (records.Read())
            {
                actual.Add(LetterByLetter.Show(records.Line, records.Text, Enumerable.Range(0, records.Count).Select(i => records.Cell(i).ToString())));
            }
        }
        catch (InputException e)
        {
            Assert.StartsWith("x.csv, " + expected[^1], e.Message, StringComparison.Ordinal);
            actual.Add(expected[^1]);
        }

        Assert.Equal(expected, actual);
    }
}
