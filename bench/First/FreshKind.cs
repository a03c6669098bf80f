using System.Reflection;
using System.Reflection.Emit;

namespace DynRemote.Bench.First;

/// <summary>
/// Makes types that no process has seen before, each with one member of every sort: what the owner learns about a kind of object it learns once, so the first
/// call can be timed only once a type.
/// </summary>
internal static class FreshKind
{
    private static ModuleBuilder _module = NewModule();

    private static int _count;

    /// <summary>From now on types are made in another assembly: looking around in one takes the longer, the more types it has.</summary>
    public static void BeginAssembly() => _module = NewModule();

    /// <summary>A class with <c>int Plain(int)</c>, <c>int Over(int)</c> and three overloads more, <c>int Changing(ref int)</c>, <c>T Generic&lt;T&gt;(T)</c>, <c>int Level { get; set; }</c>, an indexer and <c>+</c>.</summary>
    public static Type Class()
    {
        var type = _module.DefineType($"Fresh{++_count}", TypeAttributes.Public, typeof(object), [typeof(IDisposable), typeof(IComparable<int>)]);
        Returning(type, "Plain", typeof(int));
        foreach (var parameter in (ReadOnlySpan<Type>)[typeof(int), typeof(long), typeof(string), typeof(object)])
            Returning(type, "Over", parameter);
        Returning(type, "Changing", typeof(int).MakeByRefType());
        Returning(type, nameof(IComparable<int>.CompareTo), typeof(int), MethodAttributes.Virtual);
        Body(type.DefineMethod(nameof(IDisposable.Dispose), MethodAttributes.Public | MethodAttributes.Virtual, typeof(void), []), null);
        var generic = type.DefineMethod("Generic", MethodAttributes.Public);
        var own = generic.DefineGenericParameters("T")[0];
        generic.SetParameters(own);
        generic.SetReturnType(own);
        Body(generic, OpCodes.Ldarg_1);
        Property(type, "Level", []);
        Property(type, "Item", [typeof(int)]);
        type.SetCustomAttribute(new CustomAttributeBuilder(typeof(DefaultMemberAttribute).GetConstructor([typeof(string)])!, ["Item"]));
        var add = type.DefineMethod("op_Addition", MethodAttributes.Public | MethodAttributes.Static | MethodAttributes.SpecialName, typeof(int), [type, typeof(int)]);
        Body(add, OpCodes.Ldarg_1);
        return type.CreateType();
    }

    /// <summary>A type of delegates from <c>int</c> to <c>int</c>.</summary>
    public static Type Delegate()
    {
        var type = _module.DefineType($"Fresh{++_count}", TypeAttributes.Public | TypeAttributes.Sealed, typeof(MulticastDelegate));
        var constructor = type.DefineConstructor(
            MethodAttributes.Public | MethodAttributes.RTSpecialName | MethodAttributes.SpecialName, CallingConventions.Standard, [typeof(object), typeof(nint)]);
        constructor.SetImplementationFlags(MethodImplAttributes.Runtime);
        var invoke = type.DefineMethod("Invoke", MethodAttributes.Public | MethodAttributes.Virtual | MethodAttributes.HideBySig | MethodAttributes.NewSlot, typeof(int), [typeof(int)]);
        invoke.SetImplementationFlags(MethodImplAttributes.Runtime);
        return type.CreateType();
    }

    private static void Returning(TypeBuilder type, string name, Type parameter, MethodAttributes attributes = default) =>
        Body(type.DefineMethod(name, MethodAttributes.Public | attributes, typeof(int), [parameter]), OpCodes.Ldc_I4_7);

    private static void Property(TypeBuilder type, string name, Type[] indexes)
    {
        var property = type.DefineProperty(name, PropertyAttributes.None, typeof(int), indexes);
        const MethodAttributes Accessor = MethodAttributes.Public | MethodAttributes.SpecialName | MethodAttributes.HideBySig;
        var getter = type.DefineMethod($"get_{name}", Accessor, typeof(int), indexes);
        Body(getter, OpCodes.Ldc_I4_7);
        property.SetGetMethod(getter);
        var setter = type.DefineMethod($"set_{name}", Accessor, typeof(void), [.. indexes, typeof(int)]);
        Body(setter, null);
        property.SetSetMethod(setter);
    }

    private static void Body(MethodBuilder method, OpCode? load)
    {
        var code = method.GetILGenerator();
        if (load is { } result)
            code.Emit(result);
        code.Emit(OpCodes.Ret);
    }

    private static ModuleBuilder NewModule() =>
        AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("FreshKinds"), AssemblyBuilderAccess.Run).DefineDynamicModule("FreshKinds");
}
