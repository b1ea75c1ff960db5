using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.Loader;
using Harness.Generators.Bootstrap;
using Harness.Generators.Cart;
using Harness.Generators.Rules;
using Harness.Studies.Cache;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Harness.Studies.Tests.Cache;

/// <summary>The identity of code changes with everything that takes part in a score, and with nothing else.</summary>
public sealed class CodeIdentityTests
{
    // An evaluator in small: what it calls, holds and inherits, and a type that only lies beside it.
    private const string Source = """
        using System;
        using System.Linq;

        public abstract class Base { public virtual double Offset() => 1; }
        public interface IPart { double Value(); }
        public sealed class Part : IPart { public double Value() => Constants.Scale * 2; }
        public sealed class Nested : IPart { private readonly IPart _inner; public Nested(IPart inner) => _inner = inner; public double Value() => _inner.Value() + 1; }
        public static class Constants { public const double Scale = 3; public static readonly double[] Table = { 1, 2, 3, 4, 5, 6, 7, 8, 9 }; }
        public static class Generic { public static T First<T>(T[] items) where T : struct => items[0]; }
        public struct Cell { public int Code; public int Twice() => 2 * Code; }
        public static class Report { public static string Title() => "a report"; }

        public sealed class Evaluator : Base
        {
            public int Bins = 20;
            private readonly IPart _part = new Nested(new Part());
            private readonly Func<double, double> _map = v => v + 1;

            /// <summary>Measures.</summary>
            public double Measure(int n)
            {
                try
                {
                    return n switch
                    {
                        0 => _part.Value(),
                        1 => Constants.Table.Sum() + Offset(),
                        2 => Generic.First(new[] { new Cell { Code = 7 } }).Twice(),
                        3 => "label".Length,
                        _ => _map(n),
                    };
                }
                catch (InvalidOperationException)
                {
                    return double.NaN;
                }
            }
        }
        """;

    [Theory]
    [InlineData("/// <summary>Measures.</summary>", "/// <summary>Measures, in other words.</summary>\n\n    // And a comment.")]
    [InlineData("\"a report\"", "\"another report\"")]
    [InlineData("public static class Report {", "public static class Unused { public static int One() => 1; }\npublic static class Report {")]
    [InlineData("public double Value() => Constants.Scale * 2; }", "public double Value() => Constants.Scale * 2; }\n\n\n")]
    public void What_does_not_take_part_changes_nothing(string before, string after) => Assert.Equal(IdentityOf(Source), IdentityOf(Replace(before, after)));

    [Theory]
    [InlineData("public virtual double Offset() => 1;", "public virtual double Offset() => 2;")]
    [InlineData("Scale = 3", "Scale = 4")]
    [InlineData("{ 1, 2, 3, 4, 5, 6, 7, 8, 9 }", "{ 1, 2, 3, 4, 5, 6, 7, 8, 8 }")]
    [InlineData("_inner.Value() + 1", "_inner.Value() + 2")]
    [InlineData("Constants.Scale * 2", "Constants.Scale / 2")]
    [InlineData("=> items[0]", "=> items[1]")]
    [InlineData("2 * Code", "3 * Code")]
    [InlineData("\"label\"", "\"longer label\"")]
    [InlineData("v => v + 1", "v => v - 1")]
    [InlineData("Bins = 20", "Bins = 21")]
    [InlineData("new Nested(new Part())", "new Part()")]
    [InlineData("catch (InvalidOperationException)", "catch (ArgumentException)")]
    [InlineData("1 => Constants", "4 => Constants")]
    public void What_takes_part_changes_it(string before, string after) => Assert.NotEqual(IdentityOf(Source), IdentityOf(Replace(before, after)));

    [Fact]
    public void A_setting_changes_it() => Assert.NotEqual(IdentityOf(Source), IdentityOf(Source, e => e.GetType().GetField("Bins")!.SetValue(e, 400)));

    /// <summary>A setting counts whatever it is held in.</summary>
    [Fact]
    public void A_setting_of_any_kind_changes_it()
    {
        object[] settings =
        [
            1, 2, 1.5, true, false, "a", 'a', DayOfWeek.Friday, 1m, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), new DateOnly(2024, 1, 2), (1, 2), (1, 3),
            new[] { 1, 2 }, new[] { 1, 3 }, new List<int> { 1, 2, 3 }, new HashSet<int> { 1 }, new HashSet<int> { 2 },
            new Dictionary<string, int> { ["a"] = 1 }, new Dictionary<string, int> { ["a"] = 2 }, new Dictionary<string, int> { ["b"] = 1 },
            new Dictionary<string, int> { ["a"] = 1 }.ToFrozenDictionary(), new Dictionary<string, int> { ["a"] = 3 }.ToFrozenDictionary(),
            ImmutableArray.Create(1, 2), ImmutableArray.Create(1, 4), default(ImmutableArray<int>), new KeyValuePair<string, int>("a", 1), new KeyValuePair<string, int>("a", 2),
        ];
        Assert.Equal(settings.Length, settings.Select(s => new CodeIdentity().Of(new Holder(s))).Distinct().Count());
        Assert.All(settings, s => Assert.Equal(new CodeIdentity().Of(new Holder(s)), new CodeIdentity().Of(new Holder(s))));
    }

    /// <summary>Packages and the framework count by version, this project by its code.</summary>
    [Fact]
    public void Packages_are_told_from_own_code()
    {
        PackageAssemblies packages = PackageAssemblies.OfProcess();
        Assert.True(packages.Contains(typeof(object).Assembly));
        Assert.True(packages.Contains(typeof(CSharpCompilation).Assembly));
        Assert.False(packages.Contains(typeof(Evaluation).Assembly));
        Assert.False(packages.Contains(typeof(CodeIdentityTests).Assembly));
    }

    /// <summary>The generator inside another is what decides: this is where a worse one once passed on the better one's scores.</summary>
    [Fact]
    public void A_wrapped_generator_is_told_apart()
    {
        var code = new CodeIdentity();
        string[] identities =
        [
            code.Of(new RuleKeepingGenerator(new CartGenerator())),
            code.Of(new RuleKeepingGenerator(new CartGenerator(new CartOptions { MinimumLeaf = 400 }))),
            code.Of(new RuleKeepingGenerator(new BootstrapGenerator())),
            code.Of(new CartGenerator()),
        ];
        Assert.Equal(4, identities.Distinct().Count());
        Assert.Equal(identities[0], new CodeIdentity().Of(new RuleKeepingGenerator(new CartGenerator())));
    }

    [Fact]
    public void Every_default_evaluator_has_one_that_no_other_has()
    {
        var code = new CodeIdentity();
        Assert.Equal(Evaluators.Default.Count, Evaluators.Default.Select(code.Of).Distinct().Count());
        Assert.All(Evaluators.Default, e => Assert.Equal(new CodeIdentity().Of(e), code.Of(e)));
    }

    private sealed record Holder(object Setting);

    private static string Replace(string before, string after)
    {
        Assert.Contains(before, Source, StringComparison.Ordinal);
        return Source.Replace(before, after, StringComparison.Ordinal);
    }

    private static string IdentityOf(string source, Action<object>? set = null)
    {
        string[] platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var compilation = CSharpCompilation.Create(
            "Scores",
            [CSharpSyntaxTree.ParseText(source)],
            platform.Where(p => Path.GetFileName(p).StartsWith("System.", StringComparison.Ordinal)).Select(p => MetadataReference.CreateFromFile(p)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, deterministic: true));
        using var image = new MemoryStream();
        Assert.Empty(compilation.Emit(image).Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error));
        image.Position = 0;
        object evaluator = Activator.CreateInstance(new AssemblyLoadContext(null).LoadFromStream(image).GetType("Evaluator")!)!;
        set?.Invoke(evaluator);
        return new CodeIdentity().Of(evaluator);
    }
}
