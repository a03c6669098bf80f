using System.Buffers.Binary;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace DynRemote.Tests.Tcp;

/// <summary>
/// Takes packets away before the system sees them, on one socket: what a cable that is cut, or a network that loses much, does. A program of the kernel's
/// packet filter (SO_ATTACH_FILTER), which needs no rights. The socket's machine then acknowledges nothing, as if it was not there.
/// </summary>
internal static class PacketFilter
{
    private const int SocketLevel = 1;
    private const int AttachFilter = 26;
    private const int DetachFilter = 27;

    private const ushort LoadAbsolute = 0x20;
    private const ushort JumpIfGreater = 0x25;
    private const ushort Return = 0x06;

    /// <summary>The place at which the filter's machine reads a random number (SKF_AD_OFF + SKF_AD_RANDOM).</summary>
    private const uint Random = unchecked((uint)(-0x1000 + 56));

    private const uint Everything = uint.MaxValue;

    /// <summary>Takes away all that comes.</summary>
    public static void Cut(Socket socket) => Attach(socket, [(Return, 0, 0, 0)]);

    /// <summary>Takes away a part of the packets that come, at random.</summary>
    public static void Lose(Socket socket, double part) => Attach(
        socket,
        [(LoadAbsolute, 0, 0, Random), (JumpIfGreater, 0, 1, (uint)(part * uint.MaxValue)), (Return, 0, 0, Everything), (Return, 0, 0, 0)]);

    /// <summary>Lets everything come again.</summary>
    public static void Mend(Socket socket) => socket.SetRawSocketOption(SocketLevel, DetachFilter, new byte[4]);

    // struct sock_fprog: how many instructions there are, and where.
    private static void Attach(Socket socket, (ushort Code, byte True, byte False, uint Operand)[] program)
    {
        var instructions = new byte[8 * program.Length];
        for (var i = 0; i < program.Length; i++)
        {
            var instruction = instructions.AsSpan(8 * i);
            BitConverter.TryWriteBytes(instruction, program[i].Code);
            instruction[2] = program[i].True;
            instruction[3] = program[i].False;
            BitConverter.TryWriteBytes(instruction[4..], program[i].Operand);
        }
        var pinned = GCHandle.Alloc(instructions, GCHandleType.Pinned);
        try
        {
            var description = new byte[16];
            BinaryPrimitives.WriteUInt16LittleEndian(description, (ushort)program.Length);
            BitConverter.TryWriteBytes(description.AsSpan(8), (long)pinned.AddrOfPinnedObject());
            socket.SetRawSocketOption(SocketLevel, AttachFilter, description);
        }
        finally
        {
            pinned.Free();
        }
    }
}
