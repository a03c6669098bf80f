using System.Runtime.ExceptionServices;
using DynRemote.Binding;
using DynRemote.Messages;
using DynRemote.Operations;
using DynRemote.Plans;
using DynRemote.Proxies;
using DynRemote.References;
using DynRemote.Shapes;
using DynRemote.Values;

namespace DynRemote.Exchange;

/// <summary>
/// Encodes the values of one message. What it exports is counted at once, and counted back if the message does not leave after all. Used by one thread at
/// a time, for one message after another.
/// </summary>
internal sealed class OutgoingValues : IReferenceEncoder
{
    private readonly IConversation _conversation;
    private readonly ExportTable _exports;
    private readonly OwnShapes _shapes;
    private readonly ValueEncoder _values;
    private readonly List<long> _exported = [];
    private readonly List<IStepOutcome> _pinned = [];

    /// <summary>Proxies that the message names and that the values in it do not hold.</summary>
    private readonly List<object> _alive = [];

    private readonly OwnNames _names;
    private readonly SentTokens _tokens;
    private List<OwnShapes.Entry>? _unsentShapes;
    private List<OwnNames.Entry>? _unsentNames;

    /// <summary>Makes an encoder for the messages of one connection.</summary>
    public OutgoingValues(IConversation conversation, ExportTable exports, OwnShapes shapes, OwnNames names, SentTokens tokens, bool includeStackTraces)
    {
        _conversation = conversation;
        _exports = exports;
        _shapes = shapes;
        _names = names;
        _tokens = tokens;
        _values = new ValueEncoder(this, includeStackTraces, includeLiveExceptions: includeStackTraces);
    }

    /// <summary>Whether an answer was named since the last message: then the message must be a step.</summary>
    public bool NamesAnswers { get; private set; }

    /// <summary>Encodes a value.</summary>
    public object? Encode(object? value) => _values.Encode(value);

    /// <summary>Encodes several values. Where all of them travel as they are, that is the array given, for the message copies it.</summary>
    public object?[] EncodeAll(object?[] values)
    {
        var wire = values;
        for (var i = 0; i < values.Length; i++)
        {
            var encoded = _values.Encode(values[i]);
            if (ReferenceEquals(encoded, values[i]))
                continue;
            if (ReferenceEquals(wire, values))
                wire = [.. values];
            wire[i] = encoded;
        }
        return wire;
    }

    /// <summary>Encodes an operation.</summary>
    /// <param name="id">The number of the call.</param>
    /// <param name="target">The object's id at the peer.</param>
    /// <param name="operation">What to do.</param>
    /// <param name="chain">The chain that the call belongs to; 0 where it begins one.</param>
    public RequestMessage EncodeRequest(long id, long target, in Operation operation, long chain)
    {
        var arguments = operation.Arguments;
        return new RequestMessage(id, target, operation.Kind, operation.Name, chain, EncodeAll(arguments.Values))
        {
            Notes = NotesOn(arguments),
            Constants = arguments.Constants,
            ByReference = arguments.ByReference,
            IsExplicit = operation.IsExplicit || arguments.IsCompound,
            IsChecked = arguments.IsChecked,
            IgnoresCase = operation.IgnoresCase,
            Interface = operation.Interface,
            NameNumber = operation.Name is { } name ? _names.NumberOf(name, ref _unsentNames) : 0,
        };
    }

    /// <summary>Encodes a failure: its exception, and what else a task has failed with.</summary>
    public (object?[] Exception, object?[]? Further) EncodeFailure(Failure failure)
    {
        var exceptions = new ExceptionEncoder(_values);
        var first = exceptions.Encode(failure.Exception, 0);
        return (first, failure.Further is { } further ? exceptions.EncodeAll(further, 0) : null);
    }

    /// <summary>Encodes a part of a sequence: <c>[elements, cursor]</c>, the elements packed where they are primitive.</summary>
    public object?[] EncodeChunk(Chunk chunk)
    {
        var elements = PackedElements.Encode(_values, chunk.Elements, 0, chunk.Elements.Length);
        var cursor = Encode(chunk.Cursor);
        return chunk.Form is { } form ? [elements, cursor, Encode(form)] : [elements, cursor];
    }

    /// <summary>Takes what has been encoded since the last time together with the message that it stands in.</summary>
    public OutgoingMessage Finish(object?[] wire)
    {
        NamesAnswers = false;
        if (_exported.Count == 0 && _unsentNames is null && _alive.Count == 0)
            return wire;
        var references = new OutgoingReferences(
            _exports, [.. _exported], _unsentShapes is null ? [] : [.. _unsentShapes], _unsentNames is null ? [] : [.. _unsentNames], [.. _alive]);
        Clear();
        return new OutgoingMessage(wire, references);
    }

    /// <summary>The message is in line, or there will be none: the answers that it names may be dropped behind it.</summary>
    public void Unpin()
    {
        foreach (var outcome in _pinned)
            outcome.Unpin();
        _pinned.Clear();
    }

    /// <summary>There will be no message: the occurrences encoded since the last time are counted back.</summary>
    public void Rollback()
    {
        foreach (var id in _exported)
            _exports.Rollback(id);
        Clear();
    }

    /// <inheritdoc/>
    public object?[] EncodeReference(object target) => ProxyOrigin.Of(target) switch
    {
        RemoteObject proxy => EncodeProxy(proxy),
        RemoteMethod method => [(int)ValueTag.Method, EncodeReference(method.Target), method.Name],
        RemoteEvent handle => [(int)ValueTag.Event, EncodeReference(handle.Target), handle.Name],
        _ => target switch
        {
            MethodGroup group => [(int)ValueTag.Method, EncodeReference(group.Target), group.Name],
            EventHandle handle => [(int)ValueTag.Event, EncodeReference(handle.Target), handle.Name],
            RemoteView view => EncodeView(view, view.Target),
            ByReference marked => EncodeReference(marked.Target),
            IStepOutcome outcome => EncodeAnswer(outcome),
            RecordedFunction function => EncodeFunction(function),
            RemotePlaceholder placeholder => throw placeholder.Refuse(),
            Type type => Export(type, type.GetType(), type.ToString()),
            CancellationToken token => EncodeToken(token),
            _ => Export(target, target.GetType(), null),
        },
    };

    /// <inheritdoc/>
    public long NumberOf(CancellationToken token)
    {
        if (TokenViews.OriginOf(token) is { } origin && ReferenceEquals(origin.Conversation, _conversation))
            return origin.Number;
        return TokenSource.Of(token) is { } source && TokenBoxes.Find(source) is { } box ? -_tokens.Find(box) : 0;
    }

    // One that stands for the peer's goes home, where the peer still has a reference to go by.
    private object?[] EncodeToken(CancellationToken token)
    {
        if (TokenViews.OriginOf(token) is { } origin && ReferenceEquals(origin.Conversation, _conversation)
            && origin.Proxy.TryGetTarget(out var proxy) && !proxy.Entry.IsReleased)
        {
            _alive.Add(proxy);
            return EncodeProxy(proxy);
        }
        var box = TokenBoxes.Of(token);
        var reference = Export(box, typeof(CancellationToken), null);
        var id = Wire.Number(reference, 1, "object id");
        return token.CanBeCanceled && _tokens.NumberOf(box, id) is var number && number != id ? [.. reference, Wire.Number(number)] : reference;
    }

    private ArgumentNotes NotesOn(CallArguments arguments) =>
        arguments.Names.Length + arguments.TypeArguments.Length + arguments.StaticTypes.Length == 0 && arguments.Out == 0
            ? ArgumentNotes.None
            : new ArgumentNotes(arguments.Names, EncodeAll(arguments.TypeArguments), arguments.Out, StaticTypes.Encode(arguments.StaticTypes));

    private object?[] EncodeProxy(RemoteObject proxy)
    {
        // Another connection's proxy: the peer reaches the object through this process.
        if (!ReferenceEquals(proxy.Conversation, _conversation))
            return Export(proxy, proxy.Shape, (proxy as RemoteType)?.FullName);
        proxy.ThrowIfReleased();
        return [(int)ValueTag.ReceiverObject, Wire.Number(proxy.Id)];
    }

    // To the holder the object looks as it is: its type and the interfaces of that.
    private object?[] EncodeView(RemoteView view, object behind) => behind switch
    {
        RemoteView inner => EncodeView(view, inner.Target),
        RemoteObject proxy => Export(view, proxy.Shape, (proxy as RemoteType)?.FullName),
        _ => Export(view, behind.GetType(), null),
    };

    private object?[] EncodeAnswer(IStepOutcome outcome)
    {
        if (!ReferenceEquals(outcome.Pipeline.Line, _conversation.Pipeline.Line))
            throw new RemoteException("A promise of another connection cannot be an argument here: await it first.");
        _pinned.Add(outcome);
        if (outcome.Pin() == 1 && outcome.Ended is { IsFaulted: true, Exception.InnerException: { } failure })
            ExceptionDispatchInfo.Throw(failure);
        NamesAnswers = true;
        return [(int)ValueTag.Answer, Wire.Number(outcome.Answer)];
    }

    private object?[] EncodeFunction(RecordedFunction function)
    {
        var code = function.Write(out var inputs);
        return [(int)ValueTag.Function, Encode(new ReadOnlyMemory<byte>(code)), .. inputs.Select(Encode)];
    }

    private object?[] Export(object target, object type, string? typeName)
    {
        var id = _exports.Add(target, out _);
        _exported.Add(id);
        var shape = _shapes.Encode(type, ref _unsentShapes);
        return typeName is null
            ? [(int)ValueTag.SenderObject, Wire.Number(id), shape]
            : [(int)ValueTag.SenderObject, Wire.Number(id), shape, typeName];
    }

    private void Clear()
    {
        _exported.Clear();
        _alive.Clear();
        _unsentShapes = null;
        _unsentNames = null;
        NamesAnswers = false;
    }
}
