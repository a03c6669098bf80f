using DynRemote.Messages;
using DynRemote.Values;

namespace DynRemote.Shapes;

/// <summary>
/// A type by its name, as a shape tells of interfaces: a string for a plain type of the framework, <c>[0, name, argument…]</c> for a constructed or array
/// type of it, <c>[1, name, assembly, argument…]</c> for a class or interface of the program, <c>[2, name, assembly, argument…]</c> for a struct of it.
/// </summary>
/// <param name="Name">The full name, of the definition where the type is generic; brackets for an array.</param>
/// <param name="Assembly">The simple name of the program's assembly; <see langword="null"/> for the framework's.</param>
/// <param name="IsValueType">Whether it is a struct. Not known, nor needed, of the framework's types.</param>
/// <param name="Arguments">The type arguments, or the element type of an array.</param>
internal sealed record NamedType(string Name, string? Assembly, bool IsValueType, NamedType[] Arguments)
{
    private const int FrameworkForm = 0;
    private const int ReferenceForm = 1;
    private const int ValueForm = 2;

    private const int MaxDepth = 8;
    private const int MaxArguments = 20;
    private const int MaxNameLength = 512;

    /// <summary>The name of a type; <see langword="null"/> where it nests too deep, or has a name that no type of C# has.</summary>
    public static NamedType? Of(Type type) => Of(type, 0);

    /// <summary>Reads the wire form.</summary>
    /// <exception cref="RemoteProtocolException">It is malformed, or larger than the name of any type.</exception>
    public static NamedType Read(object? wire) => Read(wire, 0);

    /// <summary>
    /// Reads a name as <see cref="Type.ToString"/> gives it. It does not tell assemblies, so that all of it is taken to be the framework's; <see langword="null"/> where it is
    /// no such name, or larger than that of any type.
    /// </summary>
    public static NamedType? Parse(string text)
    {
        var rest = text.AsSpan();
        return Parse(ref rest, 0) is { } name && rest.IsEmpty ? name : null;
    }

    /// <summary>The wire form.</summary>
    public object ToWire()
    {
        if (Assembly is null && Arguments.Length == 0)
            return Name;
        object?[] head = Assembly is null ? [FrameworkForm, Name] : [IsValueType ? ValueForm : ReferenceForm, Name, Assembly];
        return (object?[])[.. head, .. Arguments.Select(static argument => argument.ToWire())];
    }

    /// <inheritdoc/>
    public override string ToString() => Name.StartsWith('[') ? $"{Arguments[0]}{Name}"
        : Arguments.Length == 0 ? Name
        : $"{Name}[{string.Join(",", Arguments.AsEnumerable())}]";

    private static NamedType? Of(Type type, int depth)
    {
        if (depth > MaxDepth || type.IsPointer || type.IsByRef || type.IsFunctionPointer || type.ContainsGenericParameters)
            return null;
        // An array of one dimension that need not start at 0 is another type than the usual one.
        if (type.IsVariableBoundArray && type.GetArrayRank() == 1)
            return null;
        if (type.IsArray)
            return Of(type.GetElementType()!, depth + 1) is { } element ? new NamedType($"[{new string(',', type.GetArrayRank() - 1)}]", null, false, [element]) : null;
        var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        var isFramework = definition.IsVisible && FrameworkTypes.IsFramework(definition.Assembly);
        if (definition.FullName is not { Length: <= MaxNameLength } name || definition.Assembly.GetName().Name is not { Length: <= MaxNameLength } assembly)
            return null;
        var arguments = new NamedType[type.GetGenericArguments().Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            if (Of(type.GetGenericArguments()[i], depth + 1) is not { } argument)
                return null;
            arguments[i] = argument;
        }
        return new NamedType(name, isFramework ? null : assembly, type.IsValueType, arguments);
    }

    private static NamedType? Parse(ref ReadOnlySpan<char> text, int depth)
    {
        var end = text.IndexOfAny('[', ']', ',') is var found and >= 0 ? found : text.Length;
        if (end is 0 or > MaxNameLength || depth > MaxDepth)
            return null;
        var name = text[..end].ToString();
        text = text[end..];
        List<NamedType> arguments = [];
        if (name.Contains('`', StringComparison.Ordinal))
        {
            do
            {
                text = text[Math.Min(1, text.Length)..];
                if (arguments.Count == MaxArguments || Parse(ref text, depth + 1) is not { } argument)
                    return null;
                arguments.Add(argument);
            }
            while (text.StartsWith(','));
            if (!text.StartsWith(']'))
                return null;
            text = text[1..];
        }
        return InArrays(new NamedType(name, null, false, [.. arguments]), ref text, depth);
    }

    // The element type comes first, the outermost array's dimensions last.
    private static NamedType? InArrays(NamedType element, ref ReadOnlySpan<char> text, int depth)
    {
        while (text.StartsWith('['))
        {
            var close = text.IndexOf(']');
            if (close < 0 || ++depth > MaxDepth || text[1..close].IndexOfAnyExcept(',') >= 0)
                return null;
            element = new NamedType(text[..(close + 1)].ToString(), null, false, [element]);
            text = text[(close + 1)..];
        }
        return element;
    }

    private static NamedType Read(object? wire, int depth)
    {
        if (wire is string plain)
            return new NamedType(Checked(plain), null, false, []);
        if (depth > MaxDepth || wire is not object?[] { Length: >= 2 } form)
            throw new RemoteProtocolException("The name of an interface is a string or an array that is not nested too deep; this one is not.");
        var kind = Wire.Int32(form, 0, "kind of a type's name");
        var arguments = kind == FrameworkForm ? 2 : 3;
        if (kind is not (FrameworkForm or ReferenceForm or ValueForm) || form.Length < arguments || form.Length > arguments + MaxArguments)
            throw new RemoteProtocolException("The name of an interface has an unknown form.");
        return new NamedType(
            Checked(Wire.Text(form, 1, "type name")),
            kind == FrameworkForm ? null : Checked(Wire.Text(form, 2, "assembly name")),
            kind == ValueForm,
            Array.ConvertAll(form[arguments..], argument => Read(argument, depth + 1)));
    }

    private static string Checked(string name) =>
        name.Length is > 0 and <= MaxNameLength ? name : throw new RemoteProtocolException($"The name of a type has 1 to {MaxNameLength} characters; one with {name.Length} came.");
}
