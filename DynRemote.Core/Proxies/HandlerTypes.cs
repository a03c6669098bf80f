using System.Runtime.CompilerServices;

namespace DynRemote.Proxies;

/// <summary>
/// Types of handlers whose arguments can never be made here. Whoever raises an event may let no exception of a handler out, as data tables do: so this is said where
/// the handler is added, to whoever adds it.
/// </summary>
internal static class HandlerTypes
{
    /// <summary>By type of delegate, why it cannot be one of a remote event's handlers. Concurrent by itself; entries never change.</summary>
    private static readonly ConditionalWeakTable<Type, StrongBox<string?>> Reasons = [];

    /// <summary>Throws where a handler could never be called.</summary>
    /// <exception cref="NotSupportedException">Its arguments cannot be made here; the message says what to write instead.</exception>
    public static void RequirePossible(Delegate handler)
    {
        if (Reasons.GetValue(handler.GetType(), static type => new StrongBox<string?>(ReasonAgainst(type))).Value is { } reason)
            throw new NotSupportedException(reason);
    }

    private static string? ReasonAgainst(Type handler)
    {
        foreach (var parameter in handler.GetMethod("Invoke")!.GetParameters())
        {
            if (EventArgsCopy.IsFor(parameter.ParameterType) && ImpossibleMember(parameter.ParameterType) is var (name, type))
            {
                return $"A {handler} cannot be added to a remote event: its {parameter.ParameterType} has a '{name}', and of a {type} only references come from another process. "
                    + "Write (EventHandler<dynamic>)((sender, e) => …) instead.";
            }
        }
        return null;
    }

    // What no constructor leaves out is always there.
    private static (string Name, Type Type)? ImpossibleMember(Type type)
    {
        var constructors = type.GetConstructors();
        foreach (var property in type.GetProperties())
        {
            if (!EventArgsCopy.CanHold(property.PropertyType) && constructors.Length > 0
                && Array.TrueForAll(constructors, constructor => Array.Exists(constructor.GetParameters(), parameter => parameter.ParameterType == property.PropertyType)))
            {
                return (property.Name, property.PropertyType);
            }
        }
        return null;
    }
}
