namespace DynRemote.Values;

/// <summary>
/// What an exception held beside the usual, as it came. A part that is missing or of another type counts as absent: the message is right
/// without it.
/// </summary>
internal readonly struct ExceptionExtras(object?[] values)
{
    internal static readonly ExceptionExtras None = new([]);

    internal object? this[int index] => index < values.Length ? values[index] : null;

    internal string? Text(int index) => this[index] as string;

    internal int Int(int index) => this[index] is int number ? number : 0;

    internal T? As<T>(int index) where T : struct => this[index] is T value ? value : null;
}
