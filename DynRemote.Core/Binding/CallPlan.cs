using System.Reflection;

namespace DynRemote.Binding;

/// <summary>
/// A bound call, ready to run any number of times from any thread: what is left of a member once everything about it has been decided.
/// It knows nothing of one connection, because plans are shared by all that have the same gate; the binder in whose name it runs comes as an argument.
/// </summary>
internal abstract class CallPlan
{
    /// <summary>Runs the call. Exceptions of the callee come out as they are.</summary>
    /// <param name="binder">In whose name.</param>
    /// <param name="target">The object; ignored by static members and constructors.</param>
    /// <param name="arguments">The arguments; what by-reference parameters changed is written back, also where the callee throws.</param>
    public abstract object? Run(MemberBinder binder, object? target, object?[] arguments);

    /// <summary>The plan that calls a method or constructor with exactly its parameters.</summary>
    public static CallPlan Of(MethodBase method)
    {
        Refuse(method);
        var parameters = method.GetParameters();
        if (Array.Exists(parameters, parameter => parameter.ParameterType is { IsByRefLike: true } or { IsByRef: true }))
            return new CompiledCall(method);
        return method switch
        {
            ConstructorInfo constructor => new ConstructorCall(constructor),
            _ when parameters.Length > 4 => new SpanCall((MethodInfo)method),
            _ => new MethodCall((MethodInfo)method),
        };
    }

    private static void Refuse(MethodBase method)
    {
        var returned = method is MethodInfo info ? info.ReturnType : typeof(void);
        var types = method.GetParameters().Select(parameter => parameter.ParameterType).Append(returned).ToArray();
        if (types.Any(type => type.IsPointer || type.IsFunctionPointer || (type.HasElementType && type.GetElementType()!.IsPointer)))
            throw BindingMessages.Error(BindingMessages.Pointers);
        if (method.ContainsGenericParameters)
            throw BindingMessages.Error($"'{TypeDisplay.Of(method)}' has open type parameters and cannot be called");
        if (types.FirstOrDefault(type => type.IsByRef ? type.GetElementType()!.IsByRefLike : type == returned && type.IsByRefLike) is { } refStruct)
            throw BindingMessages.Error($"'{TypeDisplay.Of(method)}' cannot be called dynamically: '{TypeDisplay.Of(refStruct)}' is a ref struct and cannot leave the stack");
    }
}

/// <summary>A method of at most four parameters, none by reference.</summary>
internal sealed class MethodCall(MethodInfo method) : CallPlan
{
    private readonly MethodInvoker _invoker = MethodInvoker.Create(method);

    public override object? Run(MemberBinder binder, object? target, object?[] arguments) => arguments.Length switch
    {
        0 => _invoker.Invoke(target),
        1 => _invoker.Invoke(target, arguments[0]),
        2 => _invoker.Invoke(target, arguments[0], arguments[1]),
        3 => _invoker.Invoke(target, arguments[0], arguments[1], arguments[2]),
        _ => _invoker.Invoke(target, arguments[0], arguments[1], arguments[2], arguments[3]),
    };
}

/// <summary>A method of many parameters, none by reference.</summary>
internal sealed class SpanCall(MethodInfo method) : CallPlan
{
    private readonly MethodInvoker _invoker = MethodInvoker.Create(method);

    public override object? Run(MemberBinder binder, object? target, object?[] arguments) => _invoker.Invoke(target, arguments.AsSpan());
}

/// <summary>A constructor.</summary>
internal sealed class ConstructorCall(ConstructorInfo constructor) : CallPlan
{
    private readonly ConstructorInvoker _invoker = ConstructorInvoker.Create(constructor);

    public override object? Run(MemberBinder binder, object? target, object?[] arguments) => _invoker.Invoke(arguments.AsSpan());
}

/// <summary>Reads a field.</summary>
internal sealed class FieldRead(FieldInfo field) : CallPlan
{
    // FieldInfo caches an accessor of its own after the first uses: no look-up is left in it.
    public override object? Run(MemberBinder binder, object? target, object?[] arguments) => field.GetValue(target);
}

/// <summary>Writes a field; of a boxed struct in place.</summary>
internal sealed class FieldWrite(FieldInfo field) : CallPlan
{
    public override object? Run(MemberBinder binder, object? target, object?[] arguments)
    {
        field.SetValue(target, arguments[0]);
        return null;
    }
}
