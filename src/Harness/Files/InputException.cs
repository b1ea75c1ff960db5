namespace Harness;

/// <summary>
/// The user's input is wrong: a file, a schema, a threshold. The message is written for the person who made the
/// input; it says where the mistake is (file, line, column, value), what would be right and what to do.
/// </summary>
/// <param name="message">The complete message, ready to be shown without a stack trace.</param>
/// <param name="inner">The exception that revealed the mistake, if one did.</param>
public sealed class InputException(string message, Exception? inner = null) : Exception(message, inner);
