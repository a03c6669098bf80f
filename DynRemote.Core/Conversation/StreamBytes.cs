using DynRemote.Binding;

namespace DynRemote.Conversation;

/// <summary>The owner's side of a stream: what is read crosses as a value, where a buffer that is filled in place could not.</summary>
internal static class StreamBytes
{
    private const int PartSize = 64 * 1024;

    private static readonly Type[] BufferArguments = [typeof(byte[]), typeof(int), typeof(int)];

    /// <summary>Reads up to so many bytes; none at the end.</summary>
    public static ReadOnlyMemory<byte> Read(Stream stream, int count, IMemberGate gate)
    {
        Demand(stream, nameof(Stream.Read), gate);
        var buffer = new byte[Math.Clamp(count, 0, PartSize)];
        return buffer.AsMemory(0, stream.Read(buffer, 0, buffer.Length));
    }

    /// <summary>Writes bytes.</summary>
    public static void Write(Stream stream, ReadOnlyMemory<byte> bytes, IMemberGate gate)
    {
        Demand(stream, nameof(Stream.Write), gate);
        var buffer = bytes.ToArray();
        stream.Write(buffer, 0, buffer.Length);
    }

    private static void Demand(Stream stream, string name, IMemberGate gate)
    {
        var type = stream.GetType();
        var member = type.GetMethod(name, BufferArguments)!;
        if (!gate.IsVisible(type, member))
            throw BindingMessages.Error(BindingMessages.NoDefinition(type, name));
        gate.Demand(type, member, name, AccessKind.Call);
    }
}
