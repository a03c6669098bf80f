using System.Reflection;
using System.Text;

namespace DynRemote.Binding;

/// <summary>
/// Types and members as C#'s run-time binder writes them in its messages: <c>int</c>, <c>System.Collections.Generic.List&lt;int&gt;</c>,
/// <c>Ns.T.M(ref int, string)</c>. Callers compare these texts with what they know from local errors.
/// </summary>
internal static class TypeDisplay
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(char)] = "char",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
        [typeof(void)] = "void",
    };

    /// <summary>The type's C# name; that of <see langword="null"/> stands for the type of a null literal.</summary>
    public static string Of(Type? type)
    {
        if (type is null)
            return "<null>";
        // The run-time's own class of types is private to it; C# shows the nearest that it may name.
        if (type.IsSubclassOf(typeof(TypeInfo)))
            type = typeof(TypeInfo);
        if (Keywords.TryGetValue(type, out var keyword))
            return keyword;
        if (type.IsByRef)
            return "ref " + Of(type.GetElementType());
        if (type.IsPointer)
            return Of(type.GetElementType()) + "*";
        if (type.IsArray)
            return Of(type.GetElementType()) + "[" + new string(',', type.GetArrayRank() - 1) + "]";
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Of(underlying) + "?";
        if (type.IsGenericParameter)
            return type.Name;
        return Named(type);
    }

    /// <summary>The name of a target's type where a member was not found: the binder speaks of every array as <c>System.Array</c>.</summary>
    public static string OfTarget(Type type) => type.IsArray ? "System.Array" : Of(type);

    /// <summary>A type's name without namespace and type arguments.</summary>
    public static string ShortName(Type type)
    {
        var name = type.Name;
        var tick = name.IndexOf('`', StringComparison.Ordinal);
        return tick < 0 ? name : name[..tick];
    }

    /// <summary>A member with its type and, for methods, constructors and indexers, its parameters.</summary>
    public static string Of(MemberInfo member)
    {
        var owner = member.DeclaringType is { } type ? Of(type) + "." : "";
        return member switch
        {
            ConstructorInfo constructor => owner + ShortName(constructor.DeclaringType!) + Parameters(constructor.GetParameters(), '(', ')'),
            PropertyInfo property when property.GetIndexParameters() is { Length: > 0 } indexes => owner + "this" + Parameters(indexes, '[', ']'),
            MethodInfo method => owner + MethodName(method) + Parameters(method.GetParameters(), '(', ')'),
            _ => owner + member.Name,
        };
    }

    /// <summary>The C# sign of an operator method, or <see langword="null"/> if the name is not one.</summary>
    public static string? OperatorSign(string methodName) => OperatorNames.SignOfMethod(methodName);

    private static string MethodName(MethodInfo method)
    {
        if (method.IsSpecialName && OperatorSign(method.Name) is { } sign)
            return "operator " + sign;
        return method.IsGenericMethod ? method.Name + "<" + string.Join(",", method.GetGenericArguments().Select(Of)) + ">" : method.Name;
    }

    private static string Parameters(ParameterInfo[] parameters, char open, char close) =>
        open + string.Join(", ", parameters.Select(Parameter)) + close;

    private static string Parameter(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (type.IsByRef)
            return (parameter.IsOut && !parameter.IsIn ? "out " : "ref ") + Of(type.GetElementType());
        return (parameter.IsDefined(typeof(ParamArrayAttribute), inherit: false) ? "params " : "") + Of(type);
    }

    private static string Named(Type type)
    {
        var text = new StringBuilder();
        if (type.Namespace is { Length: > 0 } space && !type.IsNested)
            text.Append(space).Append('.');
        var arguments = type.GetGenericArguments();
        var inherited = 0;
        if (type.DeclaringType is { } outer)
        {
            inherited = Math.Min(outer.GetGenericArguments().Length, arguments.Length);
            text.Append(Of(inherited > 0 && !type.IsGenericTypeDefinition ? outer.MakeGenericType(arguments[..inherited]) : outer)).Append('.');
        }
        text.Append(ShortName(type));
        if (arguments.Length > inherited)
            text.Append('<').AppendJoin(',', arguments[inherited..].Select(Of)).Append('>');
        return text.ToString();
    }
}
