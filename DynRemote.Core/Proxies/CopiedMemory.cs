using System.Reflection;
using System.Runtime.InteropServices;
using DynRemote.Messages;
using DynRemote.Operations;

namespace DynRemote.Proxies;

/// <summary>
/// Remote arrays and memory as <see cref="Memory{T}"/>, <see cref="ReadOnlyMemory{T}"/> and <see cref="ArraySegment{T}"/>: over a copy of their content, for such a
/// thing is about memory of this process.
/// </summary>
internal static class CopiedMemory
{
    private static readonly Type[] Definitions = [typeof(Memory<>), typeof(ReadOnlyMemory<>), typeof(ArraySegment<>)];

    private static readonly MethodInfo ArrayInMethod = typeof(CopiedMemory).GetMethod(nameof(ArrayInMemory), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>Whether a remote object is an array or memory of the elements of a memory type. Costs no round trip.</summary>
    public static bool CanMake(RemoteObject proxy, Type type) =>
        IsMemory(type) && type.GetGenericArguments()[0] is var element && (IsArrayOf(proxy, element) || IsMemoryOf(proxy, element));

    /// <summary>The copy of the content.</summary>
    /// <param name="proxy">The remote array or memory.</param>
    /// <param name="type">The memory type.</param>
    /// <param name="make">Copies a remote array.</param>
    public static Array ArrayOf(RemoteObject proxy, Type type, Func<RemoteObject, Type, object> make)
    {
        var arrayType = type.GetGenericArguments()[0].MakeArrayType();
        if (!IsMemoryOf(proxy, arrayType.GetElementType()!))
            return (Array)make(proxy, arrayType);
        var content = (RemoteObject)proxy.Perform(new Operation(OperationKind.InvokeMember, nameof(Memory<>.ToArray)))!;
        var copy = RemoteCopy.Make(content, arrayType);
        WrittenBackCopy.Note(copy);
        return (Array)copy;
    }

    /// <summary>An array as a memory type.</summary>
    public static object Wrap(Array array, Type type) => Activator.CreateInstance(type, array)!;

    /// <summary>The array that something of a memory type is about; <see langword="null"/> for everything else.</summary>
    public static Array? ArrayIn(object value) => IsMemory(value.GetType())
        ? (Array?)ArrayInMethod.MakeGenericMethod(value.GetType().GetGenericArguments()).Invoke(null, [value])
        : null;

    private static T[]? ArrayInMemory<T>(object memory) => memory switch
    {
        ArraySegment<T> segment => segment.Array,
        Memory<T> writable => MemoryMarshal.TryGetArray<T>(writable, out var segment) ? segment.Array : null,
        _ => null, // Nobody has changed what can only be read.
    };

    private static bool IsMemory(Type type) => type.IsGenericType && Array.IndexOf(Definitions, type.GetGenericTypeDefinition()) >= 0;

    private static bool IsArrayOf(RemoteObject proxy, Type element) => proxy.Shape.Name == $"{element}[]";

    private static bool IsMemoryOf(RemoteObject proxy, Type element) =>
        Array.Exists(Definitions, definition => proxy.Shape.Name == $"{definition.FullName}[{element}]");
}
