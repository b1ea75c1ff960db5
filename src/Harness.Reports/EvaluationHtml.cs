using Harness.Reports.Html.Pair;
using Harness.Studies.Gate;

namespace Harness;

/// <summary>An <see cref="Evaluation"/> as an HTML page.</summary>
public static class EvaluationHtml
{
    /// <summary>
    /// Writes the page of an evaluation: the verdict in words, may the table stand in for the real one, where each metric stands, every column
    /// and relation in pictures. One file that opens from anywhere: no request, and no script is needed to read it.
    /// </summary>
    /// <param name="result">The evaluation with its verdicts: <c>evaluation.Judge("thresholds.json")</c>.</param>
    /// <param name="path">The file; written beside and renamed, folders are made.</param>
    /// <param name="options">What the page may show.</param>
    /// <exception cref="InputException">The file cannot be written.</exception>
    public static void SaveHtml(this GateResult result, string path, HtmlOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new HtmlOptions();
        AtomicFile.Write(path, PairPage.Write(new PairView(result, result.Scorecard.Picture?.Value, ColumnVerdict.Of(result)) { WithExtremes = options.WithExtremes, Notes = options.Notes }, home: null));
    }

    /// <summary>The same for an evaluation that no limits are held against.</summary>
    /// <param name="evaluation">The evaluation.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">What the page may show.</param>
    /// <exception cref="InputException">The file cannot be written.</exception>
    public static void SaveHtml(this Evaluation evaluation, string path, HtmlOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        new GateResult(evaluation.Scorecard, []).SaveHtml(path, options);
    }
}
