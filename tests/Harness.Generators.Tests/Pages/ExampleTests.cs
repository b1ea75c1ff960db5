using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Generators.Arf;
using Harness.Generators.BayesNet;
using Harness.Generators.Bootstrap;
using Harness.Generators.Cart;
using Harness.Generators.GaussianCopula;
using Harness.Generators.Independent;
using Harness.Generators.Mixture;
using Harness.Tables;

namespace Harness.Generators.Tests.Pages;

/// <summary>The examples of the generators' pages, which <see cref="PageTests"/> finds here line by line.</summary>
public class ExampleTests
{
    [Fact]
    public void Arf()
    {
        Dataset dataset = Read("penguins");
        IFittedGenerator fitted = new ArfGenerator(new ArfOptions { Trees = 20 }).Fit(dataset.Train, new FitContext { Seed = 1 });
        Table synthetic = fitted.Sample(1000, seed: 2);
        Check(dataset, synthetic);
    }

    [Fact]
    public void BayesNet()
    {
        Dataset dataset = Read("titanic");
        IFittedGenerator fitted = new BayesNetGenerator(new BayesNetOptions { MaximumParents = 1 }).Fit(dataset.Train, new FitContext { Seed = 1 });
        Table synthetic = fitted.Sample(1000, seed: 2);
        Check(dataset, synthetic);
    }

    [Fact]
    public void Bootstrap()
    {
        Dataset dataset = Read("penguins");
        IFittedGenerator fitted = new BootstrapGenerator().Fit(dataset.Train, new FitContext());
        Table synthetic = fitted.Sample(1000, seed: 2);
        Check(dataset, synthetic);
    }

    [Fact]
    public void Cart()
    {
        Dataset dataset = Read("penguins");
        IFittedGenerator fitted = new CartGenerator(new CartOptions { MinimumLeaf = 20 }).Fit(dataset.Train, new FitContext { Seed = 1, Target = dataset.Target });
        Table synthetic = fitted.Sample(1000, seed: 2);
        Check(dataset, synthetic);
    }

    [Fact]
    public void GaussianCopula()
    {
        Dataset dataset = Read("penguins");
        IFittedGenerator fitted = new GaussianCopulaGenerator(new GaussianCopulaOptions { Margins = MarginKind.Smoothed }).Fit(dataset.Train, new FitContext { Seed = 1 });
        Table synthetic = fitted.Sample(1000, seed: 2);
        Check(dataset, synthetic);
    }

    [Fact]
    public void Independent()
    {
        Dataset dataset = Read("penguins");
        IFittedGenerator fitted = new IndependentGenerator().Fit(dataset.Train, new FitContext());
        Table synthetic = fitted.Sample(1000, seed: 2);
        Check(dataset, synthetic);
    }

    [Fact]
    public void Mixture()
    {
        Dataset dataset = Read("penguins");
        IFittedGenerator fitted = new MixtureGenerator(new MixtureOptions { MaximumClasses = 10, Penalty = null }).Fit(dataset.Train, new FitContext { Seed = 1 });
        Table synthetic = fitted.Sample(1000, seed: 2);
        Check(dataset, synthetic);
    }

    private static Dataset Read(string name) => DatasetReader.Read(Path.Combine(Repository.Root, "datasets", name));

    // The CSV text that the pages write reads back as the table.
    private static void Check(Dataset dataset, Table synthetic)
    {
        string csv = CsvTableWriter.Write(synthetic);
        Table back = CsvTableReader.Parse(csv, "synthetic.csv", dataset.Train.Schema);
        Assert.Equal(1000, back.RowCount);
        Assert.Equal(csv, CsvTableWriter.Write(back));
    }
}
