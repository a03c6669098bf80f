namespace DynRemote.Transport.Bson;

/// <summary>
/// Boxes of the commonest values, made once, and of those that come again, such as the headers of messages: decoding one allocates nothing.
/// </summary>
internal static class BoxedValues
{
    private const int Smallest = -128;
    private const int Largest = 1023;
    private static readonly object[] Integers = [.. Enumerable.Range(Smallest, Largest - Smallest + 1).Select(number => (object)number)];

    /// <summary>The latest box of each slot. Any thread may replace one at any time: a box never changes, and is compared before it is used.</summary>
    private static readonly object?[] Recent = new object?[64];

    private static readonly object True = true;
    private static readonly object False = false;

    /// <summary>Boxes an integer.</summary>
    public static object Of(int number)
    {
        if ((uint)(number - Smallest) < (uint)Integers.Length)
            return Integers[number - Smallest];
        var slot = (uint)number * 2654435769u >> 26; // Fibonacci hashing (Knuth, TAOCP 3, 6.4): six bits for 64 slots
        if (Recent[slot] is { } recent && (int)recent == number)
            return recent;
        object box = number;
        Recent[slot] = box;
        return box;
    }

    /// <summary>Boxes a bool.</summary>
    public static object Of(bool value) => value ? True : False;
}
