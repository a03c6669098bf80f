using System.Reflection;
using System.Reflection.Emit;

namespace DynRemote.Proxies;

/// <summary>Emits one method of a fake or facade: the explicit implementation of a member of an interface.</summary>
/// <remarks>
/// <c>R IFace.M&lt;T&gt;(A a, ref B b)</c> becomes
/// <code>
/// var arguments = new object?[] { a, b };
/// var result = Members[i].Attempt(proxy, arguments, [typeof(T)]);
/// if (FailedCall.Assigns(result, arguments, 1))
///     b = (B)ProxyConversion.ToType(arguments[1], typeof(B));
/// return (R)ProxyConversion.ToType(FailedCall.Result(result), typeof(R));
/// </code>
/// and without <c>b</c> there is <c>Call</c>, whose result is what it is.
/// </remarks>
internal sealed class FakeMethod
{
    private static readonly MethodInfo Call = typeof(InterfaceMember).GetMethod(nameof(InterfaceMember.Call))!;
    private static readonly MethodInfo Attempt = typeof(InterfaceMember).GetMethod(nameof(InterfaceMember.Attempt))!;
    private static readonly MethodInfo IsRemote = typeof(InterfaceMember).GetMethod(nameof(InterfaceMember.IsRemote))!;
    private static readonly MethodInfo ToType = typeof(ProxyConversion).GetMethod(nameof(ProxyConversion.ToType))!;
    private static readonly MethodInfo TypeOf = typeof(Type).GetMethod(nameof(Type.GetTypeFromHandle))!;
    private static readonly ConstructorInfo NotSupported = typeof(NotSupportedException).GetConstructor([typeof(string)])!;

    private readonly InterfaceMember _member;
    private readonly MethodInfo _declared;
    private readonly ParameterInfo[] _parameters;
    private readonly Type[] _types;
    private readonly Type _returnType;
    private readonly GenericTypeParameterBuilder[] _typeParameters;
    private readonly ILGenerator _il;

    /// <summary>Begins the method.</summary>
    public FakeMethod(TypeBuilder builder, InterfaceMember member)
    {
        _member = member;
        _declared = member.Method;
        _parameters = _declared.GetParameters();
        var method = builder.DefineMethod(
            $"{_declared.DeclaringType}.{_declared.Name}",
            MethodAttributes.Private | MethodAttributes.Virtual | MethodAttributes.Final | MethodAttributes.HideBySig | MethodAttributes.NewSlot,
            CallingConventions.HasThis);
        _typeParameters = DefineTypeParameters(method);
        _types = Array.ConvertAll(_parameters, parameter => Here(parameter.ParameterType));
        _returnType = Here(_declared.ReturnType);
        method.SetSignature(
            _returnType,
            _declared.ReturnParameter.GetRequiredCustomModifiers(),
            _declared.ReturnParameter.GetOptionalCustomModifiers(),
            _types,
            Array.ConvertAll(_parameters, static parameter => parameter.GetRequiredCustomModifiers()),
            Array.ConvertAll(_parameters, static parameter => parameter.GetOptionalCustomModifiers()));
        builder.DefineMethodOverride(method, _declared);
        _il = method.GetILGenerator();
    }

    /// <summary>Emits the body.</summary>
    /// <param name="table">The class's field with its members.</param>
    /// <param name="index">The member's place there.</param>
    /// <param name="proxy">How the proxy is got from the instance; <see langword="null"/> where the instance is the proxy.</param>
    public void Emit(FieldInfo table, int index, MethodInfo? proxy)
    {
        if (_member.ReasonAgainst is { } reason)
        {
            _il.Emit(OpCodes.Ldstr, $"{_member} of a remote object cannot be called: {reason}.");
            _il.Emit(OpCodes.Newobj, NotSupported);
            _il.Emit(OpCodes.Throw);
            return;
        }
        if (proxy is not null && !_declared.IsAbstract)
            EmitDefault(table, index, proxy);
        var arguments = _il.DeclareLocal(typeof(object[]));
        EmitArguments(arguments);
        EmitMember(table, index, proxy);
        _il.Emit(OpCodes.Ldloc, arguments);
        EmitTypeArguments();
        _il.Emit(OpCodes.Callvirt, Array.Exists(_parameters, IsAssigned) ? Attempt : Call);
        EmitResult(arguments);
    }

    // if (!Members[i].IsRemote(proxy)) return IFace.M(…), the interface's own implementation;
    private void EmitDefault(FieldInfo table, int index, MethodInfo proxy)
    {
        var remote = _il.DefineLabel();
        EmitMember(table, index, proxy);
        _il.Emit(OpCodes.Callvirt, IsRemote);
        _il.Emit(OpCodes.Brtrue, remote);
        for (var i = 0; i <= _types.Length; i++)
            _il.Emit(OpCodes.Ldarg, (short)i);
        _il.Emit(OpCodes.Call, _typeParameters.Length == 0 ? _declared : _declared.MakeGenericMethod(_typeParameters));
        _il.Emit(OpCodes.Ret);
        _il.MarkLabel(remote);
    }

    // Leaves the member and the proxy on the stack.
    private void EmitMember(FieldInfo table, int index, MethodInfo? proxy)
    {
        _il.Emit(OpCodes.Ldsfld, table);
        _il.Emit(OpCodes.Ldc_I4, index);
        _il.Emit(OpCodes.Ldelem_Ref);
        _il.Emit(OpCodes.Ldarg_0);
        if (proxy is not null)
            _il.Emit(OpCodes.Call, proxy);
    }

    private void EmitArguments(LocalBuilder arguments)
    {
        _il.Emit(OpCodes.Ldc_I4, _types.Length);
        _il.Emit(OpCodes.Newarr, typeof(object));
        _il.Emit(OpCodes.Stloc, arguments);
        for (var i = 0; i < _types.Length; i++)
        {
            _il.Emit(OpCodes.Ldloc, arguments);
            _il.Emit(OpCodes.Ldc_I4, i);
            _il.Emit(OpCodes.Ldarg, (short)(i + 1));
            var type = _types[i];
            if (type.IsByRef)
                _il.Emit(OpCodes.Ldobj, type = type.GetElementType()!);
            _il.Emit(OpCodes.Box, type);
            _il.Emit(OpCodes.Stelem_Ref);
        }
    }

    private void EmitTypeArguments()
    {
        _il.Emit(OpCodes.Ldc_I4, _typeParameters.Length);
        _il.Emit(OpCodes.Newarr, typeof(Type));
        for (var i = 0; i < _typeParameters.Length; i++)
        {
            _il.Emit(OpCodes.Dup);
            _il.Emit(OpCodes.Ldc_I4, i);
            EmitType(_typeParameters[i]);
            _il.Emit(OpCodes.Stelem_Ref);
        }
    }

    private void EmitResult(LocalBuilder arguments)
    {
        var result = _il.DeclareLocal(typeof(object));
        _il.Emit(OpCodes.Stloc, result);
        for (var i = 0; i < _types.Length; i++)
        {
            if (!IsAssigned(_parameters[i]))
                continue;
            var type = _types[i].GetElementType()!;
            var unchanged = _il.DefineLabel();
            _il.Emit(OpCodes.Ldloc, result);
            _il.Emit(OpCodes.Ldloc, arguments);
            _il.Emit(OpCodes.Ldc_I4, i);
            _il.Emit(OpCodes.Call, FailedCall.AssignsMethod);
            _il.Emit(OpCodes.Brfalse, unchanged);
            _il.Emit(OpCodes.Ldarg, (short)(i + 1));
            _il.Emit(OpCodes.Ldloc, arguments);
            _il.Emit(OpCodes.Ldc_I4, i);
            _il.Emit(OpCodes.Ldelem_Ref);
            EmitConversion(type);
            _il.Emit(OpCodes.Stobj, type);
            _il.MarkLabel(unchanged);
        }
        if (Array.Exists(_parameters, IsAssigned))
        {
            _il.Emit(OpCodes.Ldloc, result);
            _il.Emit(OpCodes.Call, FailedCall.ResultMethod);
            _il.Emit(OpCodes.Stloc, result);
        }
        if (_declared.ReturnType != typeof(void))
        {
            _il.Emit(OpCodes.Ldloc, result);
            EmitConversion(_returnType);
        }
        _il.Emit(OpCodes.Ret);
    }

    private static bool IsAssigned(ParameterInfo parameter) => parameter is { ParameterType.IsByRef: true, IsIn: false };

    private void EmitConversion(Type type)
    {
        EmitType(type);
        _il.Emit(OpCodes.Call, ToType);
        _il.Emit(OpCodes.Unbox_Any, type);
    }

    private void EmitType(Type type)
    {
        _il.Emit(OpCodes.Ldtoken, type);
        _il.Emit(OpCodes.Call, TypeOf);
    }

    private GenericTypeParameterBuilder[] DefineTypeParameters(MethodBuilder method)
    {
        if (!_declared.IsGenericMethodDefinition)
            return [];
        var declared = _declared.GetGenericArguments();
        var defined = method.DefineGenericParameters(Array.ConvertAll(declared, static parameter => parameter.Name));
        for (var i = 0; i < defined.Length; i++)
        {
            defined[i].SetGenericParameterAttributes(declared[i].GenericParameterAttributes & (GenericParameterAttributes.SpecialConstraintMask | GenericParameterAttributes.AllowByRefLike));
            foreach (var constraint in declared[i].GetGenericParameterConstraints())
            {
                var here = Here(constraint, defined);
                if (constraint.IsInterface)
                    defined[i].SetInterfaceConstraints([.. declared[i].GetGenericParameterConstraints().Where(static type => type.IsInterface).Select(type => Here(type, defined))]);
                else
                    defined[i].SetBaseTypeConstraint(here);
            }
        }
        return defined;
    }

    private Type Here(Type type) => Here(type, _typeParameters);

    // A type of the declaration's signature with this method's type parameters in place of the declared ones.
    private static Type Here(Type type, GenericTypeParameterBuilder[] parameters)
    {
        if (parameters.Length == 0 || !type.ContainsGenericParameters)
            return type;
        if (type.IsGenericMethodParameter)
            return parameters[type.GenericParameterPosition];
        if (type.IsByRef)
            return Here(type.GetElementType()!, parameters).MakeByRefType();
        if (type.IsSZArray)
            return Here(type.GetElementType()!, parameters).MakeArrayType();
        if (type.IsArray)
            return Here(type.GetElementType()!, parameters).MakeArrayType(type.GetArrayRank());
        return type.GetGenericTypeDefinition().MakeGenericType(Array.ConvertAll(type.GetGenericArguments(), argument => Here(argument, parameters)));
    }
}
