using DynRemote.Values;

namespace DynRemote.Tests.Values;

/// <summary>Stands in for the connection: a table of objects. What it decodes is the object in a <see cref="FakeProxy"/>, or the object itself when it comes home.</summary>
internal sealed class FakeReferences : IReferenceEncoder, IReferenceDecoder
{
    private readonly List<object> _objects = [];

    public int Count => _objects.Count;

    public bool Refuses { get; set; }

    public object?[] EncodeReference(object target)
    {
        if (Refuses)
            throw new RemoteException("No more references.");
        if (target is FakeProxy proxy)
            return [(int)ValueTag.ReceiverObject, (long)_objects.IndexOf(proxy.Target)];
        _objects.Add(target);
        return [(int)ValueTag.SenderObject, (long)(_objects.Count - 1)];
    }

    public long NumberOf(CancellationToken token) => 0;

    public CancellationToken? TokenOf(long number) => null;

    public object DecodeReference(ValueTag tag, object?[] wire)
    {
        if (tag is not (ValueTag.SenderObject or ValueTag.ReceiverObject) || wire.Length != 2 || wire[1] is not long id || id < 0 || id >= _objects.Count)
            throw new RemoteProtocolException("No such reference.");
        return tag == ValueTag.SenderObject ? new FakeProxy(_objects[(int)id]) : _objects[(int)id];
    }
}

internal sealed record FakeProxy(object Target);
