using System.Collections.Concurrent;
using System.Dynamic;

namespace DynRemote.Performing;

/// <summary>What this side offers by name; as the root, where there is no other, the names are its members.</summary>
/// <param name="exports">The names, shared with the program, which may change them at any time.</param>
internal sealed class ExportedNames(IDictionary<string, object> exports) : DynamicObject
{
    /// <summary>The names, in order.</summary>
    public IReadOnlyList<string> Names => [.. exports.Keys.Order(StringComparer.Ordinal)];

    /// <summary>A dictionary that any number of threads may use at once.</summary>
    public static IDictionary<string, object> NewDictionary() => new ConcurrentDictionary<string, object>(StringComparer.Ordinal);

    /// <summary>The object of a name.</summary>
    /// <exception cref="RemoteNameNotFoundException">Nothing is exported under it.</exception>
    public object Get(string name) => exports.TryGetValue(name, out var value) ? value : throw new RemoteNameNotFoundException(name);

    /// <inheritdoc/>
    public override bool TryGetMember(GetMemberBinder binder, out object? result)
    {
        result = Get(binder.Name);
        return true;
    }

    /// <inheritdoc/>
    public override IEnumerable<string> GetDynamicMemberNames() => Names;
}
