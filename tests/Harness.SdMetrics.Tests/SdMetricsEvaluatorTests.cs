using System.Text.Json;
using FsCheck.Xunit;
using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Datasets.Constraints;
using Harness.Metrics;
using Harness.SdMetrics.Encoding;
using Harness.SdMetrics.Reports;
using Harness.Tables;

namespace Harness.SdMetrics.Tests;

public class SdMetricsEvaluatorTests
{
    private static readonly SdMetricsEvaluator Evaluator = new();

    [Property]
    public void Train_itself_scores_1(ulong seed)
    {
        Dataset dataset = RandomTables.Dataset(seed);
        foreach (MetricResult result in Evaluator.Evaluate(new PairContext(dataset, dataset.Train)))
        {
            if (result is MetricResult.Computed computed)
            {
                Assert.Equal(1, computed.Value, 1e-12);
            }
        }
    }

    [Property]
    public void A_score_of_SDMetrics_is_the_value(ulong seed)
    {
        Dataset dataset = RandomTables.Dataset(seed);
        Table synthetic = RandomTables.Table(dataset.Real.Schema, seed + 1);
        QualityReport report = QualityReport.Generate(dataset.Train, synthetic);
        ParityScore[] scores = [report.Score, report.ColumnShapes, report.ColumnPairTrends, DiagnosticReport.Generate(dataset.Train, synthetic).Score];
        foreach ((ParityScore score, MetricResult result) in scores.Zip(Evaluator.Evaluate(new PairContext(dataset, synthetic))))
        {
            if (score.HasValue)
            {
                Assert.Equal(score.Value, Assert.IsType<MetricResult.Computed>(result).Value, 1e-12);
            }
            else if (result is MetricResult.Computed lost)
            {
                Assert.Equal(0, lost.Value);
                Assert.All(lost.Parts, part => Assert.NotNull(part.Note));
            }
        }
    }

    [Fact]
    public void A_relation_that_only_the_synthetic_table_lacks_counts_as_0_where_nothing_else_counts()
    {
        var x = new ColumnSchema("x", ColumnKind.Numerical);
        var y = new ColumnSchema("y", ColumnKind.Numerical);
        double[] rising = [1, 2, 3, 4, 5];
        var train = new Table([new NumericColumn(x, rising), new NumericColumn(y, rising)]);
        var collapsed = new Table([new NumericColumn(x, rising), new NumericColumn(y, [3, 3, 3, 3, 3])]);
        Dataset dataset = TableMaps.Dataset(train, train, train);

        MetricResult.Computed trends = Evaluator.Computed("sdmetrics.column-pair-trends", dataset, collapsed);

        Assert.Equal(0, trends.Value);
        MetricPart part = Assert.Single(trends.Parts);
        Assert.Equal("x × y", part.Label);
        Assert.StartsWith("ConstantInputError: The synthetic data in column 'y'", part.Note, StringComparison.Ordinal);
        Assert.Equal(0.8, Evaluator.Computed("sdmetrics.quality", dataset, collapsed).Value, 1e-12);
    }

    [Fact]
    public void Without_a_related_pair_in_train_there_are_no_trends()
    {
        var x = new ColumnSchema("x", ColumnKind.Numerical);
        var train = new Table([new NumericColumn(x, [1, 2, 3])]);

        MetricResult trends = Evaluator.Evaluate(new PairContext(TableMaps.Dataset(train, train, train), train))[2];

        Assert.Equal("no pair of columns is related strongly enough in train", Assert.IsType<MetricResult.NotApplicable>(trends).Reason);
    }

    [Fact]
    public void The_lowest_part_of_each_property_is_named()
    {
        var x = new ColumnSchema("x", ColumnKind.Numerical);
        var y = new ColumnSchema("y", ColumnKind.Numerical);
        var train = new Table([new NumericColumn(x, [1, 2, 3, 4]), new NumericColumn(y, [1, 2, 3, 4])]);
        var synthetic = new Table([new NumericColumn(x, [1, 2, 3, 4]), new NumericColumn(y, [1, 2, 3, 9])]);
        Dataset dataset = TableMaps.Dataset(train, train, train);

        Assert.Equal(
            [("Data Validity", "lowest: y 0.750"), ("Data Structure", null)],
            Evaluator.Computed("sdmetrics.diagnostic", dataset, synthetic).Parts.Select(p => (p.Name, p.Note)));
    }

    [Fact]
    public void What_0_29_gave_stands_beside()
    {
        var id = new ColumnSchema("id", ColumnKind.Id) { Pattern = @"K-\d" };
        var x = new ColumnSchema("x", ColumnKind.Numerical);
        var train = new Table([CategoricalColumn.FromLabels(id, ["K-1", "K-2"]), new NumericColumn(x, [1, 2])]);
        var synthetic = new Table([CategoricalColumn.FromLabels(id, ["K-1", "1"]), new NumericColumn(x, [1, 2])]);
        Dataset dataset = TableMaps.Dataset(train, train, train);

        MetricPart validity = Evaluator.Computed("sdmetrics.diagnostic", dataset, synthetic).Parts[0];
        MetricPart before = new SdMetricsEvaluator(SdMetricsVersion.V029).Computed("sdmetrics.diagnostic", dataset, synthetic).Parts[0];

        Assert.Equal((0.75, "lowest: id 0.500; in SDMetrics 0.29 1.0000"), (validity.Value, validity.Note));
        Assert.Equal((1, null), (before.Value, before.Note));
        Assert.All(Evaluator.Metrics, m => Assert.Equal(2, m.Version));
        Assert.All(new SdMetricsEvaluator(SdMetricsVersion.V029).Metrics, m => Assert.Equal(1, m.Version));
    }

    [Fact]
    public void A_pattern_that_takes_too_long_is_told_to_be_left_out()
    {
        var id = new ColumnSchema("id", ColumnKind.Id) { Pattern = "(?:(a+)+)\\1" };
        var x = new ColumnSchema("x", ColumnKind.Numerical);
        var train = new Table([CategoricalColumn.FromLabels(id, ["aa", "aaaa"]), new NumericColumn(x, [1, 2])]);
        var synthetic = new Table([CategoricalColumn.FromLabels(id, ["aa", new string('a', 60) + "b"]), new NumericColumn(x, [1, 2])]);

        MetricPart validity = Evaluator.Computed("sdmetrics.diagnostic", TableMaps.Dataset(train, train, train), synthetic).Parts[0];

        Assert.Equal(1, validity.Value);
        Assert.Contains("the pattern of id has no score (TimeoutError: the regular expression takes too long), and is left out", validity.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void What_metadata_declare_decides_and_where_SDMetrics_reads_them_otherwise_is_told()
    {
        const string Metadata = """
            {"tables": {"t": {"primary_key": "id", "columns": {
                "id": {"sdtype": "id", "regex_format": "K[0-9]"},
                "x": {"sdtype": "numerical", "range_min": 0, "range_max": 10},
                "stars": {"sdtype": "ordinal", "range_values": [1, 2, 3]},
                "day": {"sdtype": "datetime", "datetime_format": "%d/%m/%Y", "range_min": "03/01/2023", "range_max": "11/12/2023"}}}},
             "METADATA_SPEC_VERSION": "V2"}
            """;
        Dataset dataset = Read(Metadata, "id,x,stars,day\nK1,4,1,03/01/2023\nK2,5,2,11/12/2023\nK3,6,1,05/05/2023\nK4,6,1,05/05/2023\n");
        Table synthetic = CsvTableReader.Parse("id,x,stars,day\nK5,0,3,04/01/2023\n,10,3,01/12/2023\nK7,11,4,05/05/2023\nK7,1,1,05/06/2023\n", "s.csv", dataset.Train.Schema);

        MetricPart[] parts = [.. Evaluator.Computed("sdmetrics.diagnostic", dataset, synthetic).Parts];

        // KeyUniqueness, RegexFormatAdherence, BoundaryAdherence, CategoryAdherence, BoundaryAdherence month-first (1 March to 12 November), DatetimeFormatAdherence.
        double expected = (2 / 4.0 + 3 / 4.0 + 3 / 4.0 + 3 / 4.0 + 2 / 4.0 + 1) / 6;
        Assert.Equal(expected, parts[0].Value, 1e-12);
        Assert.Contains("SDMetrics reads the bounds of day without its format, month first: 0.5000, and by the format 1.0000", parts[0].Note, StringComparison.Ordinal);
        Assert.Contains("SDMetrics holds the 1 gap of id against its pattern, as the text nan", parts[0].Note, StringComparison.Ordinal);

        // 0.29: the key 2 of 4, no x within 4 to 6, days within train's.
        Assert.EndsWith("in SDMetrics 0.29 0.5000", parts[0].Note, StringComparison.Ordinal);
        Assert.Contains(Evaluator.Computed("sdmetrics.quality", dataset, synthetic).Parts, p => p.Name == "Column Shapes" && p.Note!.Contains("in SDMetrics 0.29", StringComparison.Ordinal));
    }

    [Fact]
    public void Constraints_are_a_property_beside()
    {
        Dataset dataset = Read("""{"columns": {"lo": {"sdtype": "numerical"}, "hi": {"sdtype": "numerical"}}}""", "lo,hi\n1,2\n2,3\n3,4\n4,4\n");
        dataset = With(dataset, """{"class_name": "Inequality", "parameters": {"low_column_name": "lo", "high_column_name": "hi", "table_name": "t"}}""");
        Table synthetic = CsvTableReader.Parse("lo,hi\n1,2\n4,3\n3,4\n4,4\n", "s.csv", dataset.Train.Schema);

        MetricResult.Computed diagnostic = Evaluator.Computed("sdmetrics.diagnostic", dataset, synthetic);

        Assert.Equal([("Data Validity", 1, null), ("Data Structure", 1, null), ("Constraint Validity", 0.75, "lowest: Inequality: lo ≤ hi 0.750")], diagnostic.Parts.Select(p => (p.Name, p.Value, p.Note)));
        Assert.Equal(2.75 / 3, diagnostic.Value, 1e-12);
    }

    /// <summary>SDMetrics 0.32 gives it no score: "The 'table_name' parameter must be a string."</summary>
    [Theory]
    [InlineData("")]
    [InlineData(""", "table_name": null""")]
    public void A_constraint_without_the_name_of_its_table_is_left_out_and_told(string name)
    {
        const string Left = "SDMetrics gives no score to Inequality (ValueError: The 'table_name' parameter must be a string.), and leaves it out";
        string unnamed = $$"""{"class_name": "Inequality", "parameters": {"low_column_name": "lo", "high_column_name": "hi"{{name}} } }""";
        Dataset dataset = Read("""{"columns": {"lo": {"sdtype": "numerical"}, "hi": {"sdtype": "numerical"}}}""", "lo,hi\n1,2\n2,3\n3,4\n4,4\n");
        Table synthetic = CsvTableReader.Parse("lo,hi\n1,2\n4,3\n3,4\n4,4\n", "s.csv", dataset.Train.Schema);

        MetricResult.Computed alone = Evaluator.Computed("sdmetrics.diagnostic", With(dataset, unnamed), synthetic);
        Assert.Equal([("Data Validity", 1, Left), ("Data Structure", 1, null)], alone.Parts.Select(p => (p.Name, p.Value, p.Note)));

        MetricResult.Computed beside = Evaluator.Computed("sdmetrics.diagnostic", With(dataset, unnamed, """{"class_name": "FixedIncrements", "parameters": {"column_name": "lo", "increment_value": 1, "table_name": "t"}}"""), synthetic);
        Assert.Equal([("Data Validity", 1, null), ("Data Structure", 1, null), ("Constraint Validity", 1, Left)], beside.Parts.Select(p => (p.Name, p.Value, p.Note)));
    }

    [Fact]
    public void A_date_that_does_not_read_leaves_its_column_text()
    {
        Dataset dataset = Read("""{"columns": {"x": {"sdtype": "numerical"}, "day": {"sdtype": "datetime", "datetime_format": "%Y-%m-%d"}}}""", "x,day\n1,2023-01-03\n2,2023-12-11\n3,2023-05-05\n4,2023-05-06\n");
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "x,day\n1,2023-01-03\n2,soon\n3,2023-05-05\n4,2023-05-06\n");
            MetricPart[] parts = [.. Evaluator.Computed("sdmetrics.diagnostic", dataset, dataset.ReadSynthetic(path)).Parts];

            // x within its range, 3 of 4 dates in the format, no score for their range; of the types one in three is common.
            Assert.Equal([("Data Validity", (1 + 0.75) / 2), ("Data Structure", 1 / 3.0)], parts.Select(p => (p.Name, p.Value)));
            Assert.Contains("day has a value that pandas cannot read by its format", parts[0].Note, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static Dataset With(Dataset dataset, params string[] constraints)
    {
        using JsonDocument list = JsonDocument.Parse($"[{string.Join(',', constraints)}]");
        return dataset.With(new ConstraintsReader(dataset.Train, null).Read(new JsonReader(list.RootElement, "c.json")));
    }

    private static Dataset Read(string metadata, string rows)
    {
        using JsonDocument document = JsonDocument.Parse(metadata);
        Table train = CsvTableReader.Parse(rows, "train.csv", TableSchemaReader.Read(document.RootElement, "metadata"));
        return TableMaps.Dataset(train, train, train);
    }
}
