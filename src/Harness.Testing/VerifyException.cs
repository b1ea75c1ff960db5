/// <summary>
/// A snapshot differs. Name, global namespace, empty stack trace and the grammar of the message are Verify's, so that
/// its IDE plug-ins and its review tool find the files.
/// </summary>
/// <param name="message">The message, in Verify's grammar.</param>
#pragma warning disable CA1050, CA1064, MA0047 // Verify's own exception has no namespace, and its tools look for exactly that.
internal sealed class VerifyException(string message) : Exception(message)
{
    /// <inheritdoc/>
    public override string StackTrace => "";
}
