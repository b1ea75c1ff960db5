using Harness.Generators.Trees;

namespace Harness.Generators.Arf;

/// <summary>
/// Explains whether a row is real or synthetic, by Gini's index; either side of a split keeps enough real rows to draw from.
/// </summary>
/// <param name="real">Number of real rows: rows below it are real, all others synthetic.</param>
internal sealed class RealResponse(int real) : Response
{
    private int _real;

    public override double Enter(ReadOnlySpan<int> rows)
    {
        _real = 0;
        foreach (int row in rows)
        {
            _real += row < real ? 1 : 0;
        }

        return (double)_real * (rows.Length - _real) / rows.Length;
    }

    public override (double Gain, int Left) BestCut(ReadOnlySpan<int> rows, ReadOnlySpan<int> keys, int leaf)
    {
        double best = 0;
        int cut = 0;
        int left = 0;
        double share = (double)_real / rows.Length;
        for (int i = 1; i < rows.Length; i++)
        {
            int row = rows[i - 1];
            left += row < real ? 1 : 0;
            if (left >= leaf && keys[row] != keys[rows[i]])
            {
                if (_real - left < leaf)
                {
                    break;
                }

                double excess = left - share * i;
                double gain = excess * excess * rows.Length / ((double)i * (rows.Length - i));
                if (gain > best)
                {
                    best = gain;
                    cut = i;
                }
            }
        }

        return (best, cut);
    }

    public override void Score(ReadOnlySpan<int> rows, ReadOnlySpan<int> codes, int levels, Span<double> scores)
    {
        foreach (int row in rows)
        {
            scores[row] = row < real ? 1 : 0;
        }
    }
}
