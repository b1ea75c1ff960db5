using Harness.Arbitraries;
using Harness.Arbitraries.Damages;
using Harness.Datasets;
using Harness.Random;
using Harness.Tables;

namespace Harness.Studies.Tests.Damages;

/// <summary>Damages do what they say, where they say, and nothing else: what tests the gate has to be right itself.</summary>
public sealed class DamageCatalogueTests
{
    private const int Rows = 400;

    private static readonly Lazy<FreshHalf[]> Halves = new(() =>
    [
        .. Repository.Datasets.Select(name => FreshHalf.Of(DatasetReader.Read(Repository.Dataset(name)), 0)),
        .. MadeTables.Names.Select(name => FreshHalf.Of(MadeTables.Create(name, 4 * Rows), 0, Rows)),
    ]);

    public static TheoryData<string> Ids => [.. DamageCatalogue.All.Select(d => d.Id)];

    [Fact]
    public void Ids_are_unique() => Assert.Equal(DamageCatalogue.All.Count, DamageCatalogue.All.Select(d => d.Id).Distinct().Count());

    [Theory, MemberData(nameof(Ids))]
    public void Strengths_grow_and_hold_what_is_promised(string id)
    {
        Damage damage = DamageCatalogue.Find(id);

        Assert.All(damage.Strengths.Zip(damage.Strengths.Skip(1)), pair => Assert.True(damage.IsAtLeast(pair.Second, pair.First) && pair.First != pair.Second));
        Assert.All(new[] { damage.PromisedByBar, damage.PromisedBySnapshot }.OfType<double>(), promised => Assert.Contains(promised, damage.Strengths));
    }

    [Theory, MemberData(nameof(Ids))]
    public void A_damage_changes_what_it_names_and_leaves_the_rest(string id)
    {
        Damage damage = DamageCatalogue.Find(id);
        int done = 0;
        foreach (FreshHalf half in Halves.Value)
        {
            foreach (DamageTarget target in damage.Targets(half.Damages).Take(3))
            {
                foreach (double strength in damage.Strengths)
                {
                    if (damage.Apply(half.Fresh, half.Damages, target, strength, new RandomStream(1)) is not { } damaged)
                    {
                        continue;
                    }

                    done++;
                    Assert.Equal(half.Fresh.Schema.Select(c => c.Name), damaged.Schema.Select(c => c.Name));
                    Assert.Equal(id == "holdout" ? half.Dataset.Holdout.RowCount : half.Fresh.RowCount, damaged.RowCount);
                    if (target.Changed is { } changed && !damage.IsOfRows)
                    {
                        Assert.All(half.Fresh.Columns.Where(c => c.Name != changed), c => Assert.Equal(Texts(c), Texts(damaged[c.Name])));
                    }
                }
            }
        }

        Assert.True(done > 0, $"{id} applies to none of our tables");
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.5)]
    [InlineData(0.8)]
    public void An_invented_pair_has_the_association_and_the_margin_of_before(double strength)
    {
        FreshHalf half = Halves.Value.Single(h => h.Dataset.Name == MadeTables.Normals);
        Damage damage = DamageCatalogue.Find("invented-pair");
        DamageTarget target = damage.Targets(half.Damages).First();

        Table damaged = damage.Apply(half.Fresh, half.Damages, target, strength, new RandomStream(1))!;

        Assert.Equal(strength, DamageContext.Association(damaged[target.Changed!], damaged[target.Beside!]), 0.02);
        Assert.Equal(Texts(half.Fresh[target.Changed!]).Order(), Texts(damaged[target.Changed!]).Order());
    }

    [Theory]
    [InlineData("flips", 0.2)]
    [InlineData("missing", 0.1)]
    public void The_strength_is_the_share_of_cells_that_change(string id, double strength)
    {
        FreshHalf half = Halves.Value.Single(h => h.Dataset.Name == MadeTables.Mixed);
        Damage damage = DamageCatalogue.Find(id);
        DamageTarget target = damage.Targets(half.Damages).First(t => half.Fresh[t.Changed!].MissingCount == 0);

        Table damaged = damage.Apply(half.Fresh, half.Damages, target, strength, new RandomStream(1))!;

        Assert.Equal(strength * half.Fresh.RowCount, Texts(half.Fresh[target.Changed!]).Zip(Texts(damaged[target.Changed!])).Count(p => p.First != p.Second), 0.6);
    }

    private static string[] Texts(Column column) => [.. Enumerable.Range(0, column.Length).Select(column.Format)];
}
