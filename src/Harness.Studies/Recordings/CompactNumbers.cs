using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Harness.Studies.Recordings;

/// <summary>Numbers on one line of a side file, four digits each: a hundred lines of one number tell a person nothing.</summary>
internal sealed class CompactNumbers : JsonConverter<IReadOnlyList<double>>
{
    /// <inheritdoc/>
    public override IReadOnlyList<double> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, IReadOnlyList<double> value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteRawValue($"[{string.Join(", ", value.Select(v => v == Math.Truncate(v) && Math.Abs(v) < 1e9 ? v.ToString("F0", CultureInfo.InvariantCulture) : v.ToString("G4", CultureInfo.InvariantCulture)))}]");
    }
}
