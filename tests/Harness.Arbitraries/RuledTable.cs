using Harness.Random;
using Harness.Tables;

namespace Harness.Arbitraries;

/// <summary>Orders with a rule of every kind that is looked for; .5 % of the rows break one of them where it is named.</summary>
public static class RuledTable
{
    private static readonly string[] Weekdays = ["mon", "tue", "wed", "thu", "fri"];
    private static readonly string[] Payments = ["card", "cash", "transfer"];

    /// <summary>Makes a table.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="seed">Its seed.</param>
    /// <param name="broken">The rule that row 8 of every 200 breaks.</param>
    public static Table Create(int rows, int seed, string? broken = null)
    {
        RandomStream stream = new RandomStream(71).Fork(seed);
        double[] qty = Draw("qty", u => 1 + Math.Floor(19 * u));
        double[] price = Draw("price", u => Math.Round(100 * u, 2));
        double[] total = Made("qty · price = total", i => Math.Round(qty[i] * price[i], 2), 0.5);
        double[] guests = Draw("guests", u => 1 + Math.Floor(9 * u));
        double[] each = Made("total / guests = each", i => Math.Round(total[i] / guests[i], 2), 0.5);
        double[] net = Draw("net", u => Math.Round(1000 * u, 2));
        double[] tax = Made("tax = 0.19 · net", i => Math.Round(0.19 * net[i], 2), 0.5);
        double[] shipping = Draw("shipping", u => Math.Round(30 * u, 2));
        double[] gross = Made("net + shipping = gross", i => Math.Round(net[i] + shipping[i], 2), 0.05);
        double[][] days = [.. Enumerable.Range(0, 5).Select(d => Draw($"day{d}", u => Math.Floor(50 * u)))];
        double[] half = Made("mon + tue + wed = half", i => days[..3].Sum(d => d[i]), 1);
        double[] week = Made("thu + fri + half = week", i => days.Sum(d => d[i]), 1);
        double[] opened = Draw("opened", u => Math.Floor(1000 * u));
        double[] open = Draw("state", u => u < 0.3 ? 1 : 0);
        double[] late = Draw("late", u => Math.Floor(100 * u));
        bool[] isOdd = Bad("never closed missing beside state = shut, nor closed there beside state = open");
        bool[] isEarly = Bad("opened ≤ closed");
        double[] closed = [.. opened.Select((v, i) => open[i] == 1 != isOdd[i] ? double.NaN : isEarly[i] ? v - 9 : v + late[i])];
        double[] city = Draw("city", u => Math.Floor(200 * u));
        double[] land = Made("land follows from city", i => city[i] % 17, 1);
        double[] paid = Draw("paid", u => Math.Floor(3 * u));
        bool[] isBoth = Bad("one of card, cash, transfer");
        double[] member = Draw("member", u => u < 0.4 ? 1 : 0);
        double[] points = Draw("points", u => Math.Floor(500 * u));
        bool[] isStranger = Bad("never member = no beside points ≠ 0, nor member = yes beside points = 0");
        double[] age = Made("age a multiple of 5", i => 20 + 5 * Math.Floor(late[i] / 8), 1);
        double[] discount = Draw("discount", u => Math.Round(0.05 * Math.Floor(12 * u), 2));
        double[] final = Made("price · (1 − discount) = final", i => Math.Round(price[i] * (1 - discount[i]), 2), 0.5);
        double[] lasted = Made("days = closed − opened in days", i => closed[i] - opened[i], 1);
        double[] list = Made("list 0.99 above a multiple of 1", i => Math.Floor(late[(i + 1) % rows]) + 0.99, 0.5);
        return new Table(
        [
            Number("qty", qty), Number("price", price), Number("total", total), Number("guests", guests), Number("each", each),
            Number("net", net), Number("tax", tax), Number("shipping", shipping), Number("gross", gross),
            .. Weekdays.Select((name, d) => Number(name, days[d])), Number("half", half), Number("week", week),
            Date("opened", opened), Date("closed", closed), Labels("state", [.. open.Select(v => v == 1 ? "open" : "shut")]),
            Labels("city", [.. city.Select(v => $"city{v}")]), Labels("land", [.. land.Select(v => $"land{v}")]),
            .. Payments.Select((name, k) => Number(name, [.. paid.Select((v, i) => v == k || isBoth[i] ? 1.0 : 0)])),
            Labels("member", [.. member.Select(v => v == 1 ? "yes" : "no")]), Number("points", [.. points.Select((v, i) => member[i] == 1 != isStranger[i] ? v + 1 : 0)]),
            Number("age", age), Number("list", list), Number("discount", discount), Number("final", final), Number("days", lasted),
        ]);

        double[] Draw(string name, Func<double, double> value) => [.. Enumerable.Range(0, rows).Select(i => value(stream.Fork(name).Uniform((ulong)i)))];

        bool[] Bad(string rule) => [.. Enumerable.Range(0, rows).Select(i => rule == broken && i % 200 == 7)];

        double[] Made(string rule, Func<int, double> value, double off)
        {
            bool[] isBad = Bad(rule);
            return [.. Enumerable.Range(0, rows).Select(i => value(i) + (isBad[i] ? off : 0))];
        }
    }

    private static NumericColumn Number(string name, double[] values) => new(new ColumnSchema(name, ColumnKind.Numerical), values);

    private static CategoricalColumn Labels(string name, string[] values) => CategoricalColumn.FromLabels(new ColumnSchema(name, ColumnKind.Categorical), values);

    private static DateTimeColumn Date(string name, double[] days) => new(
        new ColumnSchema(name, ColumnKind.DateTime, new DateTimeFormat("%Y-%m-%d")),
        [.. days.Select(d => double.IsNaN(d) ? DateTimeColumn.Missing : new DateTime(2020, 1, 1).AddDays(d).Ticks)]);
}
