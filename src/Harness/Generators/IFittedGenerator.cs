using Harness.Tables;

namespace Harness.Generators;

/// <summary>A generator that has learned a table.</summary>
public interface IFittedGenerator
{
    /// <summary>Makes a synthetic table with the schema of the train table.</summary>
    /// <param name="rows">Number of rows, at least 0.</param>
    /// <param name="seed">Seed of all randomness: the same seed gives the same table at any number of threads.</param>
    /// <param name="cancellation">Ends the work early.</param>
    Table Sample(int rows, ulong seed, CancellationToken cancellation = default);
}
