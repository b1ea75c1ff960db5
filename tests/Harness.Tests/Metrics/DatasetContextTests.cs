using Harness.Arbitraries;
using Harness.Metrics;
using Harness.Tables;

namespace Harness.Tests.Metrics;

public class DatasetContextTests
{
    /// <summary>Each piece of work, known by the types of result and key and by the key itself, is done once for all threads.</summary>
    [Fact]
    public void Work_is_done_once_for_each_type_and_key()
    {
        var context = new DatasetContext(RandomTables.Dataset(1, 20));
        int done = 0;
        var found = new (object Whole, object A, object B, object Other, object Number)[64];
        Parallel.For(0, found.Length, i => found[i] = (
            context.Get(_ => Work<First>()),
            context.Get("a", _ => Work<First>()),
            context.Get("b", _ => Work<First>()),
            context.Get("a", _ => Work<Second>()),
            context.Get(7, _ => Work<First>())));

        Assert.Equal(5, done);
        Assert.All(found, f => Assert.Equal(found[0], f));
        Assert.Equal(5, new HashSet<object>([found[0].Whole, found[0].A, found[0].B, found[0].Other, found[0].Number], ReferenceEqualityComparer.Instance).Count);

        T Work<T>()
            where T : new()
        {
            Interlocked.Increment(ref done);
            return new T();
        }
    }

    /// <summary>A synthetic table's own work is not that of another table of the dataset.</summary>
    [Fact]
    public void Tables_of_one_dataset_share_the_real_work_alone()
    {
        var shared = new DatasetContext(RandomTables.Dataset(1, 20));
        Table train = shared.Dataset.Train;
        PairContext[] pairs = [new(shared.Dataset, train, shared), new(shared.Dataset, train, shared)];

        Assert.Same(pairs[0].Shared.Get(_ => new First()), pairs[1].Shared.Get(_ => new First()));
        Assert.Same(pairs[0].Get(() => new First()), pairs[0].Get(() => new First()));
        Assert.NotSame(pairs[0].Get(() => new First()), pairs[1].Get(() => new First()));
    }

    private sealed class First;

    private sealed class Second;
}
