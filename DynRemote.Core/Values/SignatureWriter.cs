using System.Buffers.Binary;
using System.Collections;
using System.Text;

namespace DynRemote.Values;

/// <summary>Writes the element types of a tuple or collection as bytes (<see cref="SignatureCode"/>).</summary>
internal sealed class SignatureWriter
{
    private const int MaxDepth = SignatureReader.MaxDepth;
    private const int MaxNameBytes = 4096;

    private readonly List<byte> _bytes = [];

    /// <summary>The signature of these types; those that have none of their own count as <see cref="object"/>.</summary>
    internal static byte[] Write(ReadOnlySpan<Type> types)
    {
        var writer = new SignatureWriter();
        foreach (var type in types)
            writer.AddOrObject(type, 0);
        return [.. writer._bytes];
    }

    /// <summary>The signature of these types, or <see langword="null"/> if it would not give back exactly the same types.</summary>
    internal static byte[]? TryWriteExactly(ReadOnlySpan<Type> types)
    {
        var writer = new SignatureWriter();
        foreach (var type in types)
        {
            if (!writer.TryAdd(type, 0))
                return null;
        }
        return [.. writer._bytes];
    }

    private void AddOrObject(Type type, int depth)
    {
        var start = _bytes.Count;
        if (TryAdd(type, depth))
            return;
        _bytes.RemoveRange(start, _bytes.Count - start);
        Add(SignatureCode.Object);
    }

    private bool TryAdd(Type type, int depth)
    {
        if (depth > MaxDepth)
            return false;
        if (ScalarTypes.TryKindOf(type, out var kind))
            _bytes.Add((byte)kind);
        else if (type == typeof(object))
            Add(SignatureCode.Object);
        else if (type == typeof(DictionaryEntry))
            Add(SignatureCode.DictionaryEntry);
        else if (type == typeof(RemoteEnum))
            Add(SignatureCode.AnyEnum);
        else if (EnumForm.IsCopied(type))
            return TryAddEnum(type);
        else if (Nullable.GetUnderlyingType(type) is { } underlying)
            return TryAddNullable(underlying, depth);
        else if (TupleTypes.TryElementsOf(type, out var family, out var elements))
            AddTuple(family, elements, depth);
        else if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>))
            AddPair(type.GetGenericArguments(), depth);
        else if (ImmutableTypes.TryKindOf(type, out var collection, out var declared))
            return declared == type && TryAddImmutable(collection, type.GetGenericArguments(), depth);
        else
            return false;
        return true;
    }

    private void Add(SignatureCode code) => _bytes.Add((byte)code);

    private bool TryAddNullable(Type underlying, int depth)
    {
        Add(SignatureCode.Nullable);
        return TryAdd(underlying, depth + 1);
    }

    // An element that is a tuple is a tuple again at the receiver, whatever its own elements are.
    private void AddTuple(ValueTag family, Type[] elements, int depth)
    {
        Add(family == ValueTag.Tuple ? SignatureCode.Tuple : SignatureCode.ValueTuple);
        _bytes.Add((byte)elements.Length);
        foreach (var element in elements)
            AddOrObject(element, depth + 1);
    }

    private void AddPair(Type[] elements, int depth)
    {
        Add(SignatureCode.KeyValuePair);
        AddOrObject(elements[0], depth + 1);
        AddOrObject(elements[1], depth + 1);
    }

    // A collection travels by value only as exactly what it is.
    private bool TryAddImmutable(ImmutableKind kind, Type[] elements, int depth)
    {
        Add(SignatureCode.Immutable);
        _bytes.Add((byte)kind);
        foreach (var element in elements)
        {
            if (!TryAdd(element, depth + 1))
                return false;
        }
        return true;
    }

    private bool TryAddEnum(Type type)
    {
        Add(SignatureCode.Enum);
        return TryAddName(type.FullName!) && TryAddName(type.Assembly.GetName().Name!);
    }

    private bool TryAddName(string name)
    {
        var bytes = Encoding.UTF8.GetBytes(name);
        if (bytes.Length > MaxNameBytes)
            return false;
        Span<byte> length = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(length, (ushort)bytes.Length);
        _bytes.AddRange(length);
        _bytes.AddRange(bytes);
        return true;
    }
}
