using DynRemote.Messages;
using DynRemote.Operations;
using DynRemote.Proxies;

namespace DynRemote.Exchange;

/// <summary>Makes messages of what comes of the peer's requests and steps. Used by any thread.</summary>
internal sealed class OutgoingAnswers(Encoders encoders)
{
    /// <summary>The answer to a request that has ended well.</summary>
    /// <param name="id">The number of the request.</param>
    /// <param name="arguments">Its arguments: those by reference go back.</param>
    /// <param name="result">What it has given.</param>
    /// <param name="isOutOfTurn">Of a step: whether steps before it may not have started.</param>
    public OutgoingMessage Reply(long id, CallArguments arguments, object? result, bool isOutOfTurn = false)
    {
        var encoder = encoders.Rent();
        try
        {
            var value = result is Chunk chunk ? encoder.EncodeChunk(chunk) : encoder.Encode(result);
            return encoder.Finish(new ReplyMessage(id, value, WrittenBack(arguments, encoder)) { IsOutOfTurn = isOutOfTurn }.ToWire());
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
    /// <param name="id">The number of the request.</param>
    /// <param name="failure">Why.</param>
    /// <param name="arguments">Its arguments: those by reference that had been changed by then go back.</param>
    /// <param name="isOutOfTurn">Of a step: whether steps before it may not have started.</param>
    public OutgoingMessage Fault(long id, Failure failure, CallArguments arguments, bool isOutOfTurn = false)
    {
        var encoder = encoders.Rent();
        var writtenBack = ChangedBefore(arguments, encoder);
        var (exception, further) = encoder.EncodeFailure(failure);
        var message = encoder.Finish(new FaultMessage(id, exception, writtenBack, further) { IsOutOfTurn = isOutOfTurn }.ToWire());
        encoders.Return(encoder);
        return message;
    }

    private static object?[]? ChangedBefore(CallArguments arguments, OutgoingValues encoder)
    {
        // A call that leaves it to the parameters what is by reference is one of a language that stores nothing where it fails.
        if (arguments.ByReference == 0 || arguments.IsLoose)
            return null;
        var pairs = new List<object?>();
        try
        {
            for (var i = 0; i < arguments.Values.Length; i++)
            {
                if (!arguments.IsByReference(i) || arguments.Values[i] is not ChangedBeforeFailure changed)
                    continue;
                pairs.Add(Wire.Number(i));
                pairs.Add(encoder.Encode(changed.Value));
            }
        }
        // What the program has assigned may be anything; the exception must arrive even where that cannot cross.
        catch (Exception)
        {
            encoder.Rollback();
            return null;
        }
        return pairs.Count == 0 ? null : [.. pairs];
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
