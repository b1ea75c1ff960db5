using Xunit.Sdk;

namespace Harness.Testing;

/// <summary>A pair is beyond a limit, or something in the study is wrong. The message is all that its reader needs, so there is no stack trace.</summary>
/// <param name="message">The message.</param>
internal sealed class PairFailedException(string message) : XunitException(message)
{
    /// <inheritdoc/>
    public override string StackTrace => "";
}
