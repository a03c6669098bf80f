using DynRemote.Binding;

namespace DynRemote.Performing;

/// <summary>The owner's side of streams and text readers: what is read crosses as a value, where a buffer that is filled in place could not.</summary>
internal static class Parts
{
    /// <summary>In bytes or characters: as much as one message carries, however much is asked for.</summary>
    private const int PartSize = 1024 * 1024;

    private static readonly Type[] BufferArguments = [typeof(byte[]), typeof(int), typeof(int)];
    private static readonly Type[] TextBufferArguments = [typeof(char[]), typeof(int), typeof(int)];
    private static readonly Type[] AsyncBufferArguments = [typeof(byte[]), typeof(int), typeof(int), typeof(CancellationToken)];

    /// <summary>Reads up to so many bytes; none at the end.</summary>
    public static ReadOnlyMemory<byte> Read(Stream stream, int count, IMemberGate gate)
    {
        Demand(stream, nameof(Stream.Read), BufferArguments, gate);
        var buffer = new byte[Math.Clamp(count, 0, PartSize)];
        return buffer.AsMemory(0, stream.Read(buffer, 0, buffer.Length));
    }

    /// <summary>Reads up to so many characters; none at the end.</summary>
    public static string Read(TextReader reader, int count, IMemberGate gate)
    {
        Demand(reader, nameof(TextReader.Read), TextBufferArguments, gate);
        var buffer = new char[Math.Clamp(count, 0, PartSize)];
        return new string(buffer, 0, reader.Read(buffer, 0, buffer.Length));
    }

    /// <summary>Reads up to so many bytes; none at the end.</summary>
    public static async Task<object?> ReadAsync(Stream stream, int count, IMemberGate gate, CancellationToken token)
    {
        Demand(stream, nameof(Stream.ReadAsync), AsyncBufferArguments, gate);
        var buffer = new byte[Math.Clamp(count, 0, PartSize)];
        return (ReadOnlyMemory<byte>)buffer.AsMemory(0, await stream.ReadAsync(buffer, token).ConfigureAwait(false));
    }

    /// <summary>Reads up to so many characters; none at the end.</summary>
    public static async Task<object?> ReadAsync(TextReader reader, int count, IMemberGate gate, CancellationToken token)
    {
        Demand(reader, nameof(TextReader.ReadAsync), TextBufferArguments, gate);
        var buffer = new char[Math.Clamp(count, 0, PartSize)];
        return new string(buffer, 0, await reader.ReadAsync(buffer, token).ConfigureAwait(false));
    }

    /// <summary>Writes bytes.</summary>
    public static void Write(Stream stream, ReadOnlyMemory<byte> bytes, IMemberGate gate)
    {
        Demand(stream, nameof(Stream.Write), BufferArguments, gate);
        var buffer = bytes.ToArray();
        stream.Write(buffer, 0, buffer.Length);
    }

    /// <summary>Writes bytes.</summary>
    public static async Task<object?> WriteAsync(Stream stream, ReadOnlyMemory<byte> bytes, IMemberGate gate, CancellationToken token)
    {
        Demand(stream, nameof(Stream.WriteAsync), AsyncBufferArguments, gate);
        await stream.WriteAsync(bytes, token).ConfigureAwait(false);
        return null;
    }

    private static void Demand(object target, string name, Type[] parameters, IMemberGate gate)
    {
        var type = target.GetType();
        var member = type.GetMethod(name, parameters)!;
        if (!gate.IsVisible(type, member))
            throw BindingMessages.Error(BindingMessages.NoDefinition(type, name));
        gate.Demand(type, member, name, AccessKind.Call);
    }
}
