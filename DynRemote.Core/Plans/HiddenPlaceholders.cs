using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using DynRemote.Proxies;
using DynRemote.Values;

namespace DynRemote.Plans;

/// <summary>
/// Placeholders in objects of the program that a plan does not look into: in its collections, in objects of its classes. They would stay there as what they are, and never
/// have a value.
/// </summary>
internal static class HiddenPlaceholders
{
    private const int MaxDepth = 4;

    /// <summary>The fields of a program's type in which one may be. Concurrent by itself; entries never change.</summary>
    private static readonly ConditionalWeakTable<Type, FieldInfo[]> Fields = [];

    /// <summary>Whether there is one in a value that is none itself.</summary>
    public static bool In(object? value) => In(value, 0);

    private static bool In(object? value, int depth)
    {
        if (value is null or string || value.GetType().IsPrimitive || depth > MaxDepth)
            return false;
        if (CopiedPair.TryTake(value, out var pair))
            return Is(pair.Key, depth) || Is(pair.Value, depth);
        var type = value.GetType();
        if (value is ICollection collection && FrameworkTypes.IsFramework(type.Assembly))
            return MayHold(type) && collection.Cast<object?>().Any(element => Is(element, depth));
        return Array.Exists(Fields.GetValue(type, FieldsOf), field => Is(field.GetValue(value), depth));
    }

    private static bool Is(object? value, int depth) => value is RemotePlaceholder || In(value, depth + 1);

    // A list of numbers need not be walked.
    private static bool MayHold(Type collection)
    {
        if (!CopiedCollection.IsGeneric(collection))
            return true;
        var item = CopiedCollection.ItemOf(collection);
        return !item.IsPrimitive && item != typeof(string) && (!item.IsValueType || item.IsGenericType);
    }

    private static FieldInfo[] FieldsOf(Type type) => FrameworkTypes.IsFramework(type.Assembly) || type.Assembly == typeof(HiddenPlaceholders).Assembly
        ? []
        : Array.FindAll(
            type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic),
            static field => field.FieldType == typeof(object) || field.FieldType == typeof(RemotePlaceholder));
}
