using System.Collections;
using System.Reflection;
using DynRemote.Operations;

namespace DynRemote.Binding;

/// <summary>Elements of arrays of any rank. They have no indexer of their own; the gate is asked about <see cref="IList"/>'s, which every array implements.</summary>
internal static class ArrayElements
{
    private const string ItemName = "Item";

    private static readonly PropertyInfo Item = typeof(IList).GetProperty(ItemName)!;

    public static object? Get(MemberBinder binder, Array array, CallArguments args)
    {
        if (args.Values is [Range range] && array.Rank == 1)
        {
            binder.Gate.Demand(array.GetType(), Item, ItemName, AccessKind.Read);
            return Slice(array, range);
        }
        var indexes = Indexes(binder, array, args);
        Refuse(array);
        binder.Gate.Demand(array.GetType(), Item, ItemName, AccessKind.Read);
        return array.GetValue(indexes);
    }

    /// <summary>Writes an element; answers what the value was converted to, if it was.</summary>
    public static object? Set(MemberBinder binder, Array array, CallArguments args)
    {
        var indexes = Indexes(binder, array, IndexBinding.IndexesOf(args));
        Refuse(array);
        var element = array.GetType().GetElementType()!;
        var list = new ArgumentList(args, binder.Adapter);
        var conversion = ConversionBinding.OfAssigned(binder, list, list.Count - 1, element);
        binder.Gate.Demand(array.GetType(), Item, ItemName, AccessKind.Write);
        var value = conversion.Apply(binder, args.Values[^1]);
        array.SetValue(value, indexes);
        return conversion.ChangesValue ? value : null;
    }

    private static int[] Indexes(MemberBinder binder, Array array, CallArguments args)
    {
        if (args.Values.Length != array.Rank)
            throw BindingMessages.Error(BindingMessages.WrongIndexCount(array.Rank));
        var list = new ArgumentList(args, binder.Adapter);
        var indexes = new int[array.Rank];
        for (var i = 0; i < indexes.Length; i++)
            indexes[i] = args.Values[i] is Index index && array.Rank == 1 ? index.GetOffset(array.Length) : IndexOf(binder, list, i);
        return indexes;
    }

    private static int IndexOf(MemberBinder binder, ArgumentList list, int argument) =>
        TryIndex(binder, list, argument)
        ?? (list.ByObjects(binder.Adapter) is { } objects ? TryIndex(binder, objects, argument) : null)
        ?? throw ConversionBinding.Failure(binder, list, argument, typeof(int));

    // The first of int, uint, long and ulong that the argument converts to (12.8.12.2).
    private static int? TryIndex(MemberBinder binder, ArgumentList list, int argument)
    {
        foreach (var type in (ReadOnlySpan<Type>)[typeof(int), typeof(uint), typeof(long), typeof(ulong)])
        {
            var conversion = binder.Conversions.Of(list, argument, type);
            if (!conversion.Exists)
                continue;
            // No array has an element beyond int's range; the array itself says so of the nearest int.
            var index = ((IConvertible)conversion.Apply(binder, list.Values[argument])!).ToDecimal(null);
            return (int)Math.Clamp(index, int.MinValue, int.MaxValue);
        }
        return null;
    }

    private static void Refuse(Array array)
    {
        if (array.GetType().GetElementType()!.IsPointer)
            throw BindingMessages.Error(BindingMessages.Pointers);
    }

    private static Array Slice(Array array, Range range)
    {
        var (offset, length) = range.GetOffsetAndLength(array.Length);
        Refuse(array);
        var slice = Array.CreateInstanceFromArrayType(array.GetType(), length);
        Array.Copy(array, offset, slice, 0, length);
        return slice;
    }
}
