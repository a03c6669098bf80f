using System.Collections.Immutable;
using System.ComponentModel;
using System.Reflection;
using DynRemote.Binding;

namespace DynRemote.Performing;

/// <summary>What a holder can ask of a type of this side.</summary>
internal static class TypeDescription
{
    /// <summary>Bases, interfaces, visible members, all names that a test may use, and the description.</summary>
    public static (ImmutableArray<string> Bases, ImmutableArray<string> Interfaces, ImmutableArray<string> Members, ImmutableArray<string> Names, string Text) Of(
        Type type, MemberBinder binder) => (
            [.. TypeNames.Bases(type).Select(static ancestor => ancestor.ToString())],
            [.. type.GetInterfaces().Select(static face => face.ToString())],
            [.. binder.Lookup.NamesOf(type, isStatic: false)],
            [.. TypeNames.Of(type)],
            type.GetCustomAttribute<DescriptionAttribute>()?.Description ?? "");
}
