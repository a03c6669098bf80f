using System.Runtime.CompilerServices;
using DynRemote.Messages;
using DynRemote.Values;

namespace DynRemote.Shapes;

/// <summary>
/// The wire form of the static types that a call site knows of its arguments: in turn the index of an argument and the name of its type. They choose among
/// the overloads that the receiver has, so a type that it does not have may as well not be named: an argument of it tells by its value.
/// </summary>
internal static class StaticTypes
{
    /// <summary>The names of types that were sent, as long as the types live; <see cref="Unnamed"/> for one that has none. Concurrent by itself.</summary>
    private static readonly ConditionalWeakTable<Type, object> Names = [];

    private static readonly object Unnamed = new();

    /// <summary>Writes the types.</summary>
    public static object?[] Encode(Type?[] types)
    {
        var wire = new List<object?>(2);
        for (var i = 0; i < types.Length; i++)
        {
            if (types[i] is not { } type)
                continue;
            var name = Names.GetValue(type, static key => NamedType.Of(key)?.ToWire() ?? Unnamed);
            if (!ReferenceEquals(name, Unnamed))
                wire.AddRange([Wire.Number(i), name]);
        }
        return [.. wire];
    }

    /// <summary>Reads the types.</summary>
    /// <exception cref="RemoteProtocolException">They are malformed.</exception>
    public static Type?[] Decode(object?[] wire, int count, TypeBudget budget)
    {
        var types = new Type?[count];
        for (var i = 0; i < wire.Length; i += 2)
        {
            var index = Wire.Int32(wire, i, "index of an argument");
            if (index < 0 || index >= count)
                throw new RemoteProtocolException($"A static type is given for argument {index} of {count}.");
            types[index] = KnownTypes.Find(NamedType.Read(wire[i + 1]), budget);
        }
        return types;
    }
}
