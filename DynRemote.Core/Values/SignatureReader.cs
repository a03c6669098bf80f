using System.Buffers.Binary;
using System.Collections;
using System.Text;

namespace DynRemote.Values;

/// <summary>Reads the element types that <see cref="SignatureWriter"/> writes, from bytes that may be anything.</summary>
internal ref struct SignatureReader
{
    internal const int MaxDepth = 12;

    private readonly TypeBudget _budget;
    private ReadOnlySpan<byte> _rest;

    private SignatureReader(ReadOnlySpan<byte> bytes, TypeBudget budget)
    {
        _rest = bytes;
        _budget = budget;
    }

    /// <summary>Whether an enum was not found; it may be later, so what was read must not be remembered.</summary>
    private bool HasUnknownEnum { get; set; }

    /// <exception cref="RemoteProtocolException">The bytes are not the signature of that many types.</exception>
    internal static Type[] Read(byte[] bytes, int count, TypeBudget budget)
    {
        if (SignatureCache.TryGet(bytes, out var types) && types.Length == count)
            return types;
        if (count > bytes.Length)
            throw Malformed.Value($"a signature of {bytes.Length} bytes for {count} elements");
        var reader = new SignatureReader(bytes, budget);
        types = new Type[count];
        for (var i = 0; i < count; i++)
            types[i] = reader.ReadType(0);
        if (!reader._rest.IsEmpty)
            throw Malformed.Value($"a signature with {reader._rest.Length} bytes too many");
        if (!reader.HasUnknownEnum)
            SignatureCache.Add(bytes, types);
        return types;
    }

    private byte Next()
    {
        if (_rest.IsEmpty)
            throw Malformed.Value("a signature that ends too early");
        var next = _rest[0];
        _rest = _rest[1..];
        return next;
    }

    private Type ReadType(int depth)
    {
        if (depth > MaxDepth)
            throw Malformed.Value("a signature nested too deep");
        var code = Next();
        if (ScalarTypes.TypeOf((ScalarKind)code) is { } scalar)
            return scalar;
        return (SignatureCode)code switch
        {
            SignatureCode.Object => typeof(object),
            SignatureCode.DictionaryEntry => typeof(DictionaryEntry),
            SignatureCode.AnyEnum => typeof(RemoteEnum),
            SignatureCode.Enum => ReadEnum(),
            SignatureCode.Nullable => ReadNullable(depth),
            SignatureCode.Tuple => ReadTuple(ValueTag.Tuple, depth),
            SignatureCode.ValueTuple => ReadTuple(ValueTag.ValueTuple, depth),
            SignatureCode.KeyValuePair => Close(typeof(KeyValuePair<,>), ReadTypes(2, depth)),
            SignatureCode.Immutable => ReadImmutable(depth),
            _ => throw Malformed.Value($"a signature with the unknown code {code}"),
        };
    }

    private Type[] ReadTypes(int count, int depth)
    {
        if (count > _rest.Length)
            throw Malformed.Value("a signature that ends too early");
        var types = new Type[count];
        for (var i = 0; i < count; i++)
            types[i] = ReadType(depth + 1);
        return types;
    }

    private Type ReadNullable(int depth)
    {
        var underlying = ReadType(depth + 1);
        // A fake enum stands for an unknown one, and being a class it can be null by itself.
        if (underlying == typeof(RemoteEnum))
            return underlying;
        if (!underlying.IsValueType || Nullable.GetUnderlyingType(underlying) is not null)
            throw Malformed.Value("a signature with a nullable type of a type that cannot be one");
        return Close(typeof(Nullable<>), [underlying]);
    }

    private Type ReadTuple(ValueTag family, int depth)
    {
        var count = Next();
        if (count > TupleTypes.MaxElements || (count == 0 && family == ValueTag.Tuple))
            throw Malformed.Value($"a signature with a tuple of {count} elements");
        return TupleTypes.Close(family, ReadTypes(count, depth), _budget) ?? typeof(object);
    }

    private Type ReadImmutable(int depth)
    {
        var kind = (ImmutableKind)Next();
        if (ImmutableTypes.DefinitionOf(kind) is not { } definition)
            throw Malformed.Value($"a signature with the unknown collection kind {(byte)kind}");
        return Close(definition, ReadTypes(kind >= ImmutableKind.Dictionary ? 2 : 1, depth));
    }

    // A peer whose budget is spent gets object for further types: less exact, but right.
    private readonly Type Close(Type definition, Type[] arguments) => GenericTypes.Close(definition, arguments, _budget) ?? typeof(object);

    private Type ReadEnum()
    {
        var typeName = ReadName();
        var assemblyName = ReadName();
        if (EnumTypes.Find(assemblyName, typeName) is { } type)
            return type;
        HasUnknownEnum = true;
        return typeof(RemoteEnum);
    }

    private string ReadName()
    {
        if (_rest.Length < 2)
            throw Malformed.Value("a signature that ends too early");
        var length = BinaryPrimitives.ReadUInt16LittleEndian(_rest);
        if (_rest.Length - 2 < length)
            throw Malformed.Value("a signature that ends too early");
        var name = Encoding.UTF8.GetString(_rest.Slice(2, length));
        _rest = _rest[(2 + length)..];
        return name;
    }
}
