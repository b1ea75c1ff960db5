using Harness.Utility.Encoding;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Harness.Utility.Models;

/// <summary>Rows with a class each, as ML.NET's trainers read them: without the code that <c>LoadFromEnumerable</c> writes at every call.</summary>
/// <param name="features">The rows.</param>
/// <param name="answers">One class a row.</param>
/// <param name="classes">Number of classes.</param>
internal sealed class FeatureView(FeatureMatrix features, int[] answers, int classes) : IDataView
{
    private const int LabelIndex = 1;

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
                : (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) =>
                {
                    VBufferEditor<float> editor = VBufferEditor.Create(ref value, Rows.Width);
                    Rows.Row(_row).CopyTo(editor.Values);
                    value = editor.Commit();
                });
            return (ValueGetter<TValue>)getter;
        }
    }

    private FeatureMatrix Rows => features;

    private int[] Answers => answers;
}
