using DynRemote.Messages;

namespace DynRemote.Values;

/// <summary>
/// Reads what <see cref="ExceptionEncoder"/> writes: as the exception's own type where it is in the table, else as a
/// <see cref="RemoteException"/>.
/// </summary>
internal static class ExceptionDecoder
{
    private const int LinkLength = 9;
    private const int DepthPerLevel = 3;
    private const int MaxTypeNames = 64;

    internal static Exception Decode(object?[] wire, ValueDecoder decoder, int depth)
    {
        Malformed.CheckCount(wire, 2, "an exception");
        Exception? exception = null;
        for (var i = wire.Length - 1; i > 0; i--)
            exception = DecodeLink(Malformed.Array(wire[i], "a part of an exception"), exception, decoder, depth);
        return exception!;
    }

    private static Exception DecodeLink(object?[] link, Exception? inner, ValueDecoder decoder, int depth)
    {
        Malformed.CheckCount(link, LinkLength, "a part of an exception");
        var names = DecodeNames(link[0], decoder);
        var given = decoder.DecodeOptionalText(link[1], "the message of an exception");
        var shown = decoder.DecodeOptionalText(link[2], "the message of an exception") ?? given;
        var stack = decoder.DecodeOptionalText(link[3], "the stack of an exception");
        var hresult = Malformed.Int(link[4], "the HResult of an exception");
        var live = DecodeLiveObject(link[6], decoder, depth);
        var extras = new ExceptionExtras(DecodeValues(link[7], "the extras of an exception", decoder, depth));
        Exception[] inners = [.. DecodeList(link[8], "the inner exceptions of an exception", decoder, depth).Select(AsException)];
        // An exception that comes home is the one that was thrown here: what catches it locally must catch it after a way through the peer.
        if (live is Exception home)
        {
            StackText.Compact(home, stack);
            return home;
        }
        var exception = ExceptionTable.Find(names[0]) is { } recipe
            ? Rebuild(recipe, given, shown, extras, inner, inners)
            : new RemoteException(shown ?? "", names, live, inner);
        exception.HResult = hresult;
        if (exception is OperationCanceledException canceled && link.Length > LinkLength && link[LinkLength] is { } token)
            ExceptionFields.Token(canceled) = DecodeToken(token, decoder);
        AddData(exception, DecodeValues(link[5], "the data of an exception", decoder, depth));
        if (live is not null && exception is not RemoteException)
            exception.Data[RemoteException.RemoteDataKey] = live;
        StackText.Attach(exception, stack);
        return exception;
    }

    private static Exception Rebuild(ExceptionRecipe recipe, string? given, string? shown, ExceptionExtras extras, Exception? inner, Exception[] inners)
    {
        if (recipe.Type == typeof(AggregateException))
            return new AggregateException(given, inners);
        var exception = recipe.Make(given, extras);
        ExceptionFields.Inner(exception) = inner;
        if (shown is null || exception.Message == shown)
            return exception;
        // Another system, culture or version makes another message of the same parts. The message is what people read and tests compare, so
        // it goes before the parts.
        exception = recipe.Make(shown, ExceptionExtras.None);
        ExceptionFields.Inner(exception) = inner;
        return exception;
    }

    private static string[] DecodeNames(object? wire, ValueDecoder decoder)
    {
        var names = Malformed.Array(wire, "the type names of an exception");
        if (names.Length is 0 or > MaxTypeNames)
            throw Malformed.Value($"an exception with {names.Length} type names");
        return Array.ConvertAll(names, name => decoder.DecodeText(name, "a type name of an exception"));
    }

    private static object?[] DecodeList(object? wire, string what, ValueDecoder decoder, int depth) =>
        wire is null ? [] : Array.ConvertAll(Malformed.Array(wire, what), element => decoder.Decode(element, depth + DepthPerLevel));

    // Reading the message and adding data call ToString and Equals; of a proxy these would be calls to the peer.
    private static object?[] DecodeValues(object? wire, string what, ValueDecoder decoder, int depth)
    {
        var values = DecodeList(wire, what, decoder, depth);
        var scan = new ValueScan();
        return Array.TrueForAll(values, scan.IsValue) ? values : throw Malformed.Value($"{what} with a reference in it");
    }

    private static object? DecodeLiveObject(object? wire, ValueDecoder decoder, int depth) => wire switch
    {
        null => null,
        object?[] { Length: > 0 } reference when reference[0] is (int)ValueTag.SenderObject or (int)ValueTag.ReceiverObject =>
            decoder.Decode(reference, depth + DepthPerLevel),
        _ => throw Malformed.Value("an exception whose live object is no reference"),
    };

    // Of one that is not known here, only its state can be told.
    private static CancellationToken DecodeToken(object? wire, ValueDecoder decoder)
    {
        var token = Malformed.Array(wire, "the token of an exception");
        Malformed.CheckCount(token, 2, "the token of an exception");
        if (token[0] is not bool isCanceled || token[1] is not (int or long))
            throw Malformed.Value("the token of an exception that is not a state and a number");
        return decoder.TokenOf(Wire.Number(token, 1, "number of a token")) ?? new CancellationToken(isCanceled);
    }

    private static Exception AsException(object? value) => value as Exception ?? throw Malformed.Value("an inner exception that is none");

    private static void AddData(Exception exception, object?[] entries)
    {
        // An exception finds its data by looking at each entry, so that many would take forever.
        if (entries.Length % 2 != 0 || entries.Length > 2 * ExceptionEncoder.MaxDataEntries)
            throw Malformed.Value($"exception data of {entries.Length} keys and values");
        for (var i = 0; i < entries.Length; i += 2)
            exception.Data[entries[i] ?? throw Malformed.Value("exception data without a key")] = entries[i + 1];
    }
}
