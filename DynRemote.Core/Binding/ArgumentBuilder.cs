namespace DynRemote.Binding;

/// <summary>Makes the value of one parameter from the arguments of a call. The word is the DLR's.</summary>
internal abstract class ArgumentBuilder
{
    public abstract object? Build(MemberBinder binder, object?[] arguments);
}

/// <summary>One argument, converted.</summary>
internal sealed class GivenArgument(int index, Conversion conversion) : ArgumentBuilder
{
    public override object? Build(MemberBinder binder, object?[] arguments) => conversion.Apply(binder, arguments[index]);
}

/// <summary>A default.</summary>
internal sealed class DefaultArgument(object? value) : ArgumentBuilder
{
    public override object? Build(MemberBinder binder, object?[] arguments) => value;
}

/// <summary>What an <c>out</c> parameter starts with: what the caller's variable holds, for so it stays where the callee throws before it has assigned to it.</summary>
internal sealed class OutArgument(int index, Type type) : ArgumentBuilder
{
    public override object? Build(MemberBinder binder, object?[] arguments) => type.IsInstanceOfType(arguments[index]) ? arguments[index] : null;
}

/// <summary>The last arguments, collected for a <c>params</c> parameter.</summary>
internal sealed class CollectedArguments(int[] indexes, Conversion[] conversions, Type elementType, Type collectionType) : ArgumentBuilder
{
    public override object? Build(MemberBinder binder, object?[] arguments)
    {
        var array = Array.CreateInstance(elementType, indexes.Length);
        for (var i = 0; i < indexes.Length; i++)
            array.SetValue(conversions[i].Apply(binder, arguments[indexes[i]]), i);
        if (collectionType.IsByRefLike)
            return SpanCarrier.Of(array, collectionType);
        return collectionType.IsInstanceOfType(array) ? array : Activator.CreateInstance(collectionType, array);
    }
}
