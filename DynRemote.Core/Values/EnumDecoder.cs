namespace DynRemote.Values;

/// <summary>Reads an enum: as the real one where this process has its type already, else as a <see cref="RemoteEnum"/>.</summary>
internal static class EnumDecoder
{
    internal static object Decode(object?[] wire, ValueDecoder decoder)
    {
        Malformed.CheckCount(wire, 5, "an enum");
        var typeName = decoder.DecodeText(wire[1], "the type name of an enum");
        var assemblyName = decoder.DecodeText(wire[2], "the assembly name of an enum");
        var number = DecodeNumber(wire[3], decoder);
        var name = decoder.DecodeText(wire[4], "the member name of an enum");
        // The same name over another integer type is another version of the enum: its numbers may not fit.
        return EnumTypes.Find(assemblyName, typeName) is { } type && Enum.GetUnderlyingType(type) == number.GetType()
            ? Enum.ToObject(type, number)
            : new RemoteEnum(typeName, assemblyName, number, name);
    }

    private static object DecodeNumber(object? wire, ValueDecoder decoder)
    {
        var number = wire is int or long or byte[]? decoder.Decode(wire) : null;
        return number is int or long or byte or sbyte or short or ushort or uint or ulong
            ? number
            : throw Malformed.Value("an enum whose number is no integer");
    }
}
