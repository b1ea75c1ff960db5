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

    /// <summary>The missed limit that the sign stands for; <see langword="null"/> where no limit is missed.</summary>
    public MissedPart? Cause => Verdict.Missed.Count == 0 ? null : IsMissedByDistance ? Verdict.Missed.First(IsDistance) : Verdict.Missed[0];

    /// <summary>Whether the sign comes of the distance of the distributions, which is drawn.</summary>
    public bool IsByDistance => Sign switch
    {
        ColumnSign.Beyond => Verdict.Missed.Count == 0 || IsMissedByDistance,
        ColumnSign.FurtherOff => Verdict.Sign == ColumnSign.FurtherOff,
        _ => true,
    };

    private bool IsMissedByDistance => Verdict.Missed.Any(IsDistance);

    private bool IsDistance(MissedPart missed) => missed.Limit.Score.Descriptor is var metric && (metric.WorstOf ?? metric.Id) == Verdict.Metric;

    /// <summary>The columns of a pair, worst first.</summary>
    /// <param name="verdicts">How they stand, in schema order.</param>
    /// <param name="picture">What is drawn; <see langword="null"/> for nothing.</param>
    public static IReadOnlyList<ColumnView> Of(IReadOnlyList<ColumnVerdict> verdicts, PairPicture? picture) => picture is null ? [] :
    [
        .. verdicts.Zip(picture.Columns, (v, p) => new ColumnView(v, p, ColumnWords.Of(p)))
            .OrderBy(c => c.Sign)
            .ThenByDescending(c => c.Sign == ColumnSign.LikeFresh && c.Verdict.MissedWithOthers.Count > 0)
            .ThenByDescending(c => Math.Max(c.Verdict.Distance / Math.Max(0.01, c.Verdict.Limit ?? AllowedRows) ?? 0, c.Words.Where(w => w.IsFault).Select(w => w.Touches / AllowedRows).DefaultIfEmpty(0).Max())),
    ];
}
