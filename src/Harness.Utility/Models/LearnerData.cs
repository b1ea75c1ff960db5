using Harness.Utility.Encoding;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Harness.Utility.Models;

/// <summary>Carries rows into ML.NET and scores out of it.</summary>
internal static class LearnerData
{
    /// <summary>Rows with a number each.</summary>
    public static IDataView Numbers(MLContext context, FeatureMatrix features, Func<int, float> label)
    {
        SchemaDefinition schema = SchemaDefinition.Create(typeof(NumberRow));
        schema[nameof(NumberRow.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, features.Width);
        return context.Data.LoadFromEnumerable(
            Enumerable.Range(0, features.Rows).Select(i => new NumberRow { Features = features.Row(i).ToArray(), Label = label(i) }).ToArray(),
            schema);
    }

    /// <summary>Rows with a yes or no each.</summary>
    public static IDataView Labels(MLContext context, FeatureMatrix features, bool[] labels)
    {
        SchemaDefinition schema = SchemaDefinition.Create(typeof(LabelRow));
        schema[nameof(LabelRow.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, features.Width);
        return context.Data.LoadFromEnumerable(
            Enumerable.Range(0, features.Rows).Select(i => new LabelRow { Features = features.Row(i).ToArray(), Label = labels[i] }).ToArray(),
            schema);
    }

    /// <summary>Rows with a class each; ML.NET adds 1 to make its keys.</summary>
    public static IDataView Classes(MLContext context, FeatureMatrix features, int[] answers, int classes)
    {
        SchemaDefinition schema = SchemaDefinition.Create(typeof(ClassRow));
        schema[nameof(ClassRow.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, features.Width);
        schema[nameof(ClassRow.Label)].ColumnType = new KeyDataViewType(typeof(uint), classes);
        return context.Data.LoadFromEnumerable(
            Enumerable.Range(0, features.Rows).Select(i => new ClassRow { Features = features.Row(i).ToArray(), Label = (uint)answers[i] }).ToArray(),
            schema);
    }

    /// <summary>The score of each row.</summary>
    public static double[] Scores(MLContext context, ITransformer model, FeatureMatrix features) =>
        [.. context.Data.CreateEnumerable<NumberScore>(model.Transform(Numbers(context, features, _ => 0)), reuseRowObject: true).Select(s => (double)s.Score)];

    /// <summary>The scores of each class, row by row.</summary>
    public static double[] ClassScores(MLContext context, ITransformer model, FeatureMatrix features, int classes)
    {
        var scores = new double[features.Rows * classes];
        int next = 0;
        foreach (ClassScore row in context.Data.CreateEnumerable<ClassScore>(model.Transform(Classes(context, features, new int[features.Rows], classes)), reuseRowObject: true))
        {
            foreach (float score in row.Score)
            {
                scores[next++] = score;
            }
        }

        return scores;
    }

    private sealed class NumberRow
    {
        public float[] Features { get; set; } = [];

        public float Label { get; set; }
    }

    private sealed class LabelRow
    {
        public float[] Features { get; set; } = [];

        public bool Label { get; set; }
    }

    private sealed class ClassRow
    {
        public float[] Features { get; set; } = [];

        public uint Label { get; set; }
    }

    private sealed class NumberScore
    {
        public float Score { get; set; }
    }

    private sealed class ClassScore
    {
        public float[] Score { get; set; } = [];
    }
}
