using System.Text.Json;
using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Metrics;
using Harness.Pictures;
using Harness.Tables;

namespace Harness.Tests.Pictures;

/// <summary>Bundled tables beside recordings, drawn as NumPy and pandas count them: pictures.py beside this file made pictures.json.</summary>
public class PictureReferenceTests
{
    private static readonly int[] Quarters = [0, 25, 50, 75, 100];

    public static TheoryData<string> Datasets => ["breast-cancer", "diabetes", "diamonds", "iris", "penguins", "titanic"];

    [Theory]
    [MemberData(nameof(Datasets))]
    public void Equals_NumPy_and_pandas(string name)
    {
        using JsonDocument reference = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "tests/Harness.Tests/Pictures/pictures.json")));
        Dataset dataset = DatasetReader.Read(Repository.Dataset(name));
        foreach (string generator in (string[])["sdv-ctgan", "ydata-fast"])
        {
            string folder = Path.Combine(Repository.Root, "evaluation/recordings", name, generator);
            Table[] synthetic = [.. Directory.GetFiles(folder, "seed-*.csv").Order(StringComparer.Ordinal).Select(f => CsvTableReader.Read(f, dataset.Real.Schema))];
            JsonElement expected = reference.RootElement.GetProperty($"{name}/{generator}");
            foreach (Column column in dataset.Train.Columns)
            {
                Check(expected.GetProperty(column.Name), ColumnPicture.Of(column, [.. synthetic.Select(t => t[column.Name])]), dataset.Train.RowCount);
            }

            var axes = AxesPicture.Of(dataset, synthetic[0]);
            Assert.Equal(expected.TryGetProperty("axes", out JsonElement two), axes is not null);
            var real = new DatasetContext(dataset);
            CheckLinks(expected.GetProperty("correlations"), LinkPicture.Of(real, synthetic, CancellationToken.None));
            if (expected.TryGetProperty("nearest", out JsonElement nearest))
            {
                var near = NearnessPicture.Of(real, synthetic, CancellationToken.None)!;
                Close(Numbers(nearest[0]), [.. Quarters.Select(i => near.Fresh[i])], 1e-8);
                Close(Numbers(nearest[1]), [.. Quarters.Select(i => near.Synthetic[0][i])], 1e-8);
            }

            if (axes is not null)
            {
                Close(Numbers(two.GetProperty("shares")), axes.Shares, 1e-9);
                Close(Numbers(two.GetProperty("outside")), [axes.RealOutside, axes.SyntheticOutside], 0);
                Assert.Equal(dataset.Train.RowCount, axes.RealOutside + axes.Real.Sum(p => p.Rows));
                Assert.Equal(synthetic[0].RowCount, axes.SyntheticOutside + axes.Synthetic.Sum(p => p.Rows));
                CheckCells(expected.GetProperty("cells"), dataset.Train, synthetic[0]);
            }
        }
    }

    private static void Check(JsonElement expected, ColumnPicture picture, int rows)
    {
        switch (picture)
        {
            case { Labels: { } labels }:
                JsonElement own = expected.GetProperty("labels");
                foreach (LabelPicture.Row row in labels.Rows.Where(r => r.Kind == LabelPicture.RowKind.Label))
                {
                    Close(Numbers(own.GetProperty(row.Label)), [row.Real, row.Synthetic[0]], 1e-12);
                }

                Assert.Equal(own.EnumerateObject().Count(l => l.Value[0].GetDouble() * rows >= 4.5), labels.Rows.Count(r => r.Kind == LabelPicture.RowKind.Label));
                break;
            case { Kind: ColumnKind.DateTime, Number: { } number }:
                Assert.Equal(number.Months.Count, expected.GetProperty("months").GetArrayLength());
                Assert.All(number.Months, (m, i) => Close(Numbers(expected.GetProperty("months")[i]), m, 1e-12));
                break;
            case { Number: { } number }:
                Close(Numbers(expected.GetProperty("edges")), [number.Edges[0], number.Edges[^1], number.Edges.Count], 1e-12);
                Close(Shares(expected.GetProperty("real")), number.Real, 1e-12);
                Close(Shares(expected.GetProperty("synthetic")), number.Synthetic[0], 1e-12);
                Assert.Equal(expected.GetProperty("spikes").GetArrayLength(), number.Spikes.Count);
                Assert.All(number.Spikes, (s, i) => Close(Numbers(expected.GetProperty("spikes")[i]), [s.Value, s.Real, .. s.Synthetic], 1e-12));
                Check(expected.GetProperty("facts")[0], picture.Real);
                Check(expected.GetProperty("facts")[1], picture.Synthetic[0]);
                break;
            default:
                Assert.Fail($"{picture.Name} has no picture.");
                break;
        }
    }

    private static void Check(JsonElement expected, ColumnFacts facts) => Close(
        Numbers(expected, "missing", "distinct", "least", "greatest", "mean", "median", "deviation", "below", "above", "atEnds", "negative", "whole", "decimals"),
        [facts.Missing, facts.Distinct, facts.Least!.Value, facts.Greatest!.Value, facts.Mean!.Value, facts.Median!.Value, facts.Deviation!.Value, facts.Below, facts.Above, facts.AtEnds, facts.Negative, facts.Whole, facts.Decimals],
        1e-9);

    private static void CheckLinks(JsonElement expected, LinkPicture links)
    {
        foreach (LinkPicture.Link link in links.Links.Where(l => l.Symbol == "r"))
        {
            (string a, string b) = (links.Columns[link.First], links.Columns[link.Second]);

            // Dates are no numbers there.
            if (expected.TryGetProperty($"{a} {b}", out JsonElement both) || expected.TryGetProperty($"{b} {a}", out both))
            {
                Close(Numbers(both), [link.Real, link.Synthetic[0]], 1e-9);
            }
        }

        Assert.True(expected.EnumerateObject().Count() <= links.Links.Count(l => l.Symbol == "r"));
    }

    private static void CheckCells(JsonElement expected, Table train, Table synthetic)
    {
        string[] numbers = [.. train.Columns.OfType<NumericColumn>().Take(2).Select(c => c.Name)];
        var cells = CellPicture.Of(train, [synthetic], numbers[0], numbers[1]);
        Assert.Equal((numbers[0], numbers[1]), (cells.Across, cells.Up));
        double[][] counts = [.. expected.EnumerateArray().Select(t => t.EnumerateArray().SelectMany(Numbers).ToArray())];
        Close([.. counts[0].Select(c => c / counts[0].Sum())], [.. cells.Real.SelectMany(r => r)], 1e-12);
        Close([.. counts[1].Select(c => c / counts[1].Sum())], [.. cells.Synthetic.SelectMany(r => r)], 1e-12);
    }

    private static double[] Shares(JsonElement counts) => Numbers(counts) is var all ? [.. all.Select(c => c / all.Sum())] : [];

    private static double[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(n => n.GetDouble())];

    private static double[] Numbers(JsonElement values, params string[] names) => [.. names.Select(n => values.GetProperty(n).GetDouble())];

    private static void Close(IReadOnlyList<double> expected, IReadOnlyList<double> actual, double tolerance)
    {
        Assert.Equal(expected.Count, actual.Count);
        Assert.All(actual, (a, i) => Assert.InRange(a, expected[i] - tolerance * Math.Max(1, Math.Abs(expected[i])), expected[i] + tolerance * Math.Max(1, Math.Abs(expected[i]))));
    }
}
