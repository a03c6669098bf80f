namespace DynRemote.Demo;

/// <summary>A command that cannot be carried out as it was given; the message is the answer.</summary>
internal sealed class CommandException(string message) : Exception(message);
