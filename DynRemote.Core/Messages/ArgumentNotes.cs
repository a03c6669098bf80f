namespace DynRemote.Messages;

/// <summary>What a request says of its arguments beyond their values. Most requests say nothing, and share <see cref="None"/>.</summary>
/// <param name="Names">The names of the last arguments.</param>
/// <param name="TypeArguments">The encoded type arguments.</param>
/// <param name="Out">Bit i: argument i is passed with <c>out</c>.</param>
/// <param name="StaticTypes">In turn the index of an argument and the name of its static type, of those arguments whose values do not tell it.</param>
internal sealed record ArgumentNotes(string[] Names, object?[] TypeArguments, ushort Out, object?[] StaticTypes)
{
    /// <summary>Nothing.</summary>
    public static ArgumentNotes None { get; } = new([], [], 0, []);
}
