namespace Harness.Benchmarks.Gate;

/// <summary>Writes what was measured into <c>docs/gate.md</c>, and its pictures.</summary>
internal static class GatePage
{
    private const double Goal = 1;
    private const double Power = 90;

    /// <summary>Writes the parts for which there are results; the others stay as they are.</summary>
    /// <param name="options">Where.</param>
    public static void Write(GateOptions options)
    {
        IReadOnlyList<JudgedTable> aaBar = Sound("aa-bar");
        IReadOnlyList<JudgedTable> aaSnapshot = Sound("aa-snapshot");
        IReadOnlyList<JudgedTable> powerBar = Damaged("power-bar");
        IReadOnlyList<JudgedTable> powerSnapshot = Damaged("power-snapshot");
        Put("bar false alarms", aaBar, AlarmText.OfBar);
        Put("snapshot false alarms", aaSnapshot, AlarmText.OfSnapshots);
        Put("bar power", powerBar, t => PowerText.Promised(t, TableGroup.BySize, d => d.PromisedByBar));
        Put("snapshot power", powerSnapshot, t => PowerText.Promised(t, TableGroup.ByGenerator(t), d => d.PromisedBySnapshot));
        Put("bar strengths", powerBar, t => PowerText.Smallest(t, TableGroup.BySize));
        Put("snapshot strengths", powerSnapshot, t => PowerText.Smallest(t, TableGroup.ByGenerator(t)));
        if (AreBoth("gate-false-alarms.svg", aaBar, aaSnapshot))
        {
            GatePlots.Draw(
                [.. aaBar.Concat(aaSnapshot).Select(t => t.Dataset).Distinct().Select(name => (name, Refused(aaBar, name), Refused(aaSnapshot, name)))],
                "sound tables refused, %, with 95 % intervals",
                Goal,
                10,
                Path.Combine(options.Root, "docs", "gate-false-alarms.svg"));
        }

        if (AreBoth("gate-power.svg", powerBar, powerSnapshot))
        {
            GatePlots.Draw(GatePlots.Promised(powerBar, powerSnapshot), "damages caught at the promised strength, %, with 95 % intervals", Power, 100, Path.Combine(options.Root, "docs", "gate-power.svg"));
        }

        IReadOnlyList<JudgedTable> Sound(string study) => [.. new GateResults(options.Results, study).All().Where(t => t.Damage.Length == 0)];
        IReadOnlyList<JudgedTable> Damaged(string study) => [.. new GateResults(options.Results, study).All().Where(t => t.Damage.Length > 0)];
        static Counted Refused(IReadOnlyList<JudgedTable> tables, string dataset) => Counted.In([.. tables.Where(t => t.Dataset == dataset)], t => t.IsCaught);

        // A picture of one question alone would lose the other.
        static bool AreBoth(string picture, IReadOnlyList<JudgedTable> bar, IReadOnlyList<JudgedTable> snapshot)
        {
            if (bar.Count > 0 && snapshot.Count > 0)
            {
                return true;
            }

            Console.WriteLine($"One question or both are not measured for '{picture}'; it stays as it is.");
            return false;
        }

        void Put(string part, IReadOnlyList<JudgedTable> tables, Func<IReadOnlyList<JudgedTable>, string> text)
        {
            if (tables.Count == 0)
            {
                Console.WriteLine($"Nothing is measured for '{part}'; it stays as it is.");
                return;
            }

            WrittenSection.Replace(Path.Combine(options.Root, "docs", "gate.md"), $"<!-- {part}: written by `dotnet run -c Release --project tests/Harness.Benchmarks -- gate-page .` -->", $"<!-- end of {part} -->", text(tables));
        }
    }
}
