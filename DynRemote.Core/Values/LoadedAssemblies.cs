using System.Reflection;

namespace DynRemote.Values;

/// <summary>
/// The assemblies of this process by simple name: an index that is made anew after one was loaded, and keeps none of them alive.
/// </summary>
internal static class LoadedAssemblies
{
    /// <summary>How many assemblies were loaded since the beginning. Counted atomically.</summary>
    private static int _loads;

    /// <summary>Never changed once made; replaced by any thread that finds it old.</summary>
    private static volatile Index? _index;

    static LoadedAssemblies() => AppDomain.CurrentDomain.AssemblyLoad += (_, _) => Interlocked.Increment(ref _loads);

    /// <summary>How many assemblies were loaded since the beginning: while it stays, there is nothing new to be found.</summary>
    internal static int Loads => Volatile.Read(ref _loads);

    internal static IEnumerable<Assembly> Named(string simpleName)
    {
        // Counted before looking, so that an assembly that loads meanwhile makes the index old rather than incomplete for good.
        var loads = Volatile.Read(ref _loads);
        var index = _index;
        if (index is null || index.Loads != loads)
            _index = index = new Index(loads, MakeIndex());
        foreach (var reference in index.ByName[simpleName])
        {
            if (reference.TryGetTarget(out var assembly))
                yield return assembly;
        }
    }

    private static ILookup<string, WeakReference<Assembly>> MakeIndex() => AppDomain.CurrentDomain.GetAssemblies()
        .ToLookup(assembly => assembly.GetName().Name ?? "", assembly => new WeakReference<Assembly>(assembly), StringComparer.Ordinal);

    private sealed record Index(int Loads, ILookup<string, WeakReference<Assembly>> ByName);
}
