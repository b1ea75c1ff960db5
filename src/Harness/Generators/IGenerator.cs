using Harness.Tables;

namespace Harness.Generators;

/// <summary>Generates synthetic tables: learns from a train table, then samples.</summary>
public interface IGenerator
{
    /// <summary>Id, title, version and settings.</summary>
    GeneratorInfo Info { get; }

    /// <summary>Learns from a table.</summary>
    /// <param name="train">The table; it may have one row, constant columns and columns that are all missing.</param>
    /// <param name="context">Seed, target, rules, progress and cancellation.</param>
    /// <exception cref="GeneratorException">It cannot learn from this table; the message says why.</exception>
    IFittedGenerator Fit(Table train, FitContext context);
}
