using System.Collections;
using DynRemote.Messages;

namespace DynRemote.Values;

/// <summary>
/// Writes one exception with all that is inside: <c>[11, link, link…]</c>, the outermost first, each the inner exception of the one before.
/// A link is <c>[type names, message as given, message as shown, stack, HResult, data, live object, extras, inner exceptions, (token)]</c>. It never
/// throws: what cannot be had is said in the message.
/// </summary>
internal sealed class ExceptionEncoder(ValueEncoder encoder)
{
    internal const int MaxDataEntries = 64;
    internal const int MaxExceptions = 160;

    private const int MaxLiveObjects = 16;
    private const int DepthPerLevel = 3;

    private int _exceptions;
    private int _liveObjects;

    internal object?[] Encode(Exception exception, int depth)
    {
        var links = new List<object?> { (int)ValueTag.Exception };
        for (var current = exception; current is not null; current = current is AggregateException ? null : current.InnerException)
        {
            if (++_exceptions > MaxExceptions || depth + DepthPerLevel > ValueScan.MaxDepth)
            {
                links.Add(Cut());
                break;
            }
            links.Add(EncodeLink(current, depth));
        }
        return [.. links];
    }

    /// <summary>Writes several exceptions, as many as there is room for: beyond that, a last one says so.</summary>
    internal object?[] EncodeAll(Exception[] exceptions, int depth)
    {
        var encoded = new List<object?>();
        foreach (var exception in exceptions)
        {
            encoded.Add(Encode(exception, depth));
            if (_exceptions > MaxExceptions)
                break;
        }
        return [.. encoded];
    }

    private static object?[] Cut() =>
        [new object?[] { typeof(Exception).FullName }, "More exceptions were inside; they were left out.", null, null, 0, null, null, null, null];

    private object?[] EncodeLink(Exception exception, int depth)
    {
        var recipe = exception is RemoteException { TypeNames.Count: > 0 } ? null : ExceptionTable.Find(exception.GetType());
        var shown = Ask(() => exception.Message, "Message");
        var given = recipe is null ? shown : ExceptionFields.Message(exception);
        object?[] link =
        [
            TypeNames(exception, recipe),
            EncodeText(given),
            given == shown ? null : EncodeText(shown),
            encoder.IncludeStackTraces ? EncodeStack(exception) : null,
            exception.HResult,
            EncodeData(exception, depth),
            EncodeLiveObject(exception),
            recipe is null ? null : EncodeExtras(exception, recipe, depth),
            exception is AggregateException aggregate && recipe is not null ? EncodeInner(aggregate, depth) : null,
        ];
        return exception is OperationCanceledException canceled && recipe is not null && EncodeToken(canceled.CancellationToken) is { } token ? [.. link, token] : link;
    }

    // A catch compares it with its own.
    private object?[]? EncodeToken(CancellationToken token) =>
        token == CancellationToken.None ? null : [token.IsCancellationRequested, Wire.Number(encoder.NumberOf(token))];

    private static object?[] TypeNames(Exception exception, ExceptionRecipe? recipe)
    {
        if (recipe is not null)
            return [recipe.Type.FullName];
        if (exception is RemoteException { TypeNames: { Count: > 0 } forwarded })
            return [.. forwarded.Select(EncodeText)];
        var names = new List<object?>();
        for (var type = exception.GetType(); type != typeof(object) && type is not null; type = type.BaseType)
            names.Add(EncodeText(type.FullName));
        return [.. names];
    }

    private static object? EncodeStack(Exception exception) =>
        Ask(() => exception.StackTrace, "StackTrace") is { Length: > 0 } stack ? EncodeText(StackText.Shorten(stack)) : null;

    private object?[]? EncodeExtras(Exception exception, ExceptionRecipe recipe, int depth)
    {
        var extras = Attempt(() => recipe.Extras(exception)) ?? [];
        var scan = new ValueScan(depth + DepthPerLevel);
        return extras.Length == 0 ? null : Array.ConvertAll(extras, extra => scan.IsValue(extra) ? encoder.Encode(extra, depth + DepthPerLevel) : null);
    }

    private object?[] EncodeInner(AggregateException aggregate, int depth) => EncodeAll([.. aggregate.InnerExceptions], depth + DepthPerLevel);

    private object?[]? EncodeData(Exception exception, int depth)
    {
        var data = new List<object?>();
        var scan = new ValueScan(depth + DepthPerLevel);
        foreach (var (key, value) in Attempt(() => exception.Data.Cast<DictionaryEntry>().Take(MaxDataEntries).ToArray()) ?? [])
        {
            if (!scan.IsValue(key) || !scan.IsValue(value))
                continue;
            data.Add(encoder.Encode(key, depth + DepthPerLevel));
            data.Add(encoder.Encode(value, depth + DepthPerLevel));
        }
        return data.Count == 0 ? null : [.. data];
    }

    private object?[]? EncodeLiveObject(Exception exception)
    {
        if (!encoder.IncludeLiveExceptions || ++_liveObjects > MaxLiveObjects || LiveObjectOf(exception) is not { } live)
            return null;
        return Attempt(() => encoder.EncodeReference(live));
    }

    // One that came from a peer stands for the object there; one of DynRemote itself has nothing to look at.
    private static object? LiveObjectOf(Exception exception)
    {
        if (exception is RemoteException { TypeNames.Count: > 0 } forwarded)
            return forwarded.Remote;
        if (exception is RemoteException && ExceptionTable.Find(exception.GetType()) is not null)
            return null;
        return Attempt(() => exception.Data[RemoteException.RemoteDataKey]) is { } live and not string ? live : exception;
    }

    private static object? EncodeText(string? text) => text is null ? null : ValueEncoder.EncodeText(text);

    // The members of an exception are code of the program, and an exception must arrive even if they fail.
    private static string? Ask(Func<string?> getter, string name)
    {
        try
        {
            return getter();
        }
        catch (Exception exception)
        {
            return $"({name} could not be read: it threw {exception.GetType()}.)";
        }
    }

    // For the parts without which an exception is still complete enough: its message and type have arrived by then.
    private static T? Attempt<T>(Func<T> part) where T : class?
    {
        try
        {
            return part();
        }
        catch (Exception)
        {
            return null;
        }
    }
}
