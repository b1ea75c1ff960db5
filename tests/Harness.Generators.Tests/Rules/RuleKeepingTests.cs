using Harness.Datasets.Rules;
using Harness.Generators.Arf;
using Harness.Generators.BayesNet;
using Harness.Generators.Cart;
using Harness.Generators.GaussianCopula;
using Harness.Generators.Independent;
using Harness.Generators.Mixture;
using Harness.Generators.Rules;
using Harness.Random;
using Harness.Tables;

namespace Harness.Generators.Tests.Rules;

public sealed class RuleKeepingLaws() : GeneratorLaws(new RuleKeepingGenerator(new BayesNetGenerator()));

public class RuleKeepingTests
{
    private const int Rows = 600;

    public static TheoryData<IGenerator> Generators { get; } =
        [new CartGenerator(), new ArfGenerator(), new MixtureGenerator(), new BayesNetGenerator(), new GaussianCopulaGenerator(), new IndependentGenerator()];

    [Theory]
    [MemberData(nameof(Generators), DisableDiscoveryEnumeration = true)]
    public void Every_row_keeps_every_rule(IGenerator generator)
    {
        Table train = Orders();
        Rule[] rules =
        [
            new OrderRule(["low", "high"], IsStrict: false),
            new OrderRule(["ordered", "sent"], IsStrict: true),
            CombinationRule.Of(["city", "country"], train),
            new SumRule(["net", "tax"], "gross", 0.005),
            new UniqueRule(["id"]),
        ];
        Assert.All(rules, rule => Assert.Empty(rule.Violations(train)));
        IFittedGenerator fitted = new RuleKeepingGenerator(generator).Fit(train, new FitContext { Rules = rules, Seed = 2 });
        Table synthetic = fitted.Sample(Rows, 3);
        Assert.Equal(Rows, synthetic.RowCount);
        Assert.Equal(train.Schema, synthetic.Schema);
        Assert.All(rules, rule => Assert.Empty(rule.Violations(synthetic)));
        Assert.Equal(CsvTableWriter.Write(synthetic), CsvTableWriter.Write(fitted.Sample(Rows, 3)));

        // What rules ask is not kept by chance.
        Table free = new RuleKeepingGenerator(generator).Fit(train, new FitContext { Seed = 2 }).Sample(Rows, 3);
        Assert.NotEmpty(rules[3].Violations(free));
    }

    [Fact]
    public void A_rule_that_cannot_be_kept_is_named()
    {
        Table train = Orders();
        GeneratorException exception = Assert.Throws<GeneratorException>(() =>
            new RuleKeepingGenerator(new CartGenerator()).Fit(train, new FitContext { Rules = [new UniqueRule(["city"])] }).Sample(50, 1));
        Assert.Contains("cannot keep the rule 'unique city'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("city ", exception.Message, StringComparison.Ordinal);
    }

    private static Table Orders()
    {
        RandomStream stream = new RandomStream(1).Fork("orders");
        int[] rows = [.. Enumerable.Range(0, Rows)];
        double[] low = [.. rows.Select(row => Math.Round(100 * stream.Fork(0).Uniform((ulong)row), 1))];
        double[] net = [.. rows.Select(row => Math.Round(50 + 100 * stream.Fork(1).Uniform((ulong)row), 2))];
        double[] tax = [.. net.Select((v, row) => Math.Round(v * (row % 3 == 0 ? 0.07 : 0.19), 2))];
        (string City, string Country)[] places = [("Köln", "DE"), ("Berlin", "DE"), ("Lyon", "FR"), ("Paris", "FR"), ("Rome", "IT")];
        int[] place = [.. rows.Select(row => stream.Fork(2).Index((ulong)row, places.Length))];
        DateTime[] ordered = [.. rows.Select(row => new DateTime(2024, 1, 1).AddDays(stream.Fork(3).Index((ulong)row, 300)))];
        return new Table(
        [
            CategoricalColumn.FromLabels(new("id", ColumnKind.Id), [.. rows.Select(row => $"order {row}")]),
            Number("low", low),
            Number("high", [.. low.Select((v, row) => Math.Round(v + (row % 4 == 0 ? 0 : 40 * stream.Fork(4).Uniform((ulong)row)), 1))]),
            Number("net", net),
            Number("tax", tax),
            Number("gross", [.. net.Select((v, row) => Math.Round(v + tax[row], 2))]),
            Label("city", [.. place.Select(i => places[i].City)]),
            Label("country", [.. place.Select(i => places[i].Country)]),
            Date("ordered", ordered),
            Date("sent", [.. ordered.Select((day, row) => day.AddDays(1 + stream.Fork(5).Index((ulong)row, 30)))]),
        ]);
    }

    private static NumericColumn Number(string name, double[] values) => new(new(name, ColumnKind.Numerical), values);

    private static CategoricalColumn Label(string name, string[] values) => CategoricalColumn.FromLabels(new(name, ColumnKind.Categorical), values);

    private static DateTimeColumn Date(string name, DateTime[] days) => new(new(name, ColumnKind.DateTime, new DateTimeFormat("%Y-%m-%d")), [.. days.Select(d => d.Ticks)]);
}
