using Harness.Metrics.Contingency;

namespace Harness.Tests.Metrics.Contingency;

public class CellPlacesTests
{
    /// <summary>Cells that come several times and differ in either number alone; twice, as the memory is used again.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    public void Cells_have_places_in_the_order_in_which_they_come(int most)
    {
        for (int repeat = 0; repeat < 3; repeat++)
        {
            Cell[] cells = [.. Enumerable.Range(repeat, 3 * most).Select(i => i % most).Select(i => new Cell((long)(i % 37) << 40, i / 37))];
            Cell[] order = [.. cells.Distinct()];

            using var places = new CellPlaces(most);

            Assert.Equal(cells.Select(cell => Array.IndexOf(order, cell)), cells.Select(places.Of));
            Assert.Equal(most, places.Count);
            Assert.Equal(order, places.Cells.ToArray());
        }
    }
}
