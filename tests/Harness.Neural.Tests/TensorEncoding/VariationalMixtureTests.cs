using System.Text.Json;
using FsCheck.Xunit;
using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Neural.TensorEncoding;
using Harness.Random;
using Harness.Statistics;
using Harness.Tables;

namespace Harness.Neural.Tests.TensorEncoding;

/// <summary>Expected numbers: scikit-learn's, written to mixtures.json and kept-components.json by mixtures.py beside this file.</summary>
public class VariationalMixtureTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Harness.Tests", "Generators", "Encoding");
    private static readonly JsonElement Reference = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "mixtures.json"))).RootElement;

    public static TheoryData<string> Cases => [.. Reference.EnumerateObject().Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Equals_scikit_learn_from_the_same_start(string name)
    {
        double[] values = Numbers(name, "values");
        var mixture = VariationalMixture.Fit(values, Ones(values.Length), Numbers(name, "start"));
        AssertClose(Numbers(name, "weights"), mixture.Weights, 1e-9);
        AssertClose(Numbers(name, "means"), mixture.Means, 1e-9);
        AssertClose(Numbers(name, "variances"), mixture.Variances, 1e-9);
        AssertClose(Numbers(name, "bounds"), [.. mixture.LowerBounds], 1e-9);
        AssertClose(Numbers(name, "density"), [.. Numbers(name, "grid").Select(mixture.Density)], 1e-9);
        Assert.Equal(Reference.GetProperty(name).GetProperty("converged").GetBoolean(), mixture.HasConverged);
        var posterior = new double[mixture.Weights.Length];
        AssertClose(Numbers(name, "posterior"), [.. values[..5].SelectMany(value =>
        {
            mixture.Posterior(value, posterior);
            return posterior.ToArray();
        })], 1e-9);
    }

    [Theory]
    [InlineData("three clusters")]
    [InlineData("whole numbers")]
    [InlineData("spike")]
    [InlineData("seven values")]
    public void Finds_the_same_density_from_its_own_start_where_the_case_is_clear(string name)
    {
        (double[] values, int[] counts) = Grouped(Numbers(name, "values"));
        double[] density = Numbers(name, "density");
        for (ulong seed = 0; seed < 10; seed++)
        {
            var mixture = VariationalMixture.Fit(values, counts, 10, new RandomStream(seed));
            AssertClose(density, [.. Numbers(name, "grid").Select(mixture.Density)], 0.02 * density.Max());
        }
    }

    [Fact]
    public void Keeps_as_many_components_as_scikit_learn_from_starts_of_their_own()
    {
        const int Starts = 40;
        using JsonDocument kept = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "kept-components.json")));
        foreach (JsonProperty each in kept.RootElement.EnumerateObject())
        {
            string[] names = each.Name.Split('/');
            Table real = DatasetReader.Read(Path.Combine(Repository.Root, "datasets", names[0])).Real;
            var table = new Table([real.Columns[real.Schema.IndexOf(names[1])]]);
            double[] counts = [.. Enumerable.Range(0, Starts).Select(seed =>
                (double)new TensorCodec(table, TensorOptions.AsSdv, new RandomStream((ulong)seed)).Layout.Blocks.Single(b => b.Role == TensorRole.Mode).Width)];
            double error = Math.Sqrt((Math.Pow(each.Value[1].GetDouble(), 2) + Math.Pow(Moments.StandardDeviation(counts), 2)) / Starts);
            Assert.InRange(counts.Average() - each.Value[0].GetDouble(), -3.5 * error - 0.1, 3.5 * error + 0.1);
        }
    }

    [Property]
    public void Repeated_values_count_as_often_as_they_occur(ulong seed)
    {
        RandomStream stream = new RandomStream(seed).Fork("rows");
        double[] rows = [.. Enumerable.Range(0, 1 + stream.Index(0, 60)).Select(i => stream.Index((ulong)i + 1, 9) * 0.7)];
        (double[] values, int[] counts) = Grouped(rows);
        const int Components = 3;
        double[] Start(double[] of) => [.. of.SelectMany(v => Enumerable.Range(0, Components).Select(k => k == (int)v % Components ? 1.0 : 0))];
        var options = new VariationalMixtureOptions { Iterations = 5, Tolerance = 1e-12 };
        var one = VariationalMixture.Fit(rows, Ones(rows.Length), Start(rows), options);
        var other = VariationalMixture.Fit(values, counts, Start(values), options);
        AssertClose(one.Weights.ToArray(), other.Weights, 1e-6);
        AssertClose(one.LowerBounds.Take(1).ToArray(), [.. other.LowerBounds.Take(1)], 1e-6);
    }

    [Property]
    public void Weights_sum_to_1_and_the_lower_bound_never_falls(ulong seed)
    {
        RandomStream stream = new RandomStream(seed).Fork("values");
        int count = 1 + stream.Index(0, 200);
        (double[] values, int[] counts) = Grouped([.. Enumerable.Range(1, count).Select(i => Math.Tan(1.5 * (stream.Uniform((ulong)i) - 0.5)) + stream.Index((ulong)(i + 1000), 3) * 4)]);

        // The regularisation is no part of the model: the bound gives way by what it adds.
        var mixture = VariationalMixture.Fit(values, counts, 10, stream, new VariationalMixtureOptions { Regularisation = 1e-12 });
        Assert.Equal(1, mixture.Weights.ToArray().Sum(), 1e-12);
        Assert.All(mixture.Variances.ToArray(), v => Assert.True(v > 0));
        var posterior = new double[mixture.Weights.Length];
        foreach (double value in values)
        {
            mixture.Posterior(value, posterior);
            Assert.Equal(1, posterior.Sum(), 1e-12);
        }

        double[] bounds = [.. mixture.LowerBounds];
        Assert.All(bounds.Zip(bounds.Skip(1)), pair => Assert.True(pair.Second - pair.First > -1e-6 * Math.Max(1, Math.Abs(pair.First))));
    }

    [Fact]
    public void Says_what_does_not_fit() =>
        Assert.Contains("2 values", Assert.Throws<ArgumentException>(() => VariationalMixture.Fit([1, 2], [1, 1], (double[])[1, 0, 1])).Message, StringComparison.Ordinal);

    private static double[] Numbers(string name, string property) => [.. Reference.GetProperty(name).GetProperty(property).EnumerateArray().Select(e => e.GetDouble())];

    private static int[] Ones(int count) => [.. Enumerable.Repeat(1, count)];

    private static (double[] Values, int[] Counts) Grouped(double[] rows)
    {
        IGrouping<double, double>[] groups = [.. rows.GroupBy(v => v).OrderBy(g => g.Key)];
        return ([.. groups.Select(g => g.Key)], [.. groups.Select(g => g.Count())]);
    }

    private static void AssertClose(double[] expected, ReadOnlySpan<double> actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], tolerance * Math.Max(1, Math.Abs(expected[i])));
        }
    }
}
