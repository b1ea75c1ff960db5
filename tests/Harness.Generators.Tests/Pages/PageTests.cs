using System.Globalization;
using System.Reflection;
using Harness.Arbitraries;
using Harness.Generators.Cart;

namespace Harness.Generators.Tests.Pages;

/// <summary>Each generator that runs without training has a page for users, <c>docs/generators/&lt;id&gt;.md</c>, that is complete and true.</summary>
public class PageTests
{
    private static readonly string[] Sections = ["When to use it", "When not", "Options", "Cost", "Example"];

    /// <summary>The generators that can be had without an argument.</summary>
    public static TheoryData<Type> Generators { get; } =
        [.. new[] { typeof(IGenerator).Assembly, typeof(CartGenerator).Assembly }.Distinct().SelectMany(assembly => assembly.GetExportedTypes())
            .Where(type => type.IsClass && type.IsAssignableTo(typeof(IGenerator)) && type.GetConstructors().Any(c => c.GetParameters().All(p => p.IsOptional)))
            .OrderBy(type => type.Name, StringComparer.Ordinal)];

    [Fact]
    public void All_generators_are_found() =>
        Assert.Equal(["arf", "bayes-net", "bootstrap", "cart", "gaussian-copula", "independent", "mixture"], Generators.Select(row => Id(row.Data)));

    [Theory]
    [MemberData(nameof(Generators))]
    public void A_page_has_every_section(Type generator)
    {
        string[] lines = Page(generator);
        Assert.StartsWith($"# `{Id(generator)}`: ", lines[0], StringComparison.Ordinal);
        Assert.Equal(Sections, lines.Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line[3..]));
    }

    [Theory]
    [MemberData(nameof(Generators))]
    public void A_page_names_every_option_with_its_default_and_range(Type generator)
    {
        string[][] rows = [.. Page(generator).Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('|', StringSplitOptions.TrimEntries))];
        ParameterInfo? parameter = generator.GetConstructors().Single().GetParameters().SingleOrDefault();
        PropertyInfo[] options = parameter?.ParameterType.GetProperties(BindingFlags.Public | BindingFlags.Instance) ?? [];

        Assert.Equal(options.Select(option => $"`{option.Name}`"), rows.Select(row => row[1]));
        foreach ((PropertyInfo option, string[] row) in options.Zip(rows))
        {
            object? expected = option.GetValue(Activator.CreateInstance(parameter!.ParameterType));
            Assert.True(Equals(expected, Value(row[2], option.PropertyType)), $"{option.Name} is {expected} by default, {row[2]} in the page.");
            Assert.NotEmpty(row[3]);
            Assert.NotEmpty(row[4]);
        }
    }

    [Theory]
    [MemberData(nameof(Generators))]
    public void The_example_of_a_page_is_one_that_runs(Type generator)
    {
        string[] example = [.. Page(generator).SkipWhile(line => line != "```csharp").Skip(1).TakeWhile(line => line != "```")];
        string source = File.ReadAllText(Path.Combine(Repository.Root, "tests", "Harness.Generators.Tests", "Pages", "ExampleTests.cs"));

        Assert.Equal(4, example.Length);
        Assert.Matches("^Dataset dataset = DatasetReader.Read\\(\"datasets/[a-z-]+\"\\);$", example[0]);
        Assert.Contains($"        {example[1]}\n        {example[2]}\n", source, StringComparison.Ordinal);
        Assert.Contains($"new {generator.Name}(", example[1], StringComparison.Ordinal);
        Assert.Equal("File.WriteAllText(\"synthetic.csv\", CsvTableWriter.Write(synthetic));", example[3]);
    }

    private static string Id(Type generator) => ((IGenerator)Activator.CreateInstance(generator, BindingFlags.OptionalParamBinding | BindingFlags.CreateInstance | BindingFlags.Instance | BindingFlags.Public, null, generator.GetConstructors().Single().GetParameters().Length == 0 ? [] : [Type.Missing], CultureInfo.InvariantCulture)!).Info.Id;

    private static string[] Page(Type generator) => File.ReadAllLines(Path.Combine(Repository.Root, "docs", "generators", $"{Id(generator)}.md"));

    private static object Value(string text, Type type) => (Nullable.GetUnderlyingType(type) ?? type) is { IsEnum: true } kind
        ? Enum.Parse(kind, text)
        : Convert.ChangeType(double.Parse(text, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture), Nullable.GetUnderlyingType(type) ?? type, CultureInfo.InvariantCulture);
}
