using System.Globalization;
using System.Runtime.CompilerServices;

namespace Harness.Tables;

/// <summary>Collects the cells of one column of a CSV file, each parsed by the column's kind.</summary>
internal abstract class ColumnParser(ColumnSchema schema)
{
    public ColumnSchema Schema { get; } = schema;

    public static ColumnParser For(ColumnSchema schema) => schema.Kind switch
    {
        ColumnKind.Numerical => new Numbers(schema),
        ColumnKind.DateTime => new Dates(schema),
        ColumnKind.Boolean => new Booleans(schema),
        _ => new Labels(schema),
    };

    /// <summary>Adds a cell.</summary>
    /// <returns>What is wrong with the cell, or <see langword="null"/>.</returns>
    public abstract string? Add(ReadOnlySpan<char> cell);

    public abstract Column Build();

    private static string Shorten(ReadOnlySpan<char> cell) => cell.Length <= 60 ? cell.ToString() : string.Concat(cell[..57], "...");

    private sealed class Numbers(ColumnSchema schema) : ColumnParser(schema)
    {
        private readonly CellList<double> _values = new();
        private bool _point;
        private bool _noPoint;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override string? Add(ReadOnlySpan<char> cell)
        {
            if (cell.IsEmpty)
            {
                _values.Add(double.NaN);
                return null;
            }

            if (!ShortDecimal.TryParse(cell, out double value, out bool point))
            {
                if (!double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out value))
                {
                    return $"'{Shorten(cell)}' is not a number. Write it like 1234.5, or leave the cell empty where it is missing; if the column holds labels, give it the sdtype categorical.";
                }

                if (!double.IsFinite(value))
                {
                    return $"'{Shorten(cell)}' is not a finite number; leave the cell empty where the value is missing.";
                }

                point = cell.IndexOfAny('.', 'e', 'E') >= 0;
            }

            _point |= point;
            _noPoint |= !point;
            _values.Add(value);
            return null;
        }

        public override Column Build() => new NumericColumn(Schema, _values.ToArray(), (_point, _noPoint) switch
        {
            (false, _) => NumberStyle.Integer,
            (true, false) => NumberStyle.Decimal,
            _ => NumberStyle.Mixed,
        });
    }

    private sealed class Dates(ColumnSchema schema) : ColumnParser(schema)
    {
        private readonly CellList<long> _ticks = new();

        public override string? Add(ReadOnlySpan<char> cell)
        {
            if (cell.IsEmpty)
            {
                _ticks.Add(DateTimeColumn.Missing);
                return null;
            }

            if (!Schema.DateTimeFormat!.TryParse(cell, out DateTime value))
            {
                return $"'{Shorten(cell)}' is not a date in the format {Schema.DateTimeFormat.Pattern} (for example {Schema.DateTimeFormat.Format(new DateTime(2024, 2, 29, 13, 5, 9))}).";
            }

            _ticks.Add(value.Ticks);
            return null;
        }

        public override Column Build() => new DateTimeColumn(Schema, _ticks.ToArray());
    }

    private sealed class Booleans(ColumnSchema schema) : ColumnParser(schema)
    {
        private static readonly string[] Levels = ["False", "True"];

        private readonly CellList<int> _codes = new();
        private readonly string?[] _spelling = new string?[2];

        public override string? Add(ReadOnlySpan<char> cell)
        {
            int code = cell switch
            {
                "" => CategoricalColumn.Missing,
                "1" => 1,
                "0" => 0,
                _ when cell.Equals("true", StringComparison.OrdinalIgnoreCase) => 1,
                _ when cell.Equals("false", StringComparison.OrdinalIgnoreCase) => 0,
                _ => int.MaxValue,
            };
            if (code == int.MaxValue)
            {
                return $"'{Shorten(cell)}' is not a boolean; write True or False (or 1 or 0), or give the column the sdtype categorical.";
            }

            if (code >= 0)
            {
                _spelling[code] ??= cell.ToString();
            }

            _codes.Add(code);
            return null;
        }

        public override Column Build()
        {
            string no = _spelling[0] ?? (_spelling[1] switch { "1" => "0", "true" => "false", "TRUE" => "FALSE", _ => "False" });
            string yes = _spelling[1] ?? (_spelling[0] switch { "0" => "1", "false" => "true", "FALSE" => "TRUE", _ => "True" });
            return new CategoricalColumn(Schema, _codes.ToArray(), Levels, [no, yes]);
        }
    }

    private sealed class Labels(ColumnSchema schema) : ColumnParser(schema)
    {
        private readonly CellList<int> _codes = new();
        private readonly LabelCodes _first = new();

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override string? Add(ReadOnlySpan<char> cell)
        {
            _codes.Add(cell.IsEmpty ? CategoricalColumn.Missing : _first.Of(cell));
            return null;
        }

        public override Column Build()
        {
            string[] levels = [.. _first.All.Keys.Order(StringComparer.Ordinal)];
            var sorted = new int[levels.Length];
            for (int i = 0; i < levels.Length; i++)
            {
                sorted[_first.All[levels[i]]] = i;
            }

            int[] codes = _codes.ToArray();
            for (int i = 0; i < codes.Length; i++)
            {
                codes[i] = codes[i] < 0 ? CategoricalColumn.Missing : sorted[codes[i]];
            }

            return new CategoricalColumn(Schema, codes, levels);
        }
    }
}
