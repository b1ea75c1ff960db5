namespace Harness.Distances;

/// <summary>Receives the distances of points, some at a time.</summary>
internal interface IDistanceVisitor
{
    /// <summary>Takes the distances of one point from some that lie together.</summary>
    /// <param name="from">The point.</param>
    /// <param name="to">The block that holds the others: points from <paramref name="to"/> · <see cref="Lanes.Count"/> on.</param>
    /// <param name="there">Mask of the lanes that hold a point: all, except in the last block.</param>
    /// <param name="distances">Sums over axes, in units of 1 / <see cref="RowPoints.Unit"/>.</param>
    void Visit(int from, int to, uint there, Lanes distances);
}
