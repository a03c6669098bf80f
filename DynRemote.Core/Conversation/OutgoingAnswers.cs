using DynRemote.Messages;
using DynRemote.Operations;
using DynRemote.Proxies;

namespace DynRemote.Conversation;

/// <summary>Makes messages of what comes of the peer's requests and steps. Used by any thread.</summary>
internal sealed class OutgoingAnswers(Encoders encoders)
{
    /// <summary>The answer to a request that has ended well.</summary>
    public OutgoingMessage Reply(IncomingRequest request, object? result)
    {
        var encoder = encoders.Rent();
        try
        {
            var value = result is Chunk chunk ? encoder.EncodeChunk(chunk) : encoder.Encode(result);
            return encoder.Finish(new ReplyMessage(request.Id, value, WrittenBack(request.Operation.Arguments, encoder)).ToWire());
        }
        catch
        {
            encoder.Rollback();
            throw;
        }
        finally
        {
            encoders.Return(encoder);
        }
    }

    /// <summary>The answer to a request that has failed.</summary>
    public OutgoingMessage Fault(long id, Exception exception)
    {
        var encoder = encoders.Rent();
        var message = encoder.Finish(new FaultMessage(id, encoder.EncodeException(exception)).ToWire());
        encoders.Return(encoder);
        return message;
    }

    private static object?[]? WrittenBack(CallArguments arguments, OutgoingValues encoder)
    {
        if (arguments.ByReference == 0)
            return null;
        var pairs = new List<object?>();
        for (var i = 0; i < arguments.Values.Length; i++)
        {
            if (!arguments.IsByReference(i))
                continue;
            pairs.Add(Wire.Number(i));
            pairs.Add(encoder.Encode(arguments.Values[i]));
        }
        return [.. pairs];
    }
}
