using DynRemote.Messages;

namespace DynRemote.Exchange;

/// <summary>A message on its way out, with what becomes of its references when it leaves, or does not.</summary>
/// <param name="Wire">The message.</param>
/// <param name="References">What it exports and explains; <see langword="null"/> where it does neither.</param>
/// <param name="IsSubstitute">Whether it stands for a message that was refused; there is no second one.</param>
internal readonly record struct OutgoingMessage(object?[] Wire, OutgoingReferences? References, bool IsSubstitute = false)
{
    /// <summary>Several messages as one.</summary>
    public static OutgoingMessage Batch(IReadOnlyList<OutgoingMessage> messages)
    {
        OutgoingReferences[] references = [.. messages.Select(message => message.References).OfType<OutgoingReferences>()];
        return new OutgoingMessage(
            new BatchMessage([.. messages.Select(message => message.Wire)]).ToWire(),
            references.Length == 0 ? null : OutgoingReferences.Together(references));
    }

    /// <summary>A message without references.</summary>
    public static implicit operator OutgoingMessage(object?[] wire) => new(wire, null);
}
