using System.Reflection;
using Harness.Studies;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Harness.Testing;

/// <summary>
/// One theory row per selected pair of the manifest, named <c>iris / sdv-ctgan</c>, with the traits <c>dataset</c>,
/// <c>generator</c> and <c>family</c>; and one per folder that cannot take part, which fails. The theory takes the dataset's and the generator's name.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PairsAttribute : DataAttribute
{
    /// <inheritdoc/>
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
    {
        try
        {
            StudyManifest manifest = ManifestFile.Read();
            return new ValueTask<IReadOnlyCollection<ITheoryDataRow>>([.. manifest.Pairs.Where(p => p.IsSelected).Select(Row), .. manifest.Problems.Select(Row)]);
        }
        catch (InputException)
        {
            // The fixture meets the same mistake and says it without a stack trace; the row makes sure that a test fails.
            return new ValueTask<IReadOnlyCollection<ITheoryDataRow>>([new TheoryDataRow<string, string>("", "") { TestDisplayName = "the study cannot be read", Label = "" }]);
        }
    }

    /// <inheritdoc/>
    public override bool SupportsDiscoveryEnumeration() => true;

    private static ITheoryDataRow Row(StudyProblem problem) => new TheoryDataRow<string, string>(problem.Name, "") { TestDisplayName = $"{problem.Name} cannot be judged", Label = "" };

    private static ITheoryDataRow Row(StudyPair pair) => new TheoryDataRow<string, string>(pair.Dataset, pair.Generator)
    {
        TestDisplayName = pair.ToString(),
        Label = "",
        Traits =
        {
            ["dataset"] = [pair.Dataset],
            ["generator"] = [pair.Generator],
            ["family"] = [pair.Family],
        },
    };
}
