using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Datasets.Rules;

namespace Harness.Tests.Datasets.Rules;

public sealed class RulesReaderTests : IDisposable
{
    private const string Csv = "id,low,high,total,city,country\n1,1,2,3,Paris,France\n2,2,2,4,Lyon,France\n3,,5,,Rome,Italy\n4,0,1,1,Rome,\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Rules_are_read_and_say_what_they_ask()
    {
        IReadOnlyList<Rule> rules = Read("""
            [
              { "ordered": ["low", "high"] },
              { "sum": ["low", "high"], "equals": "total", "tolerance": 0.5 },
              { "combinations": ["city", "country"] },
              { "combinations": ["country", "city"], "allowed": [["France", "Paris"], ["France", "Lyon"], ["Italy", "Rome"], [null, "Rome"]] },
              { "unique": ["id"] },
            ]
            """).Rules;

        Assert.Equal(
            ["low ≤ high", "low + high = total ± 0.5", "combinations of city, country", "combinations of country, city", "unique id"],
            rules.Select(r => r.ToString()));
        var learned = Assert.IsType<CombinationRule>(rules[2]);
        Assert.Equal([["Paris", "France"], ["Lyon", "France"], ["Rome", "Italy"], ["Rome", null]], learned.Allowed);
    }

    [Fact]
    public void Without_rules_there_are_none() => Assert.Empty(Read(null).Rules);

    [Theory]
    [InlineData("3", ": rules must be an array […], but is the number 3; use {\"ordered\"")]
    [InlineData("[3]", ": rules[0]: a rule has exactly one of ordered, sum, combinations, unique; use")]
    [InlineData("[{ \"order\": [\"low\", \"high\"] }]", "Did you mean 'ordered'?")]
    [InlineData("[{ \"ordered\": [\"low\", \"high\"], \"unique\": [\"id\"] }]", ": rules[0]: a rule has exactly one of")]
    [InlineData("[{ \"ordered\": [\"low\", \"high\"], \"strictly\": true }]", ": rules[0]: 'strictly' is no part of a rule 'ordered'; it may have strict.")]
    [InlineData("[{ \"unique\": [\"id\"], \"strict\": true }]", ": rules[0]: 'strict' is no part of a rule 'unique'; it may have nothing else.")]
    [InlineData("[{ \"ordered\": [\"low\"] }]", ": rules[0].ordered: expected the names of two or more columns, but found [\"low\"].")]
    [InlineData("[{ \"ordered\": [\"low\", 3] }]", ": rules[0].ordered: expected the names of two or more columns")]
    [InlineData("[{ \"ordered\": [\"low\", \"hihg\"] }]", ": rules[0].ordered: 'hihg' is not a column. Did you mean 'high'? The columns are id, low, high, total, city, country.")]
    [InlineData("[{ \"ordered\": [\"low\", \"low\"] }]", ": rules[0].ordered: a column is named twice")]
    [InlineData("[{ \"ordered\": [\"low\", \"city\"] }]", ": rules[0].ordered: the columns must be all numerical or all datetime, but 'city' is categorical.")]
    [InlineData("[{ \"ordered\": [\"low\", \"high\"], \"strict\": 1 }]", ": rules[0].strict must be true or false, but is the number 1.")]
    [InlineData("[{ \"ordered\": [\"low\", \"high\"], \"strict\": true }]", ": rules[0]: 1 of 4 real rows break 'low < high'; the first is row 2: low 2, high 2 of ")]
    [InlineData("[{ \"sum\": [\"low\", \"high\"] }]", ": rules[0]: 'equals' is missing; it names the column of the sum.")]
    [InlineData("[{ \"sum\": [\"low\", \"high\"], \"equals\": \"total\", \"tolerance\": -1 }]", ": rules[0].tolerance: expected a number of at least 0, but found -1.")]
    [InlineData("[{ \"sum\": [\"low\", \"high\"], \"equals\": \"city\" }]", ": rules[0]: the columns must be numerical, but 'city' is categorical.")]
    [InlineData("[{ \"combinations\": [\"city\", \"low\"] }]", ": rules[0].combinations: the columns must be categorical or boolean, but 'low' is numerical.")]
    [InlineData("[{ \"combinations\": [\"city\", \"country\"], \"allowed\": [] }]", ": rules[0].allowed: expected an array of combinations, but found []; leave 'allowed' out")]
    [InlineData("[{ \"combinations\": [\"city\", \"country\"], \"allowed\": [[\"Paris\"]] }]", ": rules[0].allowed[0]: expected 2 labels (null where missing), but found [\"Paris\"].")]
    [InlineData("[{ \"combinations\": [\"city\", \"country\"], \"allowed\": [[\"Paris\", \"France\"]] }]", ": rules[0]: 3 of 4 real rows break 'combinations of city, country'; the first is row 2: city Lyon, country France")]
    [InlineData("[{ \"unique\": [\"id\"] }, { \"unique\": [\"id\"] }]", ": rules[1]: the rule 'unique id' stands here twice; remove one.")]
    [InlineData("[{ \"unique\": [\"country\"] }]", ": rules[0]: 2 of 4 real rows break 'unique country'; the first is row 2: country France of ")]
    public void A_mistake_is_named_with_its_place_and_remedy(string rules, string expected)
    {
        InputException error = Assert.Throws<InputException>(() => Read(rules));

        Assert.StartsWith(_folder.PathOf("toy", "dataset.json"), error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    private Dataset Read(string? rules)
    {
        string declared = rules is null ? "" : $"\"rules\": {rules},";
        _folder.Write("toy/dataset.json", $$"""
            { "name": "toy", "title": "Toy", "source": "a test", "license": "none", {{declared}}
              "metadata": { "columns": { "id": { "sdtype": "id" }, "low": { "sdtype": "numerical" }, "high": { "sdtype": "numerical" },
                "total": { "sdtype": "numerical" }, "city": { "sdtype": "categorical" }, "country": { "sdtype": "categorical" } } } }
            """);
        _folder.Write("toy/data.csv", Csv);
        return DatasetReader.Read(_folder.PathOf("toy"));
    }
}
