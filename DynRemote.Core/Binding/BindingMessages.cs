using System.Reflection;
using Microsoft.CSharp.RuntimeBinder;

namespace DynRemote.Binding;

/// <summary>The texts of C#'s run-time binder, each verified against it; programs and people recognize failures by them.</summary>
internal static class BindingMessages
{
    public const string NullReference = "Cannot perform runtime binding on a null reference";

    public const string NotInvocable = "Cannot invoke a non-delegate type";

    public const string ReadOnlyField = "A readonly field cannot be assigned to (except in a constructor or a variable initializer)";

    public const string Pointers = "Dynamic calls cannot be used in conjunction with pointers";

    public static RuntimeBinderException Error(string message) => new(message);

    public static string NoDefinition(Type target, string name) => $"'{TypeDisplay.OfTarget(target)}' does not contain a definition for '{name}'";

    /// <summary>Whether a text is <see cref="NoDefinition"/> of a name.</summary>
    public static bool SaysNoDefinition(string message, string name, bool ignoreCase) =>
        message.Contains($"' does not contain a definition for '{name}'", ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    public static string Inaccessible(MemberInfo member) => $"'{TypeDisplay.Of(member)}' is inaccessible due to its protection level";

    public static string StaticThroughInstance(MemberInfo member)
    {
        var accessor = member is PropertyInfo { CanRead: var canRead } ? canRead ? ".get" : ".set" : "";
        return $"Member '{TypeDisplay.Of(member)}{accessor}' cannot be accessed with an instance reference; qualify it with a type name instead";
    }

    public static string ArgumentCount(string name, int count) => $"No overload for method '{name}' takes {count} arguments";

    public static string ConstructorCount(Type type, int count) => $"'{TypeDisplay.Of(type)}' does not contain a constructor that takes '{count}' arguments";

    public static string InvalidArguments(MemberInfo member) => $"The best overloaded method match for '{TypeDisplay.Of(member)}' has some invalid arguments";

    public static string Ambiguous(MemberInfo first, MemberInfo second) =>
        $"The call is ambiguous between the following methods or properties: '{TypeDisplay.Of(first)}' and '{TypeDisplay.Of(second)}'";

    public static string AmbiguousMember(MemberInfo first, MemberInfo second) => $"Ambiguity between '{TypeDisplay.Of(first)}' and '{TypeDisplay.Of(second)}'";

    public static string NoParameterNamed(string method, string parameter) => $"The best overload for '{method}' does not have a parameter named '{parameter}'";

    public static string NamedTwice(string parameter) =>
        $"Named argument '{parameter}' specifies a parameter for which a positional argument has already been given";

    public static string CannotInfer(MemberInfo method) =>
        $"The type arguments for method '{TypeDisplay.Of(method)}' cannot be inferred from the usage. Try specifying the type arguments explicitly.";

    public static string WrongTypeArgumentCount(MemberInfo method, int count) => $"Using the generic method '{TypeDisplay.Of(method)}' requires '{count}' type arguments";

    public static string NotGeneric(MemberInfo method) => $"The non-generic method '{TypeDisplay.Of(method)}' cannot be used with type arguments";

    public static string MustBeReferenceType(Type type, Type parameter, MemberInfo method) =>
        $"The type '{TypeDisplay.Of(type)}' must be a reference type in order to use it as parameter '{parameter.Name}' in the generic type or method '{TypeDisplay.Of(method)}'";

    public static string MustBeValueType(Type type, Type parameter, MemberInfo method) =>
        $"The type '{TypeDisplay.Of(type)}' must be a non-nullable value type in order to use it as parameter '{parameter.Name}' in the generic type or method '{TypeDisplay.Of(method)}'";

    public static string MustHaveConstructor(Type type, Type parameter, MemberInfo method) =>
        $"'{TypeDisplay.Of(type)}' must be a non-abstract type with a public parameterless constructor in order to use it as parameter '{parameter.Name}' in the generic type or method '{TypeDisplay.Of(method)}'";

    public static string MustConvert(Type type, Type? bound, Type parameter, MemberInfo method) =>
        $"The type '{TypeDisplay.Of(type)}' cannot be used as type parameter '{parameter.Name}' in the generic type or method '{TypeDisplay.Of(method)}'. " +
        $"There is no {(type.IsValueType ? "boxing" : "implicit reference")} conversion from '{TypeDisplay.Of(type)}' to '{(bound is null ? "the constraint" : TypeDisplay.Of(bound))}'.";

    public static string NotATypeArgument(Type type) => $"The type '{TypeDisplay.Of(type)}' may not be used as a type argument";

    public static string ReadOnlyProperty(MemberInfo property) => $"Property or indexer '{TypeDisplay.Of(property)}' cannot be assigned to -- it is read only";

    public static string LacksGetter(MemberInfo property) =>
        $"The property or indexer '{TypeDisplay.Of(property)}' cannot be used in this context because it lacks the get accessor";

    public static string InaccessibleAccessor(MemberInfo property, string accessor) =>
        $"The property or indexer '{TypeDisplay.Of(property)}' cannot be used in this context because the {accessor} accessor is inaccessible";

    public static string EventMisused(string name) => $"The event '{name}' can only appear on the left hand side of +";

    public static string MethodUsedAsProperty(string name) => $"The name '{name}' is bound to a method and cannot be used like a property";

    public static string NonInvocable(MemberInfo member) => $"Non-invocable member '{TypeDisplay.Of(member)}' cannot be used like a method.";

    public static string AccessorCalled(MemberInfo member)
    {
        var isProperty = member.Name.StartsWith("get_", StringComparison.Ordinal) || member.Name.StartsWith("set_", StringComparison.Ordinal);
        var text = isProperty ? $"{TypeDisplay.Of(member.DeclaringType)}.{member.Name[4..]}.{member.Name[..3]}" : TypeDisplay.Of(member);
        return $"'{text}': cannot explicitly call operator or accessor";
    }

    public static string NoIndexer(Type target) => $"Cannot apply indexing with [] to an expression of type '{TypeDisplay.Of(target)}'";

    public static string WrongIndexCount(int rank) => $"Wrong number of indices inside []; expected '{rank}'";

    public static string DelegateArgumentCount(Type type, int count) => $"Delegate '{TypeDisplay.ShortName(type)}' does not take '{count}' arguments";

    public static string DelegateArguments(Type type) => $"Delegate '{TypeDisplay.Of(type)}' has some invalid arguments";

    public static string NoImplicitConversion(Type from, Type to, bool explicitExists) =>
        $"Cannot implicitly convert type '{TypeDisplay.Of(from)}' to '{TypeDisplay.Of(to)}'" +
        (explicitExists ? ". An explicit conversion exists (are you missing a cast?)" : "");

    /// <summary>The same of an object of the peer's, by its owner's name of its type: of this process it cannot be.</summary>
    public static string NoImplicitConversion(string from, Type to) =>
        $"Cannot implicitly convert type '{from}' to '{TypeDisplay.Of(to)}'\nAn object of the peer's cannot become an instance of a class of this process: pass one of this process's own, or declare the member with an interface.";

    public static string ConstantTooLarge(object value, Type to) => $"Constant value '{value}' cannot be converted to a '{TypeDisplay.Of(to)}'";

    public static string NoConversion(Type from, Type to) => $"Cannot convert type '{TypeDisplay.Of(from)}' to '{TypeDisplay.Of(to)}'";

    public static string NullToValueType(Type to) => $"Cannot convert null to '{TypeDisplay.Of(to)}' because it is a non-nullable value type";

    public static string BinaryOperator(string sign, Type? left, Type? right) =>
        $"Operator '{sign}' cannot be applied to operands of type '{TypeDisplay.Of(left)}' and '{TypeDisplay.Of(right)}'";

    public static string AmbiguousOperator(string sign, Type? left, Type? right) =>
        $"Operator '{sign}' is ambiguous on operands of type '{TypeDisplay.Of(left)}' and '{TypeDisplay.Of(right)}'";

    public static string UnaryOperator(string sign, Type? operand) => $"Operator '{sign}' cannot be applied to operand of type '{TypeDisplay.Of(operand)}'";

    public static string Abstract(Type type) => $"Cannot create an instance of the abstract type or interface '{TypeDisplay.Of(type)}'";
}
