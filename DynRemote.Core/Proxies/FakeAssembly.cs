using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace DynRemote.Proxies;

/// <summary>The assembly that emitted classes are in.</summary>
internal sealed class FakeAssembly
{
    private static readonly ConstructorInfo IgnoresAccessChecks = typeof(IgnoresAccessChecksToAttribute).GetConstructors()[0];

    private readonly AssemblyBuilder _assembly;
    private readonly ModuleBuilder _module;

    /// <summary>Simple names of the assemblies whose internal types may be used. Guarded by <see cref="Gate"/>.</summary>
    private readonly HashSet<string> _opened = [];

    /// <summary>How many classes have been begun. Guarded by <see cref="Gate"/>.</summary>
    private int _classes;

    /// <summary>Makes an empty assembly.</summary>
    /// <param name="isCollectible">Whether it goes when nothing uses it any more. Only such a one may use types of assemblies that may go.</param>
    public FakeAssembly(bool isCollectible)
    {
        _assembly = AssemblyBuilder.DefineDynamicAssembly(
            new AssemblyName("DynRemote.Fakes"), isCollectible ? AssemblyBuilderAccess.RunAndCollect : AssemblyBuilderAccess.Run);
        _module = _assembly.DefineDynamicModule("DynRemote.Fakes");
    }

    /// <summary>Held while a class is emitted, for a module is built by one thread at a time. No code but that of the emitter runs under it.</summary>
    public Lock Gate { get; } = new();

    /// <summary>Begins a class. Call it with the lock.</summary>
    public TypeBuilder Define(Type baseClass) =>
        _module.DefineType($"DynRemote.Fakes.{baseClass.Name}{++_classes}", TypeAttributes.Public | TypeAttributes.Sealed | TypeAttributes.Class, baseClass);

    /// <summary>Lets emitted classes use what is internal in the assembly of a type. Call it with the lock.</summary>
    public void OpenAssemblyOf(Type type)
    {
        if (type.Assembly.GetName().Name is { } name && _opened.Add(name))
            _assembly.SetCustomAttribute(new CustomAttributeBuilder(IgnoresAccessChecks, [name]));
    }
}
