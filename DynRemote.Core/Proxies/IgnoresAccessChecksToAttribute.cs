namespace System.Runtime.CompilerServices;

/// <summary>
/// Known to the runtime by this name: an assembly that carries it may use what is internal in another one. The emitted classes use internal members of this
/// library, and a facade may be of an internal interface of the program.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
internal sealed class IgnoresAccessChecksToAttribute(string assemblyName) : Attribute
{
    /// <summary>The simple name of the other assembly.</summary>
    public string AssemblyName { get; } = assemblyName;
}
