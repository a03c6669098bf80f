using System.Collections.Frozen;
using System.Runtime.Loader;

namespace DynRemote.Values;

/// <summary>
/// The public types of the framework's own assemblies: the same on both sides, so that such a type crosses as its name. Names are looked up
/// in tables made of these assemblies only.
/// </summary>
internal static class FrameworkTypes
{
    private static readonly FrozenSet<string> AssemblyNames = new[]
    {
        "System.Private.CoreLib", "System.Private.Uri", "System.Private.Xml", "System.Private.Xml.Linq", "System.Collections", "System.Collections.Concurrent",
        "System.Collections.Immutable", "System.Collections.NonGeneric", "System.Collections.Specialized", "System.ComponentModel", "System.ComponentModel.Primitives",
        "System.ComponentModel.TypeConverter", "System.Console", "System.Data.Common", "System.Diagnostics.Process", "System.Linq", "System.Linq.Expressions",
        "System.Linq.Queryable", "System.Net.Http", "System.Net.Primitives", "System.Net.Sockets", "System.ObjectModel", "System.Runtime.Numerics",
        "System.Security.Cryptography", "System.Text.Json", "System.Text.RegularExpressions", "System.Threading", "System.Threading.Channels", "Microsoft.CSharp",
        "Microsoft.Win32.Primitives",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, Type> Core = typeof(object).Assembly.GetExportedTypes().ToFrozenDictionary(type => type.FullName!);

    private static readonly Lazy<FrozenDictionary<string, Type>> All = new(MakeTable);

    /// <summary>Whether the assembly is one of the framework's.</summary>
    internal static bool IsFramework(System.Reflection.Assembly assembly) =>
        AssemblyNames.Contains(assembly.GetName().Name!) && AssemblyLoadContext.GetLoadContext(assembly) == AssemblyLoadContext.Default;

    /// <summary>Whether the type crosses as its name.</summary>
    internal static bool IsShared(Type type) => TypeForm.TryEncode(type) is not null;

    /// <summary>The public type or generic definition of that name.</summary>
    internal static Type? Find(string fullName) =>
        Core.TryGetValue(fullName, out var type) || All.Value.TryGetValue(fullName, out type) ? type : null;

    private static FrozenDictionary<string, Type> MakeTable()
    {
        var table = new Dictionary<string, Type>(StringComparer.Ordinal);
        foreach (var name in AssemblyNames)
        {
            // The names are ours: the framework that this process runs on has these assemblies.
            foreach (var type in System.Reflection.Assembly.Load(name).GetExportedTypes())
                table.TryAdd(type.FullName!, type);
        }
        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
