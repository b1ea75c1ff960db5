namespace Harness.Studies.Gate;

/// <summary>How one column stands, the worst first.</summary>
internal enum ColumnSign
{
    /// <summary>Beyond a limit, and beyond what fresh real rows get by chance.</summary>
    Beyond,

    /// <summary>Within the limits or within chance, but further off than 97.5 % of fresh real rows.</summary>
    FurtherOff,

    /// <summary>Like fresh real rows.</summary>
    LikeFresh,

    /// <summary>Not compared, or with nothing to hold it against: no limit, and too few real rows; never counted as good.</summary>
    NotChecked,
}
