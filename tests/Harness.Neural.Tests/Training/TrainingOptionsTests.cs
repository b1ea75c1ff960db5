using Harness.Neural.Ctgan;
using Harness.Neural.Gan;
using Harness.Neural.Tvae;

namespace Harness.Neural.Tests.Training;

public sealed class TrainingOptionsTests
{
    [Theory]
    [InlineData(1, 3000)]
    [InlineData(1000, 3000)]
    [InlineData(2250, 4500)]
    [InlineData(4000, 6000)]
    [InlineData(1_000_000, 6000)]
    public void Steps_grow_with_the_root_of_the_rows(int rows, int steps) => Assert.Equal(steps, new CtganOptions().StepsFor(rows));

    [Theory]
    [InlineData(1, 600)]
    [InlineData(200, 600)]
    [InlineData(300, 900)]
    [InlineData(999, 2997)]
    [InlineData(1000, 3000)]
    [InlineData(1690, 3900)]
    [InlineData(1_000_000, 4000)]
    public void The_small_gan_takes_three_steps_a_row_of_a_small_table(int rows, int steps) => Assert.Equal(steps, new GanOptions().StepsFor(rows));

    [Theory]
    [InlineData(1, 128)]
    [InlineData(999, 128)]
    [InlineData(1000, 256)]
    [InlineData(1_000_000, 256)]
    public void The_small_gan_learns_from_larger_batches_of_a_larger_table(int rows, int batch) => Assert.Equal(batch, new GanOptions().BatchSizeFor(rows));

    [Fact]
    public void Others_have_batches_of_one_size() => Assert.Equal((100, 128), (new CtganOptions().BatchSizeFor(5000), new TvaeOptions().BatchSizeFor(5000)));

    [Fact]
    public void Steps_asked_for_count() => Assert.Equal(7, new GanOptions { Steps = 7 }.StepsFor(5000));

    [Fact]
    public void Epochs_go_through_all_rows() => Assert.Equal(300 * 3, CtganOptions.AsSdv.StepsFor(1001));
}
