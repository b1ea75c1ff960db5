using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Harness.Arbitraries;
using Harness.Studies.Shards;

namespace Harness.Studies.Tests.Shards;

public sealed class ShardTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("1/1", 1, 1)]
    [InlineData("2/8", 2, 8)]
    [InlineData("8/8", 8, 8)]
    public void A_part_is_written_as_which_of_how_many(string text, int index, int count) => Assert.Equal(new Shard(index, count), Shard.Parse(text, _ => null));

    [Theory]
    [InlineData("0/8")]
    [InlineData("9/8")]
    [InlineData("1/0")]
    [InlineData("-1/8")]
    [InlineData("1/8/2")]
    [InlineData("1 / 8")]
    [InlineData("half")]
    [InlineData("")]
    [InlineData("1/99999999999")]
    public void Another_text_is_an_error_with_an_example(string text) =>
        Assert.EndsWith("for example 2/8; or auto, where a scheduler says it.", Assert.Throws<InputException>(() => Shard.Parse(text, _ => null)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("SLURM_ARRAY_TASK_ID=3 SLURM_ARRAY_TASK_COUNT=8 SLURM_ARRAY_TASK_MIN=1", 3, 8)]
    [InlineData("SLURM_ARRAY_TASK_ID=0 SLURM_ARRAY_TASK_COUNT=8 SLURM_ARRAY_TASK_MIN=0", 1, 8)]
    [InlineData("JOB_COMPLETION_INDEX=7 HARNESS_SHARDS=8", 8, 8)]
    [InlineData("CI_NODE_INDEX=2 CI_NODE_TOTAL=4", 2, 4)]
    public void A_scheduler_says_which(string variables, int index, int count) => Assert.Equal(new Shard(index, count), Shard.Parse("auto", Variables(variables)));

    [Theory]
    [InlineData("", "no scheduler says which part this is")]
    [InlineData("JOB_COMPLETION_INDEX=7", "say the number of completions in HARNESS_SHARDS")]
    [InlineData("JOB_COMPLETION_INDEX=8 HARNESS_SHARDS=8", "say the number of completions in HARNESS_SHARDS")]
    [InlineData("SLURM_ARRAY_TASK_ID=5 SLURM_ARRAY_TASK_MIN=1 SLURM_ARRAY_TASK_COUNT=3", "submit with --array=1-8")]
    public void A_scheduler_that_does_not_say_it_is_an_error(string variables, string message) =>
        Assert.Contains(message, Assert.Throws<InputException>(() => Shard.Parse("auto", Variables(variables))).Message, StringComparison.Ordinal);

    [Property]
    public Property Every_pair_has_one_part_and_neighbours_stay_together(NonEmptyArray<double> costs, PositiveInt count)
    {
        int parts = 1 + (count.Get - 1) % 40;
        int[] plan = ShardPlan.Of(costs.Get, parts);
        return (plan.Length == costs.Get.Length && plan.All(p => p >= 1 && p <= parts) && plan.Zip(plan.Skip(1)).All(p => p.First <= p.Second)).ToProperty();
    }

    [Fact]
    public void Parts_cost_about_the_same()
    {
        // By hand: 12 in all, so each of three parts should have 4.
        Assert.Equal([1, 1, 2, 3, 3], ShardPlan.Of([2, 2, 4, 1, 3], 3));
        Assert.Equal([1, 1, 2, 2], ShardPlan.Of([0, 0, 0, 0], 2));
    }

    [Fact]
    public void A_receipt_reads_back()
    {
        ShardReceipt receipt = Receipt(2, 3);
        receipt.Write(_folder.FullName);

        ShardReceipt read = Assert.Single(ShardReceipt.ReadAll([_folder.FullName]));

        Assert.Equal((receipt.Shard, receipt.Manifest, receipt.Thresholds, receipt.Folder), (read.Shard, read.Manifest, read.Thresholds, read.Folder));
        Assert.Equal(receipt.Pairs, read.Pairs);
    }

    [Fact]
    public void All_parts_are_one_study() => Assert.Equal("study", ShardSet.Check([Receipt(2, 2), Receipt(1, 2)]).Manifest);

    [Theory]
    [InlineData("1/3 3/3", "The part 2/3 is missing, so nothing was merged. Run it")]
    [InlineData("4/4", "The parts 1/4, 2/4, 3/4 are missing")]
    [InlineData("1/2 2/3", "The parts are not of one study: 1/2 and 2/3")]
    public void What_is_missing_is_named(string parts, string message) =>
        Assert.StartsWith(message, Assert.Throws<InputException>(() => ShardSet.Check([.. parts.Split(' ').Select(p => Receipt(int.Parse(p[..1]), int.Parse(p[2..])))])).Message, StringComparison.Ordinal);

    [Fact]
    public void Parts_of_other_studies_are_refused() =>
        Assert.StartsWith("The parts 1/2 and 2/2 are of different studies", Assert.Throws<InputException>(() => ShardSet.Check([Receipt(1, 2), Receipt(2, 2) with { Manifest = "other" }])).Message, StringComparison.Ordinal);

    [Fact]
    public void A_folder_without_a_receipt_says_how_to_go_on() =>
        Assert.Contains("a part that was killed is run again", Assert.Throws<InputException>(() => ShardReceipt.ReadAll([_folder.FullName])).Message, StringComparison.Ordinal);

    private static ShardReceipt Receipt(int index, int count) => new(new Shard(index, count), "study", null, [new("iris", "cart", 1.25)]) { Folder = "here" };

    private static Func<string, string?> Variables(string text)
    {
        var all = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToDictionary(v => v.Split('=')[0], v => v.Split('=')[1]);
        return name => all.GetValueOrDefault(name);
    }
}
