using Harness.Utility.Encoding;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Harness.Utility.Models;

/// <summary>
/// Rows with a class each, as ML.NET's trainers read them: without the code that <c>LoadFromEnumerable</c> writes at every call, and without the
/// zeros, which one-hot labels are full of.
/// </summary>
/// <param name="features">The rows.</param>
/// <param name="answers">One class a row.</param>
/// <param name="classes">Number of classes.</param>
internal sealed class FeatureView(FeatureMatrix features, int[] answers, int classes) : IDataView
{
    private const int LabelIndex = 1;

    // The numbers of all rows that are not 0, with their places; where each row's begin.
    private readonly (float[] Values, int[] Places, int[] Starts) _numbers = WithoutZeros(features);

    /// <inheritdoc/>
    public bool CanShuffle => false;

    /// <inheritdoc/>
    public DataViewSchema Schema { get; } = Columns(features.Width, classes);

    /// <inheritdoc/>
    public long? GetRowCount() => features.Rows;

    /// <inheritdoc/>
    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, System.Random? rand = null) => new Cursor(this);

    /// <inheritdoc/>
    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, System.Random? rand = null) => [new Cursor(this)];

    private static DataViewSchema Columns(int width, int classes)
    {
        var columns = new DataViewSchema.Builder();
        columns.AddColumn("Features", new VectorDataViewType(NumberDataViewType.Single, width));
        columns.AddColumn("Label", new KeyDataViewType(typeof(uint), classes));
        return columns.ToSchema();
    }

    private sealed class Cursor(FeatureView view) : DataViewRowCursor
    {
        private int _row = -1;

        public override DataViewSchema Schema => view.Schema;

        public override long Position => _row;

        public override long Batch => 0;

        private FeatureMatrix Rows => view.Rows;

        public override bool MoveNext() => ++_row < Rows.Rows;

        public override bool IsColumnActive(DataViewSchema.Column column) => true;

        public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new DataViewRowId((ulong)_row, 0);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            Delegate getter = column.Index == LabelIndex
                ? (ValueGetter<uint>)((ref uint value) => value = (uint)view.Answers[_row] + 1)
                : (ValueGetter<VBuffer<float>>)view.Read(this);
            return (ValueGetter<TValue>)getter;
        }
    }

    private FeatureMatrix Rows => features;

    private ValueGetter<VBuffer<float>> Read(Cursor cursor) => (ref VBuffer<float> value) =>
    {
        int row = (int)cursor.Position;
        Range own = _numbers.Starts[row].._numbers.Starts[row + 1];
        VBufferEditor<float> editor = VBufferEditor.Create(ref value, features.Width, own.End.Value - own.Start.Value);
        _numbers.Values.AsSpan(own).CopyTo(editor.Values);
        if (editor.Values.Length < features.Width)
        {
            _numbers.Places.AsSpan(own).CopyTo(editor.Indices);
        }

        value = editor.Commit();
    };

    private static (float[] Values, int[] Places, int[] Starts) WithoutZeros(FeatureMatrix features)
    {
        int count = features.Values.Length - features.Values.AsSpan().Count(0f);
        var values = new float[count];
        var places = new int[count];
        var starts = new int[features.Rows + 1];
        int next = 0;
        for (int row = 0; row < features.Rows; row++)
        {
            ReadOnlySpan<float> own = features.Row(row);
            for (int i = 0; i < own.Length; i++)
            {
                if (own[i] != 0)
                {
                    (values[next], places[next++]) = (own[i], i);
                }
            }

            starts[row + 1] = next;
        }

        return (values, places, starts);
    }

    private int[] Answers => answers;
}
