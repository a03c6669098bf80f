using DynRemote.Binding;
using DynRemote.Messages;
using DynRemote.Operations;
using DynRemote.Performing;
using DynRemote.Plans;
using DynRemote.Proxies;
using DynRemote.References;
using DynRemote.Shapes;
using DynRemote.Values;

namespace DynRemote.Exchange;

/// <summary>
/// Decodes the values of messages, each as a whole and in the order in which they come. Used only by the thread that reads the connection, so that each
/// reference is held by a proxy before the next message is looked at.
/// </summary>
internal sealed class IncomingValues : IReferenceDecoder
{
    private readonly IConversation _conversation;
    private readonly ExportedNames _names;
    private readonly ExportTable _exports;
    private readonly ImportTable<RemoteObject> _imports;
    private readonly AnswerTable _answers;
    private readonly SentTokens _tokens;
    private readonly PlanHost _plans;
    private readonly PeerShapes _shapes = new();
    private readonly ValueDecoder _values;

    /// <summary>How many methods of proxies' classes the peer may still make this process emit.</summary>
    private readonly TypeBudget _newMethods = new(FakeClasses.MethodsPerConnection);

    /// <summary>Makes the decoder of one connection.</summary>
    public IncomingValues(IConversation conversation, ExportedNames names, ExportTable exports, ImportTable<RemoteObject> imports, AnswerTable answers, SentTokens tokens, PlanHost plans, RemoteLimits limits)
    {
        _plans = plans;
        _names = names;
        _conversation = conversation;
        _exports = exports;
        _imports = imports;
        _answers = answers;
        _tokens = tokens;
        _values = new ValueDecoder(this, limits);
    }

    /// <summary>Decodes a value.</summary>
    /// <exception cref="RemoteProtocolException">It is malformed.</exception>
    public object? Decode(object? wire) => _values.Decode(wire);

    /// <summary>Decodes several values in place: also those behind one that is malformed, for their references count.</summary>
    /// <param name="wire">An array that is nobody else's: not one of a channel's.</param>
    /// <param name="error">Takes the first error.</param>
    public object?[] DecodeAll(object?[] wire, ref Exception? error)
    {
        for (var i = 0; i < wire.Length; i++)
        {
            try
            {
                wire[i] = _values.Decode(wire[i]);
            }
            catch (RemoteException malformed)
            {
                wire[i] = null;
                error ??= malformed;
            }
        }
        return wire;
    }

    /// <summary>Reads the static types of a request's arguments. A type that this process does not have tells it nothing.</summary>
    /// <param name="wire">In turn an argument's index and its type's name.</param>
    /// <param name="count">The number of arguments.</param>
    /// <param name="error">Takes the first error.</param>
    public Type?[] DecodeStaticTypes(object?[] wire, int count, ref Exception? error)
    {
        try
        {
            return StaticTypes.Decode(wire, count, _values.NewTypes);
        }
        catch (RemoteProtocolException malformed)
        {
            error ??= malformed;
            return [];
        }
    }

    /// <summary>Decodes an exception.</summary>
    /// <exception cref="RemoteProtocolException">It is malformed.</exception>
    public Exception DecodeException(object? wire) =>
        _values.Decode(wire) as Exception ?? throw new RemoteProtocolException("A fault carries an exception; this one carries something else.");

    /// <summary>Decodes what a fault tells of how the call has failed.</summary>
    /// <exception cref="RemoteProtocolException">It is malformed.</exception>
    public Failure DecodeFailure(FaultMessage fault)
    {
        var first = DecodeException(fault.Exception);
        if (fault.Further is not { } further)
            return first;
        if (further.Length > ExceptionEncoder.MaxExceptions)
            throw new RemoteProtocolException($"A fault carries {further.Length} further exceptions, more than {ExceptionEncoder.MaxExceptions}.");
        return new Failure(first, Array.ConvertAll(further, DecodeException));
    }

    /// <summary>Decodes the arguments that an answer writes back; none where there are none.</summary>
    /// <param name="pairs">In turn an argument's index and its value.</param>
    /// <exception cref="RemoteProtocolException">They are malformed.</exception>
    public (int Index, object? Value)[] DecodeWrittenBack(object?[]? pairs)
    {
        if (pairs is null)
            return [];
        var writtenBack = new (int, object?)[pairs.Length / 2];
        for (var i = 0; i < writtenBack.Length; i++)
            writtenBack[i] = (Wire.Int32(pairs, 2 * i, "index of a written-back argument"), Decode(pairs[(2 * i) + 1]));
        return writtenBack;
    }

    /// <summary>Decodes a part of a sequence.</summary>
    /// <exception cref="RemoteProtocolException">It is malformed.</exception>
    public Chunk DecodeChunk(object? wire)
    {
        if (wire is not object?[] { Length: 2 or 3 } parts)
            throw new RemoteProtocolException("A part of a sequence consists of elements, a cursor and perhaps what a copy needs besides; this one does not.");
        return new Chunk(PackedElements.Decode(_values, parts[0]), Decode(parts[1])) { Form = parts.Length == 3 ? Decode(parts[2]) : null };
    }

    /// <summary>The object that a request is for; an error where there is none with this id.</summary>
    public object? Target(long id, ref Exception? error)
    {
        try
        {
            return Target(id);
        }
        catch (RemoteProtocolException unknown)
        {
            error ??= unknown;
            return null;
        }
    }

    /// <summary>What stands for the peer's root where it has none: the peer itself, whose members are the names that it exports.</summary>
    public RemoteObject PeerNames() =>
        new(_conversation, _imports.Uncounted(RequestMessage.TheConnection), new TypeShape("DynRemote.Exports", Capabilities.Dynamic));

    private object Target(long id) =>
        id == RequestMessage.TheConnection ? _names
        : _exports.TryGet(id, out var target) ? target
        : throw new RemoteProtocolException($"There is no object {id} here, or no longer: it was never handed out on this connection, or has been released.");

    /// <inheritdoc/>
    public object DecodeReference(ValueTag tag, object?[] wire) => tag switch
    {
        ValueTag.SenderObject => Import(wire),
        ValueTag.ReceiverObject => Target(Wire.Number(wire, 1, "object id")),
        ValueTag.Method => DecodeTarget(wire) switch
        {
            RemoteObject proxy => new RemoteMethod(proxy, Wire.Text(wire, 2, "method name")),
            var local => new MethodGroup(local, Wire.Text(wire, 2, "method name")),
        },
        ValueTag.Event => DecodeTarget(wire) switch
        {
            RemoteObject proxy => new RemoteEvent(proxy, Wire.Text(wire, 2, "event name")),
            var local => new EventHandle(local, Wire.Text(wire, 2, "event name")),
        },
        ValueTag.Answer => DecodeAnswer(Wire.Number(wire, 1, "number of an answer")),
        ValueTag.Function => _plans.Function([.. wire[1..].Select(part => _values.Decode(part))]),
        _ => throw new RemoteProtocolException($"{tag} is no reference."),
    };

    /// <inheritdoc/>
    public CancellationToken? TokenOf(long number) => number > 0 ? _tokens.Find(number) : TokenViews.Find(_conversation, -number)?.Token;

    // Also where it is settled: a step that is done to it may stand behind others.
    private StepAnswer DecodeAnswer(long id) =>
        _answers.Find(id) ?? throw new RemoteProtocolException($"There is no answer {id} here, or no longer: no step has it, or it has been dropped.");

    private object DecodeTarget(object?[] wire)
    {
        var target = Wire.Array(wire, 1, "target of a handle");
        return (ValueTag)Wire.Int32(target, 0, "tag") switch
        {
            ValueTag.SenderObject => Import(target),
            ValueTag.ReceiverObject => Target(Wire.Number(target, 1, "object id")),
            var tag => throw new RemoteProtocolException($"The target of a handle is a reference to an object, not a {tag}."),
        };
    }

    private RemoteObject Import(object?[] wire)
    {
        var id = Wire.Number(wire, 1, "object id");
        if (id <= 0)
            throw new RemoteProtocolException($"Object ids are counted up from 1; {id} is none.");
        if (wire.Length < 3)
            throw new RemoteProtocolException("A reference ends before its type.");
        var shape = _shapes.Decode(wire[2]);
        var typeName = shape.Can(Capabilities.Type) ? Wire.Text(wire, 3, "name of a type") : null;
        var proxy = _imports.Occurrence(id, MakeProxy, (this, shape, typeName));
        if (wire.Length > 3 && typeName is null && RemoteCancellation.IsToken(shape) && Wire.Number(wire, 3, "number of a token") is var number && number != id)
            RemoteCancellation.Number(proxy, number);
        return proxy;
    }

    private static RemoteObject MakeProxy(ImportEntry entry, (IncomingValues Values, TypeShape Shape, string? TypeName) reference)
    {
        var (values, shape, typeName) = reference;
        return typeName is null
            ? ProxyKind.Of(shape, values._values.NewTypes, values._newMethods).Make(values._conversation, entry, shape)
            : new RemoteType(values._conversation, entry, shape, typeName);
    }
}
