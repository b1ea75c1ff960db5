namespace Harness.Studies;

/// <summary>A folder that cannot take part in a study.</summary>
/// <param name="Name">The name of the row in the tests: <c>dataset 'My Data'</c>.</param>
/// <param name="Message">The mistake, its place, and the remedy.</param>
internal sealed record StudyProblem(string Name, string Message);
