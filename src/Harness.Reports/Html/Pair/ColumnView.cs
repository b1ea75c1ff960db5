using Harness.Pictures;
using Harness.Studies.Gate;

namespace Harness.Reports.Html.Pair;

/// <summary>One column: how it stands, its picture, and what is wrong with it in words.</summary>
/// <param name="Verdict">How it stands.</param>
/// <param name="Picture">Its picture.</param>
/// <param name="Words">What differs, what touches most rows first.</param>
internal sealed record ColumnView(ColumnVerdict Verdict, ColumnPicture Picture, IReadOnlyList<ColumnWords.Word> Words)
{
    private const double ManyRows = 0.1;
    private const double AllowedRows = 0.2;

    /// <summary>The sign: a named fault that touches over a tenth of the rows, or is impossible, is no column like fresh rows.</summary>
    public ColumnSign Sign => Picture.NotChecked is not null && Verdict.Missed.Count == 0 ? ColumnSign.NotChecked
        : Verdict.Sign == ColumnSign.LikeFresh && Words.Any(w => w.IsFault && (w.Touches > ManyRows || w.IsImpossible)) ? ColumnSign.FurtherOff
        : Verdict.Sign;

    /// <summary>The columns of a pair, worst first.</summary>
    /// <param name="verdicts">How they stand, in schema order.</param>
    /// <param name="picture">What is drawn; <see langword="null"/> for nothing.</param>
    public static IReadOnlyList<ColumnView> Of(IReadOnlyList<ColumnVerdict> verdicts, PairPicture? picture) => picture is null ? [] :
    [
        .. verdicts.Zip(picture.Columns, (v, p) => new ColumnView(v, p, ColumnWords.Of(p)))
            .OrderBy(c => c.Sign)
            .ThenByDescending(c => Math.Max(c.Verdict.Distance / Math.Max(0.01, c.Verdict.Limit ?? AllowedRows) ?? 0, c.Words.Where(w => w.IsFault).Select(w => w.Touches / AllowedRows).DefaultIfEmpty(0).Max())),
    ];
}
