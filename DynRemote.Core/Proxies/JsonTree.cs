using DynRemote.Messages;
using DynRemote.Operations;

namespace DynRemote.Proxies;

/// <summary>
/// Remote trees of JSON, Newtonsoft's or .NET's own. A serializer writes them as what they hold, and not as the sequences and objects that they are; so does their
/// owner, and here its text is taken over.
/// </summary>
internal static class JsonTree
{
    /// <summary>In levels: a text of the peer's may be nested to kill whoever reads it.</summary>
    public const int MaxDepth = 1000;

    private static readonly string[] Elements = ["System.Text.Json.JsonElement", "System.Text.Json.JsonDocument"];

    /// <summary>The text of a remote <c>JToken</c>; <see langword="null"/> for anything else.</summary>
    public static string? TextOfToken(RemoteObject proxy) => proxy.Shape.Name.StartsWith("Newtonsoft.Json.Linq.J", StringComparison.Ordinal)
        ? Call(proxy, nameof(ToString), Newtonsoft.Json.Formatting.None)
        : null;

    /// <summary>The text of a remote <c>JsonNode</c>, <c>JsonDocument</c> or <c>JsonElement</c>; <see langword="null"/> for anything else.</summary>
    public static string? TextOfNode(RemoteObject proxy)
    {
        if (proxy.Shape.Name.StartsWith("System.Text.Json.Nodes.Json", StringComparison.Ordinal))
            return Call(proxy, "ToJsonString");
        if (Array.IndexOf(Elements, proxy.Shape.Name) < 0)
            return null;
        var element = proxy.Shape.Name == Elements[1] ? (RemoteObject)proxy.Perform(new Operation(OperationKind.Get, "RootElement"))! : proxy;
        return Call(element, "GetRawText");
    }

    private static string Call(RemoteObject proxy, string method, params object?[] arguments) =>
        (string)proxy.Perform(new Operation(OperationKind.InvokeMember, method, arguments))!;
}
