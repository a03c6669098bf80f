using System.Collections.Specialized;
using DynRemote.Messages;
using DynRemote.Operations;

namespace DynRemote.Proxies;

/// <summary>Remote collections of names and values where a parameter or variable is one: enumerated, they tell their names and not their values.</summary>
internal static class CopiedNames
{
    /// <summary>What there is of them in the framework that has nothing but names and values.</summary>
    private static readonly string[] Kinds = [typeof(NameValueCollection).FullName!, "System.Web.HttpUtility+HttpQSCollection", "System.Net.WebHeaderCollection"];

    /// <summary>Whether a remote object is such a collection.</summary>
    public static bool IsOne(RemoteObject proxy) => Array.IndexOf(Kinds, proxy.Shape.Name) >= 0;

    /// <summary>Whether a copy of a remote object can be made for a type. Costs no round trip.</summary>
    public static bool CanMake(RemoteObject proxy, Type type) => type == typeof(NameValueCollection) && IsOne(proxy);

    /// <summary>The copy; one round trip.</summary>
    public static NameValueCollection Make(RemoteObject proxy)
    {
        var copy = new NameValueCollection();
        if (proxy.Perform(new Operation(OperationKind.Copy)) is not List<object?> elements)
            throw new RemoteProtocolException($"The peer has given no list as the content of a {proxy.Shape.Name}.");
        foreach (var element in elements)
        {
            if (!CopiedPair.TryTake(element, out var pair) || pair.Key is not (null or string) || pair.Value is not (null or string))
                throw new RemoteProtocolException($"The peer has given something else than names and values as the content of a {proxy.Shape.Name}.");
            copy.Add((string?)pair.Key, (string?)pair.Value);
        }
        return copy;
    }

    /// <summary>A pair for each value; of a name without values, one with <see langword="null"/>. Added one by one, they make the same collection.</summary>
    /// <param name="count">How many names there are.</param>
    /// <param name="name">Gives the name at a place.</param>
    /// <param name="values">Gives its values.</param>
    public static IEnumerable<KeyValuePair<string?, string?>> PairsOf(int count, Func<int, string?> name, Func<int, string[]?> values)
    {
        for (var i = 0; i < count; i++)
        {
            var key = name(i);
            foreach (var value in values(i) ?? new string?[] { null })
                yield return KeyValuePair.Create<string?, string?>(key, value);
        }
    }

    /// <summary>The pairs of a collection of this side; <see langword="null"/> for what is none.</summary>
    public static IEnumerable<KeyValuePair<string?, string?>>? ContentOf(object copy) =>
        copy is NameValueCollection names ? PairsOf(names.Count, names.GetKey, names.GetValues) : null;
}
