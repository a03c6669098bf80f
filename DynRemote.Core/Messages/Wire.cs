namespace DynRemote.Messages;

/// <summary>Checked reading of the elements of a wire message, and boxing of its numbers.</summary>
internal static class Wire
{
    private static readonly object[] SmallNumbers = [.. Enumerable.Range(0, 256).Select(number => (object)number)];

    /// <summary>The latest header of each slot. Any thread may replace one at any time: a box never changes, and is compared before it is used.</summary>
    private static readonly object?[] Headers = new object?[64];

    /// <summary>A number as an <see cref="int"/> where it fits, for then it is shorter, else as a <see cref="long"/>.</summary>
    public static object Number(long value)
    {
        if ((ulong)value < 256)
            return SmallNumbers[value];
        return value is >= int.MinValue and <= int.MaxValue ? (object)(int)value : value;
    }

    /// <summary>A header as a box: there are few, and each comes again and again.</summary>
    public static object Header(int header)
    {
        var slot = (uint)header * 2654435769u >> 26; // Fibonacci hashing (Knuth, TAOCP 3, 6.4): six bits for 64 slots
        if (Headers[slot] is { } known && (int)known == header)
            return known;
        object box = header;
        Headers[slot] = box;
        return box;
    }

    /// <summary>Reads a number that <see cref="Number(long)"/> wrote.</summary>
    /// <exception cref="RemoteProtocolException">There is no such element, or it is not a number.</exception>
    public static long Number(object?[] wire, int index, string what) => Element(wire, index, what) switch
    {
        int small => small,
        long large => large,
        var other => throw Wrong(other, "a number", what),
    };

    /// <summary>Reads a number that is an <see cref="int"/> on the wire.</summary>
    /// <exception cref="RemoteProtocolException">There is no such element, or it is not an int.</exception>
    public static int Int32(object?[] wire, int index, string what) =>
        Element(wire, index, what) is int number ? number : throw Wrong(wire[index], "an int", what);

    /// <summary>Reads a flag.</summary>
    /// <exception cref="RemoteProtocolException">There is no such element, or it is not a bool.</exception>
    public static bool Flag(object?[] wire, int index, string what) =>
        Element(wire, index, what) is bool flag ? flag : throw Wrong(wire[index], "a bool", what);

    /// <summary>Reads a text.</summary>
    /// <exception cref="RemoteProtocolException">There is no such element, or it is not a string.</exception>
    public static string Text(object?[] wire, int index, string what) =>
        Element(wire, index, what) is string text ? text : throw Wrong(wire[index], "a string", what);

    /// <summary>Reads a nested array.</summary>
    /// <exception cref="RemoteProtocolException">There is no such element, or it is not an array.</exception>
    public static object?[] Array(object?[] wire, int index, string what) =>
        Element(wire, index, what) is object?[] array ? array : throw Wrong(wire[index], "an array", what);

    /// <summary>Reads a nested array of texts.</summary>
    /// <exception cref="RemoteProtocolException">There is no such element, or it is not an array of strings.</exception>
    public static string[] Texts(object?[] wire, int index, string what)
    {
        var array = Array(wire, index, what);
        var texts = new string[array.Length];
        for (var i = 0; i < array.Length; i++)
            texts[i] = Text(array, i, what);
        return texts;
    }

    /// <summary>Writes a message that is nothing but numbers.</summary>
    public static object?[] Numbers(object header, IReadOnlyList<long> numbers)
    {
        var wire = new object?[1 + numbers.Count];
        wire[0] = header;
        for (var i = 0; i < numbers.Count; i++)
            wire[1 + i] = Number(numbers[i]);
        return wire;
    }

    /// <summary>Reads what <see cref="Numbers(object, IReadOnlyList{long})"/> wrote.</summary>
    /// <exception cref="RemoteProtocolException">One of the elements is no number.</exception>
    public static long[] Numbers(object?[] wire, string what)
    {
        var numbers = new long[wire.Length - 1];
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = Number(wire, 1 + i, what);
        return numbers;
    }

    /// <summary>Roughly how many bytes a message is: enough to tell a large one from a small one.</summary>
    public static long RoughSize(object?[] wire)
    {
        const int Small = 8;
        long size = Small;
        foreach (var element in wire)
        {
            size += element switch
            {
                string text => Small + text.Length,
                object?[] nested => RoughSize(nested),
                System.Array array => Small + ((long)Small * array.Length),
                ReadOnlyMemory<byte> bytes => Small + bytes.Length,
                _ => Small,
            };
        }
        return size;
    }

    private static object? Element(object?[] wire, int index, string what) =>
        (uint)index < (uint)wire.Length ? wire[index] : throw new RemoteProtocolException($"A message ends before its {what}.");

    private static RemoteProtocolException Wrong(object? found, string expected, string what) =>
        new($"The {what} of a message is {expected}, but {found?.GetType().Name ?? "null"} was received.");
}
