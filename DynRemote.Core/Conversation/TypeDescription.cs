using System.Collections.Immutable;
using System.ComponentModel;
using System.Reflection;
using DynRemote.Binding;

namespace DynRemote.Conversation;

/// <summary>What a holder can ask of a type of this side.</summary>
internal static class TypeDescription
{
    /// <summary>Bases, interfaces, visible members, all names that a test may use, and the description.</summary>
    public static (ImmutableArray<string> Bases, ImmutableArray<string> Interfaces, ImmutableArray<string> Members, ImmutableArray<string> Names, string Text) Of(
        Type type, MemberBinder binder)
    {
        var bases = new List<Type>();
        for (var ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
            bases.Add(ancestor);
        var interfaces = type.GetInterfaces();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var related in bases.Concat(interfaces).Prepend(type))
        {
            names.Add(related.ToString());
            names.Add(TypeDisplay.Of(related));
            if (related.FullName is { } fullName)
                names.Add(fullName);
            if (related.IsConstructedGenericType)
                names.Add(related.GetGenericTypeDefinition().FullName!);
        }
        return (
            [.. bases.Select(static ancestor => ancestor.ToString())],
            [.. interfaces.Select(static face => face.ToString())],
            [.. binder.MemberNamesOf(type)],
            [.. names],
            type.GetCustomAttribute<DescriptionAttribute>()?.Description ?? "");
    }
}
