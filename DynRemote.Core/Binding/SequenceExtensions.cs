using System.Reflection;
using System.Runtime.CompilerServices;

namespace DynRemote.Binding;

/// <summary>The extension methods of <see cref="Enumerable"/> by name. No other class's are looked at: they would be whatever happens to be loaded.</summary>
internal static class SequenceExtensions
{
    // Never changed once made.
    private static readonly Lazy<Dictionary<string, MethodSignature[]>> ByName = new(() =>
        typeof(Enumerable).GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Where(method => method.IsDefined(typeof(ExtensionAttribute), inherit: false))
            .GroupBy(method => method.Name)
            .ToDictionary(group => group.Key, group => group.Select(MethodSignature.Of).ToArray()));

    private static readonly Lazy<IReadOnlyDictionary<string, string[]>> SpellingsOfNames = new(() => Spellings.Table(ByName.Value.Keys));

    public static bool Has(string name) => ByName.Value.ContainsKey(name);

    /// <summary>How a name that is meant in any case is spelled here; <see langword="null"/> where there is none.</summary>
    public static string? SpellingOf(string name) => SpellingsOfNames.Value.GetValueOrDefault(name)?[0];

    /// <summary>The methods of a name; the first parameter of each is the sequence.</summary>
    public static MethodSignature[] Find(string name) => ByName.Value.GetValueOrDefault(name, []);
}
