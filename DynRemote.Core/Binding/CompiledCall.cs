using System.Reflection;
using System.Reflection.Emit;

namespace DynRemote.Binding;

/// <summary>
/// A call that no reflection invoker makes as a compiler does. Parameters that are ref structs: the arguments come as <see cref="ReadOnlyMemory{T}"/> or
/// <see cref="Memory{T}"/> and become spans on the stack of the compiled call. Parameters by reference: they are copied back into the array, also where the callee throws
/// after it has assigned to them.
/// </summary>
/// <remarks>Emitted and not made of an expression tree: there is none for a method that returns a reference.</remarks>
internal sealed class CompiledCall : CallPlan
{
    private readonly Func<object?, object?[], object?> _call;

    public CompiledCall(MethodBase method)
    {
        var compiled = new DynamicMethod(method.Name, typeof(object), [typeof(object), typeof(object?[])], typeof(CompiledCall).Module, skipVisibility: true);
        var code = compiled.GetILGenerator();
        var parameters = method.GetParameters();
        var variables = parameters.Select((parameter, i) => Variable(code, i, parameter)).ToArray();
        var result = code.DeclareLocal(typeof(object));
        var hasReferences = Array.Exists(parameters, static parameter => parameter.ParameterType.IsByRef);
        if (hasReferences)
            code.BeginExceptionBlock();
        LoadTarget(code, method);
        foreach (var (parameter, variable) in parameters.Zip(variables))
            code.Emit(parameter.ParameterType.IsByRef ? OpCodes.Ldloca : OpCodes.Ldloc, variable);
        Call(code, method);
        code.Emit(OpCodes.Stloc, result);
        if (hasReferences)
        {
            code.BeginFinallyBlock();
            for (var i = 0; i < variables.Length; i++)
            {
                if (parameters[i].ParameterType.IsByRef)
                    CopyBack(code, i, variables[i]);
            }
            code.EndExceptionBlock();
        }
        code.Emit(OpCodes.Ldloc, result);
        code.Emit(OpCodes.Ret);
        _call = compiled.CreateDelegate<Func<object?, object?[], object?>>();
    }

    /// <summary>Whether values can be carried to a parameter of this ref struct type.</summary>
    public static bool IsSpan(Type type) =>
        type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(ReadOnlySpan<>) || type.GetGenericTypeDefinition() == typeof(Span<>));

    /// <summary>The type in which a span travels as an object.</summary>
    public static Type CarrierOf(Type span)
    {
        var carrier = span.GetGenericTypeDefinition() == typeof(ReadOnlySpan<>) ? typeof(ReadOnlyMemory<>) : typeof(Memory<>);
        return carrier.MakeGenericType(span.GetGenericArguments());
    }

    public override object? Run(MemberBinder binder, object? target, object?[] arguments) => _call(target, arguments);

    // An argument as its parameter wants it. What nobody has given yet is the default.
    private static LocalBuilder Variable(ILGenerator code, int index, ParameterInfo parameter)
    {
        var type = parameter.ParameterType.IsByRef ? parameter.ParameterType.GetElementType()! : parameter.ParameterType;
        if (type.IsByRefLike)
            return SpanVariable(code, index, type, parameter);
        var variable = code.DeclareLocal(type);
        var end = code.DefineLabel();
        LoadArgument(code, index);
        code.Emit(OpCodes.Brfalse, end);
        LoadArgument(code, index);
        code.Emit(OpCodes.Unbox_Any, type);
        code.Emit(OpCodes.Stloc, variable);
        code.MarkLabel(end);
        return variable;
    }

    private static LocalBuilder SpanVariable(ILGenerator code, int index, Type type, ParameterInfo parameter)
    {
        if (!IsSpan(type))
            throw BindingMessages.Error($"'{TypeDisplay.Of(parameter.Member)}' cannot be called dynamically: nothing converts to the ref struct '{TypeDisplay.Of(type)}'");
        var carrier = code.DeclareLocal(CarrierOf(type));
        var variable = code.DeclareLocal(type);
        LoadArgument(code, index);
        code.Emit(OpCodes.Unbox_Any, carrier.LocalType);
        code.Emit(OpCodes.Stloc, carrier);
        code.Emit(OpCodes.Ldloca, carrier);
        code.Emit(OpCodes.Call, carrier.LocalType.GetProperty(nameof(Memory<>.Span))!.GetMethod!);
        code.Emit(OpCodes.Stloc, variable);
        return variable;
    }

    private static void LoadArgument(ILGenerator code, int index)
    {
        code.Emit(OpCodes.Ldarg_1);
        code.Emit(OpCodes.Ldc_I4, index);
        code.Emit(OpCodes.Ldelem_Ref);
    }

    private static void CopyBack(ILGenerator code, int index, LocalBuilder variable)
    {
        code.Emit(OpCodes.Ldarg_1);
        code.Emit(OpCodes.Ldc_I4, index);
        code.Emit(OpCodes.Ldloc, variable);
        code.Emit(OpCodes.Box, variable.LocalType);
        code.Emit(OpCodes.Stelem_Ref);
    }

    // A struct is changed where it is: in its box.
    private static void LoadTarget(ILGenerator code, MethodBase method)
    {
        if (method.IsStatic || method.IsConstructor)
            return;
        var type = method.DeclaringType!;
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(type.IsValueType ? OpCodes.Unbox : OpCodes.Castclass, type);
    }

    // Leaves the result as an object.
    private static void Call(ILGenerator code, MethodBase method)
    {
        if (method is ConstructorInfo constructor)
        {
            code.Emit(OpCodes.Newobj, constructor);
            code.Emit(OpCodes.Box, constructor.DeclaringType!);
            return;
        }
        var called = (MethodInfo)method;
        code.Emit(called.IsStatic || called.DeclaringType!.IsValueType ? OpCodes.Call : OpCodes.Callvirt, called);
        if (called.ReturnType == typeof(void))
        {
            code.Emit(OpCodes.Ldnull);
        }
        else if (called.ReturnType.IsByRef)
        {
            code.Emit(OpCodes.Ldobj, called.ReturnType.GetElementType()!);
            code.Emit(OpCodes.Box, called.ReturnType.GetElementType()!);
        }
        else
        {
            code.Emit(OpCodes.Box, called.ReturnType);
        }
    }
}
