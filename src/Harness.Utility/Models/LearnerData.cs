using Harness.Utility.Encoding;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Harness.Utility.Models;

/// <summary>Carries rows into ML.NET and scores out of it, one by one: its cursors over many rows spin and sleep between threads.</summary>
internal static class LearnerData
{
    /// <summary>Rows with a number each.</summary>
    public static IDataView Numbers(MLContext context, FeatureMatrix features, Func<int, float> label) => context.Data.LoadFromEnumerable(
        Enumerable.Range(0, features.Rows).Select(i => new NumberRow { Features = features.Row(i).ToArray(), Label = label(i) }).ToArray(),
        Schema<NumberRow>(features.Width));

    /// <summary>Rows with a yes or no each.</summary>
    public static IDataView Labels(MLContext context, FeatureMatrix features, bool[] labels) => context.Data.LoadFromEnumerable(
        Enumerable.Range(0, features.Rows).Select(i => new LabelRow { Features = features.Row(i).ToArray(), Label = labels[i] }).ToArray(),
        Schema<LabelRow>(features.Width));

    /// <summary>Rows with a class each; ML.NET adds 1 to make its keys.</summary>
    public static IDataView Classes(MLContext context, FeatureMatrix features, int[] answers, int classes) => context.Data.LoadFromEnumerable(
        Enumerable.Range(0, features.Rows).Select(i => new ClassRow { Features = features.Row(i).ToArray(), Label = (uint)answers[i] }).ToArray(),
        ClassSchema(features.Width, classes));

    /// <summary>The score of each row.</summary>
    public static double[] Scores(MLContext context, ITransformer model, FeatureMatrix features)
    {
        using PredictionEngine<NumberRow, NumberScore> engine = context.Model.CreatePredictionEngine<NumberRow, NumberScore>(model, inputSchemaDefinition: Schema<NumberRow>(features.Width));
        var scores = new double[features.Rows];
        var row = new NumberRow { Features = new float[features.Width] };
        var score = new NumberScore();
        for (int i = 0; i < scores.Length; i++)
        {
            features.Row(i).CopyTo(row.Features);
            engine.Predict(row, ref score);
            scores[i] = score.Score;
        }

        return scores;
    }

    /// <summary>The scores of each class, row by row.</summary>
    public static double[] ClassScores(MLContext context, ITransformer model, FeatureMatrix features, int classes)
    {
        using PredictionEngine<ClassRow, ClassScore> engine = context.Model.CreatePredictionEngine<ClassRow, ClassScore>(model, inputSchemaDefinition: ClassSchema(features.Width, classes));
        var scores = new double[features.Rows * classes];
        var row = new ClassRow { Features = new float[features.Width] };
        var score = new ClassScore();
        for (int i = 0; i < features.Rows; i++)
        {
            features.Row(i).CopyTo(row.Features);
            engine.Predict(row, ref score);
            for (int k = 0; k < classes; k++)
            {
                scores[i * classes + k] = score.Score[k];
            }
        }

        return scores;
    }

    /// <summary>
    /// Fits LightGBM, or answers <see langword="null"/> where its model is the constant 0: no feature could be split and the
    /// mean answer is 0. ML.NET cannot read that model of a single empty leaf.
    /// </summary>
    public static TModel? FitUnlessZero<TModel>(Func<TModel> fit)
        where TModel : class
    {
        try
        {
            return fit();
        }
        catch (ArgumentNullException e) when (e.ParamName == "items")
        {
            return null;
        }
    }

    private static SchemaDefinition Schema<TRow>(int width)
    {
        SchemaDefinition schema = SchemaDefinition.Create(typeof(TRow));
        schema[nameof(NumberRow.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, width);
        return schema;
    }

    private static SchemaDefinition ClassSchema(int width, int classes)
    {
        SchemaDefinition schema = Schema<ClassRow>(width);
        schema[nameof(ClassRow.Label)].ColumnType = new KeyDataViewType(typeof(uint), classes);
        return schema;
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
