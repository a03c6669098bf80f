using DynRemote.Messages;
using DynRemote.Operations;
using DynRemote.References;
using DynRemote.Shapes;

namespace DynRemote.Exchange;

/// <summary>The encoders of one connection: a thread takes one for a message and puts it back. Used by any thread.</summary>
internal sealed class Encoders(IConversation conversation, ExportTable exports, bool includeStackTraces)
{
    private readonly OwnShapes _shapes = new();

    /// <summary>One that is not in use; taken and put back atomically.</summary>
    private OutgoingValues? _spare;

    /// <summary>The names that this side sends.</summary>
    public OwnNames Names { get; } = new();

    /// <summary>The tokens that this side has sent.</summary>
    public SentTokens Tokens { get; } = new();

    /// <summary>Takes an encoder.</summary>
    public OutgoingValues Rent() => Interlocked.Exchange(ref _spare, null) ?? new OutgoingValues(conversation, exports, _shapes, Names, Tokens, includeStackTraces);

    /// <summary>Puts an encoder back, when its message is in line.</summary>
    public void Return(OutgoingValues encoder)
    {
        encoder.Unpin();
        Volatile.Write(ref _spare, encoder);
    }
}
