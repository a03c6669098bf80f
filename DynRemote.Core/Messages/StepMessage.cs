namespace DynRemote.Messages;

/// <summary>
/// <c>[header, answer, target, …]</c>: a request that its sender does not wait for. It is laid out as a request; the answer is the sender's number for what
/// comes of it, 0 where nobody will ask, and the target is an object's id or, in an array of its own, an encoded value or answer. The steps of a connection
/// start in the order in which they were sent.
/// </summary>
/// <param name="Request">What to do.</param>
/// <param name="TargetValue">An array with the encoded target; <see langword="null"/> where it is the object that the request names.</param>
internal sealed record StepMessage(RequestMessage Request, object?[]? TargetValue) : Message
{
    /// <summary>
    /// Whether it is a call, whose sender waits, and which only must not overtake the steps before it. It answers what a request answers: a task as the reference that
    /// it is, where a step answers what becomes of the task.
    /// </summary>
    public bool IsCall { get; init; }

    /// <inheritdoc/>
    public override object?[] ToWire()
    {
        var wire = Request.ToWire();
        wire[0] = Wire.Header(((int)wire[0]! & ~0xFF) | (int)(IsCall ? MessageKind.Call : MessageKind.Step));
        if (TargetValue is not null)
            wire[2] = TargetValue;
        return wire;
    }

    /// <summary>Reads a step.</summary>
    /// <exception cref="RemoteProtocolException">It is malformed.</exception>
    public static StepMessage Read(int header, object?[] wire, PeerNames? names)
    {
        if (wire.Length < 3 || wire[2] is not object?[] target)
            return new StepMessage(RequestMessage.Read(header, wire, names), null);
        if (target.Length != 1)
            throw new RemoteProtocolException("The target of a step is an id, or an array with one value.");
        object?[] plain = [.. wire];
        plain[2] = Wire.Number(RequestMessage.TheConnection);
        return new StepMessage(RequestMessage.Read(header, plain, names), [.. target]);
    }
}
