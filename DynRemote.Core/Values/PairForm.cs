using System.Collections;

namespace DynRemote.Values;

/// <summary>
/// The form of <see cref="KeyValuePair{TKey, TValue}"/>: <c>[9, signature, key, value]</c>; and of <see cref="DictionaryEntry"/>, which has an empty signature.
/// </summary>
internal sealed class PairForm : ValueForm
{
    private static readonly object Tag = (int)ValueTag.KeyValuePair;

    private readonly Type _type;
    private readonly byte[] _signature;
    private readonly Reader _reader;

    private PairForm(Type type)
    {
        _type = type;
        var arguments = type.GetGenericArguments();
        _signature = SignatureWriter.Write(arguments);
        _reader = arguments.Length == 0 ? new EntryReader() : (Reader)Activator.CreateInstance(typeof(Reader<,>).MakeGenericType(arguments))!;
    }

    internal override Type CopiedType => _type;

    internal static PairForm? TryMake(Type type) =>
        type == typeof(DictionaryEntry) || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>)) ? new PairForm(type) : null;

    internal override bool IsValue(object value, ValueScan scan)
    {
        var (first, second) = _reader.Read(value);
        return scan.IsValue(first) && scan.IsValue(second);
    }

    internal override object? Encode(object value, ValueEncoder encoder, int depth)
    {
        if (depth >= ValueScan.MaxDepth)
            return encoder.EncodeReference(value);
        var (first, second) = _reader.Read(value);
        return new[] { Tag, _signature, encoder.Encode(first, depth + 1), encoder.Encode(second, depth + 1) };
    }

    private abstract class Reader
    {
        internal abstract (object? Key, object? Value) Read(object pair);
    }

    private sealed class EntryReader : Reader
    {
        internal override (object? Key, object? Value) Read(object pair)
        {
            var entry = (DictionaryEntry)pair;
            return (entry.Key, entry.Value);
        }
    }

    private sealed class Reader<TKey, TValue> : Reader
    {
        internal override (object? Key, object? Value) Read(object pair)
        {
            var (key, value) = (KeyValuePair<TKey, TValue>)pair;
            return (key, value);
        }
    }
}
