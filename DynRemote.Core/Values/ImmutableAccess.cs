using System.Runtime.CompilerServices;

namespace DynRemote.Values;

/// <summary>
/// Takes one type of immutable collection apart into columns (the elements; or the keys and the values) and puts it together again.
/// </summary>
internal abstract class ImmutableAccess
{
    private static readonly ConditionalWeakTable<Type, ImmutableAccess> Known = [];

    /// <summary>The access to a closed collection type of that kind.</summary>
    internal static ImmutableAccess Of(Type declared, ImmutableKind kind) => Known.GetValue(declared, declared =>
    {
        var definition = kind >= ImmutableKind.Dictionary ? typeof(ImmutableMap<,>) : typeof(ImmutableSequence<>);
        return (ImmutableAccess)Activator.CreateInstance(definition.MakeGenericType(declared.GetGenericArguments()), kind)!;
    });

    /// <summary>
    /// Whether it is an <c>ImmutableArray</c> that was never given its elements; of such a one nothing else may be asked.
    /// </summary>
    internal abstract bool IsDefault(object collection);

    /// <summary>
    /// The kind of its comparer, <see cref="ComparerKind.Default"/> where it has none, or <see langword="null"/> for one that cannot cross.
    /// </summary>
    internal abstract ComparerKind? ComparerOf(object collection);

    /// <summary>Its columns, or <see langword="null"/> if it has more than <paramref name="limit"/> elements.</summary>
    internal abstract Array[]? TryTakeApart(object collection, int limit);

    /// <exception cref="ArgumentException">The elements are no such collection: a key is missing or there twice.</exception>
    /// <exception cref="InvalidOperationException">The elements cannot be ordered.</exception>
    internal abstract object Build(ComparerKind comparer, Array[] columns);

    /// <summary>A column as a typed array; its elements were checked to be of the type.</summary>
    protected static T[] Typed<T>(Array column)
    {
        if (column is T[] typed && column.GetType() == typeof(T[]))
            return typed;
        var copy = new T[column.Length];
        var elements = (object?[])column;
        for (var i = 0; i < copy.Length; i++)
            copy[i] = (T)elements[i]!;
        return copy;
    }
}
