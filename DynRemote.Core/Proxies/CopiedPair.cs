using System.Collections;

namespace DynRemote.Proxies;

/// <summary>A pair of a key and a value of whatever types, as what a dictionary consists of.</summary>
internal static class CopiedPair
{
    /// <summary>Takes a <see cref="KeyValuePair{TKey, TValue}"/> or <see cref="DictionaryEntry"/> apart.</summary>
    public static bool TryTake(object? element, out (object? Key, object? Value) pair)
    {
        if (element is DictionaryEntry entry)
        {
            pair = (entry.Key, entry.Value);
            return true;
        }
        var type = element?.GetType();
        var isPair = type is { IsGenericType: true } && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>);
        pair = isPair ? (type!.GetProperty("Key")!.GetValue(element), type.GetProperty("Value")!.GetValue(element)) : default;
        return isPair;
    }
}
