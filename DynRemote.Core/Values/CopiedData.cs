using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace DynRemote.Values;

/// <summary>
/// Data that has come as a copy: dynamic objects, and lists of what has come. They have no type but that, so that a collection of any elements may be made of them.
/// </summary>
internal static class CopiedData
{
    /// <summary>What has come and still lives. Concurrent by itself.</summary>
    private static readonly ConditionalWeakTable<object, object?> Arrived = [];

    /// <summary>Notes that data has come.</summary>
    [return: NotNullIfNotNull(nameof(data))]
    public static object? Note(object? data)
    {
        if (data is List<object?> or IDictionary<string, object?>)
            Arrived.TryAdd(data, null);
        return data;
    }

    /// <summary>Whether something has come as data.</summary>
    public static bool Is([NotNullWhen(true)] object? value) => value is List<object?> or IDictionary<string, object?> && Arrived.TryGetValue(value, out _);
}
