namespace DynRemote.Messages;

/// <summary>One message of the protocol. Its first wire element is a header: kind in bits 0–7, the rest as the kind says.</summary>
internal abstract record Message
{
    /// <summary>Writes the message as a channel takes it.</summary>
    public abstract object?[] ToWire();

    /// <summary>Reads a message that a channel delivered; the values inside stay undecoded.</summary>
    /// <param name="wire">The message.</param>
    /// <param name="names">What the peer's numbers stand for; <see langword="null"/> where nobody looks at names.</param>
    /// <exception cref="RemoteProtocolException">It is not a message of the protocol.</exception>
    public static Message FromWire(object?[] wire, PeerNames? names)
    {
        if (wire.Length == 0 || wire[0] is not int header)
            throw new RemoteProtocolException("A message begins with its header, an int; this one does not.");
        return (MessageKind)(header & 0xFF) switch
        {
            MessageKind.Request => RequestMessage.Read(header, wire, names),
            MessageKind.Reply => ReplyMessage.Read(header, wire),
            MessageKind.Fault => FaultMessage.Read(header, wire),
            MessageKind.Release => ReleaseMessage.Read(wire),
            MessageKind.Hello => HelloMessage.Read(wire),
            MessageKind.Step => StepMessage.Read(header, wire, names),
            MessageKind.Call => StepMessage.Read(header, wire, names) with { IsCall = true },
            MessageKind.Pull => PullMessage.Read(wire),
            MessageKind.Drop => DropMessage.Read(wire),
            MessageKind.Batch => BatchMessage.Read(wire),
            MessageKind.Goodbye => GoodbyeMessage.Read(wire),
            MessageKind.Sign => SignMessage.Read(wire),
            var kind => throw new RemoteProtocolException($"There is no message of kind {(int)kind}."),
        };
    }
}
