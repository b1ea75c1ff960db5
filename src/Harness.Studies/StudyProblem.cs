namespace Harness.Studies;

/// <summary>A folder that cannot take part in a study.</summary>
/// <param name="Name">What the row of the tests is called: <c>dataset 'My Data'</c>.</param>
/// <param name="Message">What is wrong, where, and what to do.</param>
internal sealed record StudyProblem(string Name, string Message);
