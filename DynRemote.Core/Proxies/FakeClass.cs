using System.Reflection;
using System.Reflection.Emit;
using System.Text.Json.Serialization;

namespace DynRemote.Proxies;

/// <summary>
/// Emits classes that implement interfaces explicitly, over a base class that has a proxy: a fake, which is a <see cref="RemoteObject"/> itself, or a
/// <see cref="Facade"/>, which has one.
/// </summary>
internal static class FakeClass
{
    private const string Members = "Members";
    private const string Factory = "Make";

    private static readonly Lazy<FakeAssembly> Shared = new(static () => new FakeAssembly(typeof(RemoteObject).IsCollectible));

    private static readonly MethodInfo ProxyOfFacade = typeof(Facade).GetProperty(nameof(Facade.Proxy), BindingFlags.Instance | BindingFlags.NonPublic)!.GetMethod!;

    /// <summary>Newtonsoft.Json finds the attribute of a base class; System.Text.Json wants one of the class itself.</summary>
    private static readonly CustomAttributeBuilder WritesItself = new(typeof(JsonConverterAttribute).GetConstructor([typeof(Type)])!, [typeof(ProxyTextJson)]);

    /// <summary>Emits a class and gives what makes its instances.</summary>
    /// <typeparam name="TMake">A delegate with the parameters of the base class's only constructor.</typeparam>
    /// <param name="baseClass">The base class.</param>
    /// <param name="interfaces">The interfaces; those that they extend come with them.</param>
    /// <exception cref="TypeLoadException">The runtime does not let such a class be.</exception>
    public static TMake Emit<TMake>(Type baseClass, IReadOnlyCollection<Type> interfaces)
        where TMake : Delegate
    {
        // Reflection on the interfaces may load what they refer to, which runs code of the program: not under the lock.
        Type[] all = [.. interfaces.Concat(interfaces.SelectMany(static face => face.GetInterfaces())).Distinct()];
        var members = all.SelectMany(InterfaceMember.AllOf).ToArray();
        Type[] internals = [.. all.Concat(members.SelectMany(static member => SignatureOf(member.Method))).SelectMany(PartsOf).Where(static type => !type.IsVisible).Distinct()];
        var constructor = baseClass.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)[0];

        var parameters = Array.ConvertAll(constructor.GetParameters(), static parameter => parameter.ParameterType);
        var assembly = Array.Exists(all, static face => face.IsCollectible) ? new FakeAssembly(isCollectible: true) : Shared.Value;
        Type made;
        lock (assembly.Gate)
        {
            assembly.OpenAssemblyOf(typeof(FakeClass));
            foreach (var type in internals)
                assembly.OpenAssemblyOf(type);
            var builder = assembly.Define(baseClass);
            builder.SetCustomAttribute(WritesItself);
            foreach (var face in all)
                builder.AddInterfaceImplementation(face);
            EmitFactory(builder, EmitConstructor(builder, constructor, parameters), parameters);
            var table = builder.DefineField(Members, typeof(InterfaceMember[]), FieldAttributes.Public | FieldAttributes.Static);
            for (var i = 0; i < members.Length; i++)
                new FakeMethod(builder, members[i]).Emit(table, i, baseClass == typeof(Facade) ? ProxyOfFacade : null);
            made = builder.CreateType();
        }
        made.GetField(Members)!.SetValue(null, members);
        return made.GetMethod(Factory)!.CreateDelegate<TMake>();
    }

    private static IEnumerable<Type> SignatureOf(MethodInfo method) =>
        method.GetParameters().Select(static parameter => parameter.ParameterType).Append(method.ReturnType);

    // IList<Order[]> may be used where each of its parts may.
    private static IEnumerable<Type> PartsOf(Type type) => type.HasElementType
        ? PartsOf(type.GetElementType()!)
        : type.GetGenericArguments().SelectMany(PartsOf).Prepend(type);

    // Not public: serializers look for a constructor that could make another one.
    private static ConstructorBuilder EmitConstructor(TypeBuilder builder, ConstructorInfo inherited, Type[] parameters)
    {
        var constructor = builder.DefineConstructor(MethodAttributes.Private | MethodAttributes.HideBySig, CallingConventions.Standard, parameters);
        var il = constructor.GetILGenerator();
        for (var i = 0; i <= parameters.Length; i++)
            il.Emit(OpCodes.Ldarg, (short)i);
        il.Emit(OpCodes.Call, inherited);
        il.Emit(OpCodes.Ret);
        return constructor;
    }

    // A static method, for a delegate of it costs no compilation: TBase Make(…) => new(…).
    private static void EmitFactory(TypeBuilder builder, ConstructorBuilder constructor, Type[] parameters)
    {
        var factory = builder.DefineMethod(Factory, MethodAttributes.Public | MethodAttributes.Static, builder.BaseType, parameters);
        var il = factory.GetILGenerator();
        for (var i = 0; i < parameters.Length; i++)
            il.Emit(OpCodes.Ldarg, (short)i);
        il.Emit(OpCodes.Newobj, constructor);
        il.Emit(OpCodes.Ret);
    }
}
