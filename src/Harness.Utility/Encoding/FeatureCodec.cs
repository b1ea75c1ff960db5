using Harness.Tables;

namespace Harness.Utility.Encoding;

/// <summary>
/// Turns rows into numbers for a model, learned from the rows it trains on: numbers and dates centred and scaled to unit
/// deviation, a missing one at the mean with an indicator beside it; labels one-hot, an unknown or missing one all zero; ordinal
/// labels are numbers, their ranks. Ids and the target are left out.
/// </summary>
internal sealed class FeatureCodec
{
    private readonly List<Feature> _features = [];

    private FeatureCodec()
    {
    }

    /// <summary>Numbers a row, at least 1.</summary>
    public int Width { get; private set; }

    /// <summary>Learns from a table.</summary>
    /// <param name="train">The rows to train on.</param>
    /// <param name="target">The column to leave out, with the order of the others.</param>
    public static FeatureCodec Learn(Table train, TargetCodec target)
    {
        var codec = new FeatureCodec();
        foreach (Column column in train.Columns.Where(c => c.Schema.IsModelled && c.Name != target.Column))
        {
            codec._features.Add(target.Ordered.Has(column) ? new Number(column, target.Ordered, codec.Width) : new Label((CategoricalColumn)column, codec.Width));
            codec.Width += codec._features[^1].Width;
        }

        // A model wants at least one number: a table without features gets a constant one.
        codec.Width = Math.Max(1, codec.Width);
        return codec;
    }

    /// <summary>The rows of a table as numbers, row by row.</summary>
    /// <param name="table">A table with the schema learned from.</param>
    public FeatureMatrix Encode(Table table)
    {
        var values = new float[table.RowCount * Width];
        foreach (Feature feature in _features)
        {
            feature.Encode(table[feature.Column], values, Width);
        }

        return new FeatureMatrix(values, Width);
    }

    private abstract class Feature(string column, int offset, int width)
    {
        public string Column => column;

        public int Width => width;

        protected int Offset => offset;

        public abstract void Encode(Column column, float[] values, int stride);
    }

    private sealed class Number : Feature
    {
        private readonly OrderedValues _ordered;
        private readonly Standardisation _standard;

        public Number(Column column, OrderedValues ordered, int offset)
            : base(column.Name, offset, column.MissingCount > 0 ? 2 : 1) => (_ordered, _standard) = (ordered, Standardisation.Of(ordered.Present(column)));

        public override void Encode(Column column, float[] values, int stride)
        {
            ReadOnlySpan<double> numbers = _ordered.Of(column);
            for (int row = 0; row < numbers.Length; row++)
            {
                bool missing = double.IsNaN(numbers[row]);
                values[row * stride + Offset] = missing ? 0 : (float)_standard.Of(numbers[row]);
                if (Width == 2)
                {
                    values[row * stride + Offset + 1] = missing ? 1 : 0;
                }
            }
        }
    }

    private sealed class Label : Feature
    {
        private readonly Dictionary<string, int> _position;

        private Label(string column, int offset, Dictionary<string, int> position)
            : base(column, offset, position.Count) => _position = position;

        public Label(CategoricalColumn column, int offset)
            : this(column.Name, offset, Positions(column))
        {
        }

        public override void Encode(Column column, float[] values, int stride)
        {
            var labels = (CategoricalColumn)column;
            int[] positions = [.. labels.Levels.Select(level => _position.GetValueOrDefault(level, -1))];
            for (int row = 0; row < labels.Length; row++)
            {
                if (labels.Codes[row] is >= 0 and var code && positions[code] >= 0)
                {
                    values[row * stride + Offset + positions[code]] = 1;
                }
            }
        }

        private static Dictionary<string, int> Positions(CategoricalColumn column) => new SortedSet<int>(column.Codes.ToArray())
            .Where(code => code >= 0)
            .Select((code, index) => (Level: column.Levels[code], index))
            .ToDictionary(p => p.Level, p => p.index, StringComparer.Ordinal);
    }
}
