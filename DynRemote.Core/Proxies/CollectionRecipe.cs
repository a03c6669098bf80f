using System.Collections;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.Specialized;
using System.ComponentModel;
using System.Reflection;
using System.Runtime.CompilerServices;
using DynRemote.Shapes;
using DynRemote.Values;

namespace DynRemote.Proxies;

/// <summary>How a concrete collection of the framework, other than an array, is made of its elements.</summary>
internal sealed class CollectionRecipe
{
    /// <summary>By type, as long as it lives; without a recipe for what cannot be made so. Concurrent by itself; entries never change.</summary>
    private static readonly ConditionalWeakTable<Type, StrongBox<CollectionRecipe?>> Known = [];

    private readonly Type _type;
    private readonly Func<Array, object> _make;

    private CollectionRecipe(Type type, Type element, Func<Array, object> make)
    {
        _type = type;
        _make = make;
        Element = element;
    }

    /// <summary>What the collection enumerates.</summary>
    public Type Element { get; }

    /// <summary>The recipe of a type; <see langword="null"/> where it is no collection of the framework, or not its elements make it what it is.</summary>
    public static CollectionRecipe? Of(Type type) => Known.GetValue(type, static key => new StrongBox<CollectionRecipe?>(Find(key))).Value;

    /// <summary>
    /// Whether a remote object is a sequence of what the collection consists of. One that does not tell the type of its elements is made of its like only:
    /// else any sequence would become a table of bits.
    /// </summary>
    public bool Takes(TypeShape shape) => shape.Can(Capabilities.Enumerable)
        && (CopiedCollection.IsGeneric(_type) || Element == typeof(object) || shape.Name == _type.ToString() || (Element == typeof(DictionaryEntry) && IsDictionary(shape)));

    /// <summary>Makes the collection, with the elements in the order in which it would enumerate them.</summary>
    /// <param name="elements">The elements. The array is not used afterwards.</param>
    public object Make(Array elements)
    {
        // A stack enumerates from its top, and is filled from its bottom.
        if (_type.Name.Contains("Stack", StringComparison.Ordinal))
            Array.Reverse(elements);
        return _make(elements);
    }

    private static bool IsDictionary(TypeShape shape) => Array.Exists(shape.InterfaceNames, static name => name.Name == typeof(IDictionary).FullName);

    private static CollectionRecipe? Find(Type type)
    {
        // What must be disposed does more than to hold its elements; a collection of names and values enumerates its names alone.
        if ((type.IsAbstract && !IsFrozen(type)) || type.ContainsGenericParameters || !type.IsAssignableTo(typeof(IEnumerable)) || type.IsAssignableTo(typeof(IDisposable))
            || type.IsAssignableTo(typeof(NameObjectCollectionBase)))
            return null;
        var isFrameworks = (type.Namespace?.StartsWith("System.Collections", StringComparison.Ordinal) == true || IsBinding(type)) && FrameworkTypes.IsFramework(type.Assembly);
        return isFrameworks && ElementOf(type) is var element && MakerOf(type, element) is { } make ? new CollectionRecipe(type, element, make) : null;
    }

    private static bool IsBinding(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(BindingList<>);

    private static bool IsFrozen(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() is var open && (open == typeof(FrozenDictionary<,>) || open == typeof(FrozenSet<>));

    private static Type ElementOf(Type type)
    {
        if (CopiedCollection.IsGeneric(type))
            return CopiedCollection.ItemOf(type);
        if (type == typeof(BitArray))
            return typeof(bool);
        if (type == typeof(StringCollection))
            return typeof(string);
        return type.IsAssignableTo(typeof(IDictionary)) || type == typeof(StringDictionary) ? typeof(DictionaryEntry) : typeof(object);
    }

    // A constructor that takes the elements, or a dictionary of them; CreateRange of the immutable collections' companion class; as a collection initializer
    // does; last a constructor that keeps what it is given.
    private static Func<Array, object>? MakerOf(Type type, Type element)
    {
        var sequence = typeof(IEnumerable<>).MakeGenericType(element);
        if (type.GetConstructor([sequence]) is { } constructor)
            return Constructing(constructor);
        if (CopiedCollection.IsGeneric(type) && CopiedCollection.PairOf(type) is { } pair
            && type.GetConstructor([typeof(IDictionary<,>).MakeGenericType(pair.Key, pair.Value)]) is { } ofDictionary)
        {
            var dictionary = Of(typeof(Dictionary<,>).MakeGenericType(pair.Key, pair.Value))!;
            return elements => Constructed(ofDictionary, dictionary.Make(elements));
        }
        if (!CopiedCollection.IsGeneric(type) && type.GetConstructor([typeof(ICollection)]) is { } untyped)
            return Constructing(untyped);
        if (CompanionOf(type, sequence) is { } create)
            return elements => create.Invoke(null, BindingFlags.DoNotWrapExceptions, null, create.GetParameters().Length == 1 ? [elements] : [elements, null], null)!;
        if (type.GetConstructor([]) is { } empty && AdderOf(type, element) is { } add)
            return elements => Filled(Constructed(empty), add, elements);
        if (type.GetConstructor([element.MakeArrayType()]) is { } keeping)
            return Constructing(keeping);
        return WrapperOf(type) is var (wrapper, wrapped) ? elements => Constructed(wrapper, wrapped.Make(elements)) : null;
    }

    // What shows another collection and nothing else: a read-only set, a read-only observable collection.
    private static (ConstructorInfo Constructor, CollectionRecipe Wrapped)? WrapperOf(Type type)
    {
        foreach (var constructor in type.GetConstructors())
        {
            if (constructor.GetParameters() is [var only] && only.ParameterType != type && CopiedCollection.IsGeneric(only.ParameterType)
                && CopiedCollection.ItemOf(only.ParameterType) == CopiedCollection.ItemOf(type) && Of(CopiedCollection.ConcreteOf(only.ParameterType)) is { } wrapped)
            {
                return (constructor, wrapped);
            }
        }
        return null;
    }

    private static Func<Array, object> Constructing(ConstructorInfo constructor) => elements => Constructed(constructor, elements);

    private static object Constructed(ConstructorInfo constructor, params object?[] arguments) => constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, arguments, null);

    private static object Filled(object collection, MethodInfo add, Array elements)
    {
        var takesPair = add.GetParameters().Length == 2;
        foreach (var element in elements)
            add.Invoke(collection, BindingFlags.DoNotWrapExceptions, null, takesPair && CopiedPair.TryTake(element, out var pair) ? [pair.Key, pair.Value] : [element], null);
        return collection;
    }

    private static MethodInfo? AdderOf(Type type, Type element) => element == typeof(DictionaryEntry)
        ? Array.Find(type.GetMethods(), static method => method.Name == "Add" && method.GetParameters().Length == 2)
        : type.GetMethod("Add", [element]);

    private static MethodInfo? CompanionOf(Type type, Type sequence) => CompanionMethods(type).FirstOrDefault(method => method.GetParameters() switch
    {
        [var only] => only.ParameterType == sequence,
        [var first, var comparer] => first.ParameterType == sequence && comparer.HasDefaultValue,
        _ => false,
    });

    /// <summary>The methods of the companion class of an immutable or frozen collection that make one of a sequence.</summary>
    public static IEnumerable<MethodInfo> CompanionMethods(Type type)
    {
        if (!type.IsGenericType)
            return [];
        var companion = typeof(ImmutableArray).Assembly.GetType($"{type.Namespace}.{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}");
        return companion?.GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Where(method => (method.Name == "CreateRange" || method.Name == "To" + companion.Name) && method.GetGenericArguments().Length == type.GetGenericArguments().Length)
            .Select(method => method.MakeGenericMethod(type.GetGenericArguments())) ?? [];
    }
}
