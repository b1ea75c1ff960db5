using System.Globalization;
using Harness.Tables;

namespace Harness.Metrics.Copying;

/// <summary>Whether personal values and ids of synthetic rows are those of real rows: e-mail addresses, phone numbers, keys that name a person.</summary>
public sealed class PersonalEvaluator : IEvaluator
{
    /// <summary>Where more of the real values occur again, a value that occurs tells nothing.</summary>
    private const double MostRepeated = 0.5;

    private static readonly MetricDescriptor PersonalValues = new()
    {
        Id = "personal-value-share",
        Title = "Personal values of real rows",
        Equation = "mean over columns of max(0, (s − f)/(1 − f)), s the share of synthetic values that occur among real ones, f the share of real values that another real row has; f = 0 for kinds that belong to one person",
        Cost = "O(cells)",
        Traps = "A value changed in one letter is not found. Ids that count rows and those made by a pattern are left out: they meet by chance. So are kinds that people share, cities or names, where over half of the real values occur twice.",
        Summary = "Mean over the columns of personal values and of ids of the share of synthetic values that occur among the real ones, train and holdout together, less what fresh real rows share by chance: 0 where none does, 1 where all do. Columns are those of SDV's kinds of personal data, those with 'pii', and ids that are neither counted through nor made by a 'regex_format'. A missing value is none.",
        Family = "copying",
        Unit = "share",
        Floor = FloorKind.None,
        Source = "what SDV's AnonymizedFaker is for; SDMetrics has no such metric",
    };

    /// <inheritdoc/>
    public string Id => "personal";

    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Metrics { get; } = [PersonalValues];

    /// <inheritdoc/>
    public IReadOnlyList<MetricResult> Evaluate(PairContext pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        RealValues[] columns = pair.Shared.Get(dataset => new Counted(
        [
            .. dataset.Train.Columns.OfType<CategoricalColumn>()
                .Where(c => c.Schema.Personal != PersonalKind.None || c.Schema.Kind == ColumnKind.Id)
                .Select(c => RealValues.Of((CategoricalColumn)c.Append(dataset.Holdout[c.Name])))
                .OfType<RealValues>(),
        ])).Columns;
        return GroupJackknife.Measure(pair, own => [Measure(columns, own)]);
    }

    private static MetricResult Measure(RealValues[] columns, PairContext pair)
    {
        MetricPart[] parts = [.. columns.Select(column => Part(column, (CategoricalColumn)pair.Synthetic[column.Name]))];
        return MetricResult.OfParts(PersonalValues, parts, pair.Synthetic.RowCount, "no column holds personal values, or ids that are not counted through")[0];
    }

    private static MetricPart Part(RealValues real, CategoricalColumn synthetic)
    {
        bool[] occurs = [.. synthetic.Levels.Select(real.Values.Contains)];
        int known = 0;
        foreach (int code in synthetic.Codes)
        {
            known += code >= 0 && occurs[code] ? 1 : 0;
        }

        // The values themselves stay out of the note: they are somebody's.
        int present = synthetic.Length - synthetic.MissingCount;
        double share = present == 0 ? 0 : (double)known / present;
        string? note = known == 0 ? null
            : string.Create(CultureInfo.InvariantCulture, $"{known} of {present} values are real ones{(real.Repeated > 0 ? $", where {100 * real.Repeated:0.#} % are by chance" : "")}");
        return new MetricPart(real.Name, null, Math.Max(0, (share - real.Repeated) / (1 - real.Repeated)), note);
    }

    private sealed record Counted(RealValues[] Columns);

    /// <summary>The real values of a column that counts.</summary>
    private sealed record RealValues(string Name, HashSet<string> Values, double Repeated)
    {
        /// <summary>Collects them; <see langword="null"/> where the column does not count.</summary>
        public static RealValues? Of(CategoricalColumn column)
        {
            var counts = new int[column.Levels.Count];
            foreach (int code in column.Codes)
            {
                if (code >= 0)
                {
                    counts[code]++;
                }
            }

            string[] values = [.. column.Levels.Where((_, code) => counts[code] > 0)];
            bool isOwn = column.Schema.Personal == PersonalKind.Own;
            double repeated = isOwn ? 0 : counts.Where(c => c > 1).Sum() / Math.Max(1.0, column.Length - column.MissingCount);
            return values.Length > 0 && (isOwn || (repeated <= MostRepeated && column.Schema.Pattern is null && !RowNumbers.Are(values)))
                ? new RealValues(column.Name, new HashSet<string>(values, StringComparer.Ordinal), repeated)
                : null;
        }
    }
}
