using System.Buffers;
using System.Reflection;
using DynRemote.Values;

namespace DynRemote.Shapes;

/// <summary>
/// Finds the type that a peer names among the public types of this process: those of the framework, and of assemblies that are loaded already. A name from
/// the wire makes none load.
/// </summary>
internal static class KnownTypes
{
    /// <summary>These make a name an expression that names further types and assemblies.</summary>
    private static readonly SearchValues<char> ExpressionCharacters = SearchValues.Create("[],&*\\\0");

    /// <summary>The interface of a name; <see langword="null"/> where this process does not have it, or may not build it any more.</summary>
    /// <param name="name">What the peer names.</param>
    /// <param name="budget">How many generic types the peer may still make this process build.</param>
    /// <param name="canArrive">Whether the peer's objects can be of a type here: not of a class whose objects are references.</param>
    public static Type? FindInterface(NamedType name, TypeBudget budget, Func<Type, bool> canArrive) => Guarded(
        () => FindDefinition(name) is { IsInterface: true } definition && Find(definition, name, budget, canArrive) is { IsCollectible: false } type ? type : null);

    /// <summary>The type of a name; <see langword="null"/> where this process does not have it, or may not build it any more.</summary>
    /// <param name="name">What the peer names.</param>
    /// <param name="budget">How many generic types the peer may still make this process build.</param>
    public static Type? Find(NamedType name, TypeBudget budget) => Guarded(() => FindArgument(name, budget, static _ => true));

    private static Type? Guarded(Func<Type?> find)
    {
        try
        {
            return find();
        }
        // A name that is no name, arguments that do not fit, or a type that cannot be loaded here: this process does not have it.
        catch (Exception exception) when (exception is ArgumentException or IOException or BadImageFormatException or TypeLoadException or NotSupportedException)
        {
            return null;
        }
    }

    private static Type? Find(Type definition, NamedType name, TypeBudget budget, Func<Type, bool> canArrive)
    {
        if (!definition.IsGenericTypeDefinition)
            return name.Arguments.Length == 0 ? definition : null;
        var parameters = definition.GetGenericArguments();
        if (parameters.Length != name.Arguments.Length)
            return null;
        var arguments = new Type[parameters.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            // A sequence of what is only at the peer is a sequence of objects, here as there: a covariant parameter takes any class for object.
            if (FindArgument(name.Arguments[i], budget, canArrive) is { } argument && canArrive(argument))
                arguments[i] = argument;
            else if (IsCovariant(parameters[i]) && IsClass(name.Arguments[i]))
                arguments[i] = typeof(object);
            else
                return null;
        }
        return GenericTypes.Close(definition, arguments, budget);
    }

    private static Type? FindArgument(NamedType name, TypeBudget budget, Func<Type, bool> canArrive)
    {
        if (IsArray(name))
        {
            return name.Arguments is [var only] && name.Name == $"[{new string(',', name.Name.Length - 2)}]" && FindArgument(only, budget, canArrive) is { } element
                ? GenericTypes.CloseArray(element, name.Name.Length - 1, budget)
                : null;
        }
        return FindDefinition(name) is { } definition && Find(definition, name, budget, canArrive) is { } type
            && !type.IsByRefLike && type != typeof(void) && !(type.IsAbstract && type.IsSealed) ? type : null;
    }

    private static bool IsArray(NamedType name) => name.Assembly is null && name.Name.Length > 1 && name.Name[0] == '[';

    private static bool IsClass(NamedType name) =>
        IsArray(name) || (name.Assembly is not null ? !name.IsValueType : FindDefinition(name) is { IsValueType: false });

    private static Type? FindDefinition(NamedType name)
    {
        if (name.Assembly is null)
            return FrameworkTypes.Find(name.Name);
        if (name.Name.AsSpan().ContainsAny(ExpressionCharacters))
            return null;
        foreach (var assembly in LoadedAssemblies.Named(name.Assembly))
        {
            if (!assembly.IsDynamic && assembly.GetType(name.Name, throwOnError: false) is { IsVisible: true } type && type.Assembly == assembly)
                return type;
        }
        return null;
    }

    private static bool IsCovariant(Type parameter) => (parameter.GenericParameterAttributes & GenericParameterAttributes.Covariant) != 0;
}
