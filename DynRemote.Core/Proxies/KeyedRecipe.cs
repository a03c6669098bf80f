using System.Collections;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace DynRemote.Proxies;

/// <summary>
/// How a dictionary, set or sorted collection of the framework is made of its elements and of what it compares them with: one that ignores the case of its keys,
/// or keeps them in an order of its own, must do so as a copy, too.
/// </summary>
internal sealed class KeyedRecipe
{
    /// <summary>By type, as long as it lives; without a recipe for what takes no comparer. Concurrent by itself; entries never change.</summary>
    private static readonly ConditionalWeakTable<Type, StrongBox<KeyedRecipe?>> Known = [];

    private readonly Func<Array, object, object> _make;

    private KeyedRecipe(Type key, Type comparer, Func<Array, object, object> make)
    {
        _make = make;
        Key = key;
        Comparer = comparer;
    }

    /// <summary>What is compared.</summary>
    public Type Key { get; }

    /// <summary>What the comparer must be.</summary>
    public Type Comparer { get; }

    /// <summary>The recipe of a collection's type; <see langword="null"/> where it takes no comparer.</summary>
    public static KeyedRecipe? Of(Type type) => Known.GetValue(type, static key => new StrongBox<KeyedRecipe?>(Find(key))).Value;

    /// <summary>Makes the collection.</summary>
    /// <param name="elements">The elements, in the order in which it would enumerate them.</param>
    /// <param name="comparer">A <see cref="Comparer"/>.</param>
    public object Make(Array elements, object comparer) => _make(elements, comparer);

    private static KeyedRecipe? Find(Type type)
    {
        if (CollectionRecipe.Of(type) is not { } recipe)
            return null;
        if (type == typeof(Hashtable))
            return new KeyedRecipe(typeof(object), typeof(IEqualityComparer), MakeTable);
        if (!type.IsGenericType)
            return null;
        var key = type.GetGenericArguments()[0];
        Type[] comparers = [typeof(IEqualityComparer<>).MakeGenericType(key), typeof(IComparer<>).MakeGenericType(key)];
        var elements = recipe.Element.MakeArrayType();
        foreach (var constructor in type.GetConstructors())
        {
            if (constructor.GetParameters() is [var source, var comparer] && Array.IndexOf(comparers, comparer.ParameterType) >= 0 && source.ParameterType.IsInterface
                && (source.ParameterType.IsAssignableFrom(elements) || IsDictionary(source.ParameterType)))
            {
                return new KeyedRecipe(key, comparer.ParameterType, (array, comparing) => constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, [Source(source.ParameterType, array), comparing], null));
            }
        }
        return CompanionOf(type, comparers, recipe.Element);
    }

    // ImmutableDictionary.CreateRange(comparer, elements), FrozenSet.ToFrozenSet(elements, comparer).
    private static KeyedRecipe? CompanionOf(Type type, Type[] comparers, Type element)
    {
        if (type.Namespace != typeof(ImmutableArray).Namespace && type.Namespace != typeof(FrozenSet).Namespace)
            return null;
        var sequence = typeof(IEnumerable<>).MakeGenericType(element);
        foreach (var create in CollectionRecipe.CompanionMethods(type))
        {
            if (create.GetParameters() is not [var first, var second])
                continue;
            if (Array.IndexOf(comparers, first.ParameterType) >= 0 && second.ParameterType == sequence)
                return new KeyedRecipe(comparers[0].GetGenericArguments()[0], first.ParameterType, (array, comparer) => create.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [comparer, array], null)!);
            if (Array.IndexOf(comparers, second.ParameterType) >= 0 && first.ParameterType == sequence)
                return new KeyedRecipe(comparers[0].GetGenericArguments()[0], second.ParameterType, (array, comparer) => create.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [array, comparer], null)!);
        }
        return null;
    }

    private static Hashtable MakeTable(Array elements, object comparer)
    {
        var table = new Hashtable((IEqualityComparer)comparer);
        foreach (DictionaryEntry entry in elements)
            table.Add(entry.Key, entry.Value);
        return table;
    }

    // A sorted dictionary takes nothing but a dictionary.
    private static object Source(Type type, Array elements) => IsDictionary(type)
        ? RemoteCopy.Fill(typeof(Dictionary<,>).MakeGenericType(type.GetGenericArguments()), elements)
        : elements;

    private static bool IsDictionary(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IDictionary<,>);
}
