using Harness.Studies.Snapshots;
using Harness.Studies.Tests.Gate;
using NJsonSchema;

namespace Harness.Studies.Tests.Snapshots;

/// <summary>What the program writes fits the schema, and what it would not write does not, by a validator that is not ours.</summary>
public sealed class SnapshotJsonSchemaTests
{
    [Fact]
    public async Task What_is_written_fits()
    {
        JsonSchema schema = await JsonSchema.FromJsonAsync(SnapshotJsonSchema.Write(), TestContext.Current.CancellationToken);

        Assert.Equal("", Errors(schema, SnapshotText.Write(Scores.Snapshot(Scores.Card(Scores.Of(0.1))))));
        Assert.Equal("", Errors(schema, SnapshotText.Write(Scores.Snapshot(Scores.Failed("X")))));
        Assert.NotEqual("", Errors(schema, SnapshotText.Write(Scores.Snapshot(Scores.Card(Scores.Of(0.1)))).Replace("\"dataset\"", "\"datasets\"", StringComparison.Ordinal)));
        Assert.NotEqual("", Errors(schema, SnapshotText.Write(Scores.Snapshot(Scores.Card(Scores.Of(0.1)))).Replace("0.1", "\"0.1\"", StringComparison.Ordinal)));
    }

    private static string Errors(JsonSchema schema, string text) => string.Join('\n', schema.Validate(text).Select(e => e.ToString()));
}
