namespace DynRemote.Values;

/// <summary>The checks that every decoder makes of what it reads, and the one error they end in.</summary>
internal static class Malformed
{
    internal static RemoteProtocolException Value(string found, Exception? cause = null) =>
        new($"The peer sent a malformed value: {found}.", cause);

    internal static int Int(object? wire, string what) =>
        wire is int number ? number : throw Value($"{what} is {KindOf(wire)}, not an int");

    internal static object?[] Array(object? wire, string what) =>
        wire as object?[] ?? throw Value($"{what} is {KindOf(wire)}, not an array");

    internal static byte[] Bytes(object? wire, string what) =>
        wire as byte[] ?? throw Value($"{what} is {KindOf(wire)}, not bytes");

    internal static void CheckCount(object?[] wire, int minimum, string what)
    {
        if (wire.Length < minimum)
            throw Value($"{what} with {wire.Length} elements where {minimum} are needed");
    }

    internal static string KindOf(object? wire) => wire switch
    {
        null => "null",
        object?[] => "an array",
        byte[] => "bytes",
        _ => $"a {wire.GetType().Name}",
    };
}
