using Harness.Tables;

namespace Harness.SdMetrics.Encoding;

/// <summary>A column as codes that index a table of counts.</summary>
/// <param name="Codes">One code a row, −<paramref name="Offset"/> to <paramref name="Size"/> − 1 − <paramref name="Offset"/>.</param>
/// <param name="Offset">Added to a code to make it an index.</param>
/// <param name="Size">Number of indices.</param>
internal readonly record struct CodedColumn(int[] Codes, int Offset, int Size)
{
    /// <summary>Labels, missing an ordinary one.</summary>
    public static CodedColumn Labels(int[] codes, int levels) => new(codes, -CategoricalColumn.Missing, levels + 1);
}
