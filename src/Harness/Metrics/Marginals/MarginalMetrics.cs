namespace Harness.Metrics.Marginals;

/// <summary>The descriptors of the marginal metrics.</summary>
internal static class MarginalMetrics
{
    private const string Missing = "Missing values are left out here; 'missing-rate-error' measures them. A synthetic column without any value counts with the worst value.";

    public static MetricDescriptor Mean { get; } = new()
    {
        Id = "mean-error",
        LeastMove = 0.05,
        Title = "Mean error",
        Equation = "|x̄ₛ − x̄ₜ| / σₜ",
        Cost = "O(n) a column",
        Traps = "The mean of a heavy tail rests on few rows, and two distributions of one mean can differ in everything else.",
        Summary = $"Mean over numerical and datetime columns of |mean(synthetic) − mean(train)| in units of train's standard deviation: 0 where every mean is kept, without an upper end. {Missing}",
        Family = "marginals",
        Headline = Headlines.Fidelity,
        Unit = "σ",
        Maximum = double.PositiveInfinity,
        Floor = FloorKind.Uniform,
        Source = "standardised mean difference, Cohen 1988; SDMetrics' StatisticSimilarity takes it relative to the range",
    };

    public static MetricDescriptor Median { get; } = Mean with
    {
        Id = "median-error",
        Title = "Median error",
        Equation = "|med(s) − med(t)| / σₜ",
        Cost = "O(n log n) a column, one sort for all marginal metrics",
        Traps = "In a column of few values the median jumps from one to the next.",
        Summary = $"The same as 'mean-error' for the median. {Missing}",
        Source = "SDMetrics' StatisticSimilarity(statistic=\"median\") takes it relative to the range",
    };

    public static MetricDescriptor StandardDeviation { get; } = Mean with
    {
        Id = "std-error",
        Title = "Standard deviation error",
        Equation = "|σₛ − σₜ| / σₜ",
        Cost = "O(n) a column",
        Traps = "A single outlier can decide it.",
        Summary = $"Mean over numerical and datetime columns of |std(synthetic) − std(train)| / std(train), both with divisor n − 1: 0 where every spread is kept, 1 where columns collapse to a constant, without an upper end. {Missing}",
        Source = "SDMetrics' StatisticSimilarity(statistic=\"std\") takes it relative to the range",
    };

    public static MetricDescriptor MissingRate { get; } = Mean with
    {
        Id = "missing-rate-error",
        LeastMove = 0.01,
        Title = "Missing rate error",
        Equation = "|missing(s) − missing(t)|, shares of rows",
        Cost = "O(columns)",
        Traps = "It does not say in which rows values are missing; see 'co-missingness-error'.",
        Summary = "Mean over all columns but ids of the difference between the shares of missing values in the synthetic table and in train: 0 where every share is kept, 1 where full columns are empty. "
            + "Each column of the worst is judged by the exact probability that fresh real rows have as many more or fewer gaps than all real rows, in any column (Fisher's test, two-sided, summed over columns).",
        Unit = "share",
        Maximum = 1,
        Source = "SDMetrics' MissingValueSimilarity is 1 minus it; Fisher 1935 and Tarone 1990 for the probability",
    };

    public static MetricDescriptor KolmogorovSmirnov { get; } = Mean with
    {
        Id = "ks-statistic",
        LeastMove = 0.02,
        Title = "KS statistic",
        Equation = "supₓ |Fₜ(x) − Fₛ(x)|",
        Cost = "O(n log n) a column",
        Traps = "Fresh rows do not get 0 but about .87 √(1/n + 1/m), and the tails hardly count.",
        Summary = $"Mean over numerical, datetime and ordinal columns, these by their ranks, of the Kolmogorov-Smirnov statistic sup|F(train) − F(synthetic)|: 0 for equal distributions, 1 for ranges that do not touch. {Missing}",
        Unit = "",
        Maximum = 1,
        Source = "Kolmogorov 1933, Smirnov 1939; SDMetrics' KSComplement is 1 minus it",
    };

    public static MetricDescriptor TotalVariation { get; } = Mean with
    {
        Id = "total-variation",
        LeastMove = 0.01,
        Title = "Total variation",
        Equation = "½ Σ_c |pₜ(c) − pₛ(c)|",
        Cost = "O(n + labels) a column",
        Traps = "Fresh rows are far from 0 where labels are many and rows few; read it beside the ceiling.",
        Summary = $"Mean over categorical, boolean and ordinal columns of half the sum of |share(train) − share(synthetic)| over the labels: 0 for equal shares, 1 where no label is shared. {Missing}",
        Unit = "share",
        Maximum = 1,
        Source = "SDMetrics' TVComplement is 1 minus it, but for a smoothing of 1e-6 of labels that train lacks",
    };

    public static MetricDescriptor Wasserstein { get; } = Mean with
    {
        Id = "wasserstein-distance",
        Title = "Wasserstein distance",
        Equation = "∫ |Fₜ(x) − Fₛ(x)| dx / σₜ",
        Cost = "O(n log n) a column",
        Traps = "Outliers dominate it.",
        Summary = $"Mean over numerical, datetime and ordinal columns, these by their ranks, of the first Wasserstein distance in units of train's standard deviation: 0 for equal distributions, without an upper end. {Missing}",
        Source = "Kantorovich 1942; Vallender 1974 for the form as an area between distribution functions",
    };

    public static MetricDescriptor Tail { get; } = Mean with
    {
        Id = "tail-error",
        LeastMove = 0.2,
        Title = "Tail error",
        Equation = "¼ Σ_q |Qₛ(q) − Qₜ(q)| / σₜ, q = .01, .05, .95, .99",
        Cost = "O(n log n) a column",
        Traps = "Below some hundred rows the outer quantiles are single rows.",
        Summary = $"Mean over numerical and datetime columns of the mean |difference| of the 1 %, 5 %, 95 % and 99 % quantiles in units of train's standard deviation: 0 where the tails are kept, without an upper end. {Missing}",
        Source = "quantiles by linear interpolation between order statistics (type 7 of Hyndman and Fan 1996), NumPy's default",
    };

    public static MetricDescriptor CoMissing { get; } = MissingRate with
    {
        Id = "co-missingness-error",
        Title = "Co-missingness error",
        Equation = "|Pₛ(both missing) − Pₜ(both missing)|",
        Cost = "O(pairs of columns with gaps · n)",
        Traps = "Rates that are both wrong show here too; read it beside 'missing-rate-error'.",
        Summary = "Mean over pairs of columns that have missing values in train of the difference between the synthetic and the train share of rows where both are missing: 0 where gaps that come together stay together, 1 at most.",
        Source = "the joint pattern of missingness, Little and Rubin 2019, ch. 1",
    };

    public static MetricDescriptor Repetition { get; } = Mean with
    {
        Id = "value-repetition-error",
        LeastMove = 0.01,
        Title = "Value repetition error",
        Equation = "|√Cₛ − √Cₜ|, C = Σ_v c_v (c_v − 1) / (n(n − 1)), c_v the rows with the value v",
        Cost = "O(n) a column, after the sort of all marginal metrics",
        Traps = "It knows how often values repeat and not which: a spike in the wrong place counts as one. Where no value of train repeats, one pair of equal values is already √(2/(n(n − 1))).",
        Summary = "Mean over numerical and datetime columns of the difference between the roots of the probabilities that two rows have the same value, in the synthetic table and in train: 0 where values repeat as often as train's; "
            + $"up to 1, where a column of distinct values became constant. It sees numbers that were rounded and spikes that noise dissolved. {Missing}",
        Unit = "root of a probability",
        Headline = Headlines.None,
        Maximum = 1,
        Source = "Simpson, Nature 163 (1949) 688, the measure of concentration λ, estimated without bias",
    };
}
