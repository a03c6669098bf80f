using System.Reflection;
using System.Reflection.Emit;

namespace DynRemote.Tests.Binding.MadeUp;

/// <summary>A parameter of an overload that is made up. A type of <see cref="TypeParameter"/> means the method's own.</summary>
/// <param name="Type">Its type, without the reference of a by-reference parameter.</param>
/// <param name="Passing">How it takes its argument.</param>
/// <param name="Default">What it is where it is left out; of use only if <paramref name="IsOptional"/>.</param>
/// <param name="IsOptional">Whether it may be left out.</param>
/// <param name="IsParams">Whether it collects the last arguments.</param>
public sealed record Slot(Type Type, Passing Passing = Passing.Value, object? Default = null, bool IsOptional = false, bool IsParams = false)
{
    public override string ToString() =>
        $"{(IsParams ? "params " : Passing == Passing.Value ? "" : Passing.ToString().ToLowerInvariant() + " ")}{Type}{(IsOptional ? $" = {Default ?? "null"}" : "")}";
}

/// <summary>How a parameter takes its argument.</summary>
public enum Passing
{
    Value,
    Ref,
    Out,
}

/// <summary>Stands for <c>T</c> of a generic method.</summary>
public sealed class TypeParameter;

/// <summary>One overload of <c>M</c>.</summary>
public sealed record Overload(Slot[] Slots)
{
    /// <summary>Whether a parameter mentions <c>T</c>.</summary>
    public bool IsGeneric => Array.Exists(Slots, slot => Mentions(slot.Type));

    /// <summary>What two methods of one class must not have in common.</summary>
    public string Signature => $"{(IsGeneric ? "<T>" : "")}({string.Join(", ", Slots.Select(slot => $"{(slot.Passing == Passing.Value ? "" : "&")}{slot.Type}"))})";

    /// <summary>Adds the method to a class. It returns which one it is and what it was given.</summary>
    public void Emit(TypeBuilder builder, int number)
    {
        var method = builder.DefineMethod("M", MethodAttributes.Public | MethodAttributes.HideBySig);
        var own = IsGeneric ? method.DefineGenericParameters("T")[0] : null;
        var types = Array.ConvertAll(Slots, slot => TypeOf(slot, own));
        method.SetParameters(types);
        method.SetReturnType(typeof(string));
        var code = method.GetILGenerator();
        code.Emit(OpCodes.Ldc_I4, number);
        code.Emit(OpCodes.Ldc_I4, Slots.Length);
        code.Emit(OpCodes.Newarr, typeof(object));
        for (var i = 0; i < Slots.Length; i++)
        {
            Declare(method, i);
            var type = types[i].IsByRef ? types[i].GetElementType()! : types[i];
            if (Slots[i].Passing == Passing.Out)
            {
                code.Emit(OpCodes.Ldarg, i + 1);
                code.Emit(OpCodes.Initobj, type);
            }
            code.Emit(OpCodes.Dup);
            code.Emit(OpCodes.Ldc_I4, i);
            code.Emit(OpCodes.Ldarg, i + 1);
            if (types[i].IsByRef)
                code.Emit(OpCodes.Ldobj, type);
            code.Emit(OpCodes.Box, type);
            code.Emit(OpCodes.Stelem_Ref);
        }
        code.Emit(OpCodes.Call, typeof(Received).GetMethod(nameof(Received.Describe))!);
        code.Emit(OpCodes.Ret);
    }

    public override string ToString() => $"M{(IsGeneric ? "<T>" : "")}({string.Join(", ", Slots.AsEnumerable())})";

    private static bool Mentions(Type type) => type == typeof(TypeParameter)
        || (type.HasElementType && Mentions(type.GetElementType()!)) || (type.IsGenericType && type.GetGenericArguments().Any(Mentions));

    private static Type TypeOf(Slot slot, Type? own)
    {
        var type = Close(slot.Type, own);
        return slot.Passing == Passing.Value ? type : type.MakeByRefType();
    }

    private static Type Close(Type type, Type? own) =>
        type == typeof(TypeParameter) ? own!
        : type.IsArray ? Close(type.GetElementType()!, own).MakeArrayType()
        : type.IsGenericType && Mentions(type) ? type.GetGenericTypeDefinition().MakeGenericType(Array.ConvertAll(type.GetGenericArguments(), argument => Close(argument, own)))
        : type;

    private void Declare(MethodBuilder method, int index)
    {
        var slot = Slots[index];
        var attributes = (slot.IsOptional ? ParameterAttributes.Optional | ParameterAttributes.HasDefault : 0) | (slot.Passing == Passing.Out ? ParameterAttributes.Out : 0);
        var parameter = method.DefineParameter(index + 1, attributes, $"p{index}");
        if (slot.IsOptional)
            parameter.SetConstant(slot.Default);
        if (slot.IsParams)
            parameter.SetCustomAttribute(new CustomAttributeBuilder(typeof(ParamArrayAttribute).GetConstructor([])!, []));
    }
}

/// <summary>What a made-up method says of what it was given.</summary>
public static class Received
{
    /// <summary>In words that are the same whether an object came itself or as a proxy.</summary>
    public static string Describe(int number, object?[] arguments) => $"M#{number}({string.Join(", ", arguments.Select(Describe))})";

    private static string Describe(object? value) => value switch
    {
        null => "null",
        string text => $"'{text}'",
        System.Collections.IEnumerable elements => $"[{string.Join(",", elements.Cast<object>().Select(Describe))}]",
        Delegate => "an object",
        ValueType or Version => $"{value.GetType().Name} {value}",
        _ => "an object",
    };
}
