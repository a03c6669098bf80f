using System.Collections;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Dynamic;
using System.Text;
using DynRemote.Messages;
using DynRemote.Operations;
using DynRemote.Shapes;
using DynRemote.Values;

namespace DynRemote.Proxies;

/// <summary>Forcing: the whole content of a remote collection as a local one.</summary>
internal static class RemoteCopy
{
    /// <summary>Deeper than this is no data but a cycle.</summary>
    private const int MaxDepth = 64;

    private const Capabilities Works = Capabilities.Enumerable | Capabilities.Disposable | Capabilities.AsyncDisposable | Capabilities.Delegate | Capabilities.Awaitable
        | Capabilities.Type | Capabilities.Exception | Capabilities.Stream;

    private const int MaxRank = 32;

    [ThreadStatic]
    private static int _depth;

    /// <summary>Whether a type is a concrete collection of the framework that can be filled from a sequence.</summary>
    public static bool CanMake(Type type) => type.IsArray || CollectionRecipe.Of(type) is not null;

    /// <summary>Whether a collection of a type can be made of a remote object.</summary>
    public static bool CanMake(RemoteObject proxy, Type type)
    {
        if (!type.IsArray)
            return CollectionRecipe.Of(type) is { } recipe && recipe.Takes(proxy.Shape) && MayHold(recipe.Element, proxy);
        // Of what is no array, one of one dimension is made.
        return proxy.Shape.Can(Capabilities.Enumerable) && (RankOf(proxy.Shape) is var rank and > 0 ? rank : 1) == type.GetArrayRank()
            && MayHold(type.GetElementType()!, proxy);
    }

    // Of texts no numbers are made. What is of no type of both sides shows when it comes: objects of this side come home.
    private static bool MayHold(Type element, RemoteObject proxy) =>
        ProxyKind.Of(proxy) is not { Elements: { Length: > 0 } known } || Array.Exists(known, type => MayBe(type, element));

    private static bool MayBe(Type value, Type element)
    {
        if (!IsPair(value))
            return !ScalarTypes.TryKindOf(value, out _) || ProxyConversion.MayBecome(value, element);
        return element == typeof(object) || element == typeof(DictionaryEntry)
            || (IsPair(element) && value.GetGenericArguments().Zip(element.GetGenericArguments(), MayBe).All(static may => may));
    }

    private static bool IsPair(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>);

    /// <summary>
    /// The array type of this side for a remote array of which only that is known; its elements are objects where their type is not one that both sides have.
    /// <see langword="null"/> for what is no array.
    /// </summary>
    public static Type? ArrayTypeOf(RemoteObject proxy)
    {
        var rank = RankOf(proxy.Shape);
        if (rank == 0)
            return null;
        var element = FrameworkTypes.Find(proxy.Shape.Name[..proxy.Shape.Name.LastIndexOf('[')]) is { IsGenericTypeDefinition: false } known ? known : typeof(object);
        return rank == 1 ? element.MakeArrayType() : element.MakeArrayType(rank);
    }

    /// <summary>
    /// The type of the copy for a parameter: where the parameter takes the arrays of a derived class, too, as <c>object[]</c> takes a <c>string[]</c>, what the remote
    /// array is.
    /// </summary>
    public static Type ArrayTypeFor(RemoteObject proxy, Type parameterType) =>
        parameterType.GetElementType() is { IsValueType: false } && ArrayTypeOf(proxy) is { } own && own.IsAssignableTo(parameterType) ? own : parameterType;

    // The name of an array's type ends with its dimensions: [,,]; that of a constructed type, with its arguments.
    private static int RankOf(TypeShape shape)
    {
        var start = shape.Name.LastIndexOf('[') + 1;
        return start > 0 && shape.Name.EndsWith(']') && shape.Name.Length - start <= MaxRank && shape.Name.AsSpan(start, shape.Name.Length - start - 1).IndexOfAnyExcept(',') < 0
            ? shape.Name.Length - start
            : 0;
    }

    /// <summary>Makes a collection of the given type with the elements of a remote sequence.</summary>
    public static object Make(RemoteObject proxy, Type type) => Make(proxy, type, ProxyConversion.ToType);

    /// <summary>
    /// A copy of what is remote: of a collection its content, of a data object its members, as an <see cref="ExpandoObject"/>. A thing that works and is no
    /// data (a delegate, a task, a stream, a type, whatever must be disposed) stays a reference.
    /// </summary>
    public static object? MakeAny(object value) =>
        ProxyOrigin.Of(value) is RemoteObject proxy && (IsExpando(proxy) || (proxy.Shape.Capabilities & Works) == 0) && !CopiedText.CanMake(proxy, typeof(StringBuilder)) && Odd(proxy) is null
            ? proxy.Perform(new Operation(OperationKind.Copy))
            : ValueParts.Has(value) ? CopyParts(value) : Make(value);

    // Of a tuple or pair, which is here already, what is in it.
    private static object CopyParts(object value)
    {
        var parts = ValueParts.Of(value)!;
        var copies = Array.ConvertAll(parts, static part => part is null ? null : MakeAny(part));
        return TupleConversion.With(value, parts, copies);
    }

    /// <summary>
    /// A copy as like the original as this process can make it: the same collection type where it knows it, else a list; collections inside, also inside
    /// tuples and pairs, are copied, too. What is no collection stays a reference.
    /// </summary>
    public static object? Make(object? value)
    {
        if (value is not RemoteObject proxy)
            return value is null ? null : TupleConversion.Map(value, value.GetType(), static (element, type) => ProxyConversion.ToType(Make(element), type)) ?? value;
        if (CopiedText.CanMake(proxy, typeof(StringBuilder)))
            return CopiedText.Make(proxy);
        if (Odd(proxy) is { } made)
            return made();
        if (!proxy.Shape.Can(Capabilities.Enumerable))
            return proxy;
        return ProxyKind.Of(proxy)?.SharedType is { } type && CanMake(proxy, type)
            ? Make(proxy, type, static (element, wanted) => ProxyConversion.ToType(Make(element), wanted))
            : Nested(proxy, () => RemoteSequence.All(proxy).SelectMany(chunk => chunk.Cast<object?>()).Select(Make).ToList());
    }

    // What makes a copy of a collection that is no sequence of what it consists of.
    private static Func<object>? Odd(RemoteObject proxy)
    {
        if (CopiedNames.IsOne(proxy))
            return () => CopiedNames.Make(proxy);
        return ProxyKind.Of(proxy)?.SharedType is { } type && CopiedPriorities.CanMake(proxy, type) ? () => CopiedPriorities.Make(proxy, type) : null;
    }

    /// <summary>Copies the elements of a remote collection into an array of this side, as <see cref="ICollection.CopyTo"/> does.</summary>
    public static void CopyTo(RemoteObject proxy, Array? array, int index)
    {
        ArgumentNullException.ThrowIfNull(array);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        var content = MakeArray(proxy, array.GetType().GetElementType()!, ProxyConversion.ToType);
        Array.Copy(content, 0, array, index, content.Length);
    }

    /// <summary>Makes a collection of the given type.</summary>
    /// <param name="proxy">The remote sequence.</param>
    /// <param name="type">The collection's type.</param>
    /// <param name="convert">Makes what has come for an element into one of the type that it gets.</param>
    public static object Make(RemoteObject proxy, Type type, Func<object?, Type, object?> convert) => Nested(proxy, () =>
    {
        if (type.IsArray)
            return type.GetArrayRank() == 1 ? MakeArray(proxy, type.GetElementType()!, convert) : Shaped(proxy, type, convert);
        var element = CollectionRecipe.Of(type)!.Element;
        if (!IsOfItsKind(proxy, type) || KeyedRecipe.Of(type) is not { } keyed)
            return ReadOnlyCollections.Like(proxy, Fill(type, MakeArray(proxy, element, convert)));
        var elements = MakeArray(RemoteSequence.All(proxy, Chunk.Comparer, out var original), element, convert);
        return RemoteComparers.OfKeys(original, keyed.Key) is { } comparer ? keyed.Make(elements, ProxyConversion.ToType(comparer, keyed.Comparer)!) : Fill(type, elements);
    });

    // Frozen collections are of classes that nobody names, each for another kind of key.
    private static bool IsOfItsKind(RemoteObject proxy, Type type) => proxy.Shape.Name == type.ToString()
        || (type.Namespace == typeof(FrozenSet).Namespace && proxy.Shape.Name.StartsWith(typeof(FrozenSet).Namespace!, StringComparison.Ordinal));

    /// <summary>A collection of a type that <see cref="CanMake(Type)"/> allows, with the elements, in the order in which they are enumerated.</summary>
    public static object Fill(Type type, Array elements) => type.IsArray ? elements : CollectionRecipe.Of(type)!.Make(elements);

    /// <summary>The data of a remote object as an object of a type of this side, in one round trip.</summary>
    /// <exception cref="InvalidCastException">The remote object has not the members that the type needs.</exception>
    public static object? MakeData(object value, Type type)
    {
        if (ProxyOrigin.Of(value) is not RemoteObject proxy)
            return TupleConversion.Map(value, type, static (element, wanted) => element is null ? DataBuilding.Build(element, wanted) : MakeData(element, wanted)) ?? DataBuilding.Build(value, type);
        return DataPattern.TryMake(type, out var pattern)
            ? DataBuilding.Build(proxy.Perform(new Operation(OperationKind.Copy, null, pattern)), type)
            : ProxyConversion.ToType(proxy, type);
    }

    private static bool IsExpando(RemoteObject proxy) => proxy.Shape.Name == typeof(ExpandoObject).ToString();

    private static T Nested<T>(RemoteObject proxy, Func<T> make)
    {
        if (_depth >= MaxDepth)
            throw new RemoteException($"The copy of a remote {proxy.Shape.Name} is nested deeper than {MaxDepth}: it probably contains itself. Copy its parts instead.");
        _depth++;
        try
        {
            return make();
        }
        finally
        {
            _depth--;
        }
    }

    private static Array MakeArray(RemoteObject proxy, Type elementType, Func<object?, Type, object?> convert) =>
        MakeArray([.. RemoteSequence.All(proxy)], elementType, convert);

    private static Array MakeArray(Array[] chunks, Type elementType, Func<object?, Type, object?> convert)
    {
        var array = Array.CreateInstance(elementType, chunks.Sum(static chunk => chunk.Length));
        var next = 0;
        foreach (var chunk in chunks)
        {
            if (chunk.GetType().GetElementType() == elementType && elementType.IsPrimitive)
            {
                Array.Copy(chunk, 0, array, next, chunk.Length);
                next += chunk.Length;
                continue;
            }
            foreach (var element in chunk)
                array.SetValue(convert(element, elementType), next++);
        }
        return array;
    }

    // A sequence tells nothing of dimensions, so these come along: the last one runs fastest.
    private static Array Shaped(RemoteObject proxy, Type type, Func<object?, Type, object?> convert)
    {
        if (RankOf(proxy.Shape) != type.GetArrayRank())
            throw new InvalidCastException($"A remote {proxy.Shape.Name} has not the dimensions of a {type}.");
        var content = MakeArray(RemoteSequence.All(proxy, Chunk.Lengths, out var form), type.GetElementType()!, convert);
        if (form is not ImmutableArray<int> { IsDefault: false } told || told.Length != type.GetArrayRank() || Product(told) != content.Length)
            throw new RemoteProtocolException($"The peer has given {content.Length} elements of a {proxy.Shape.Name} and not the lengths of its dimensions.");
        int[] lengths = [.. told];
        var rank = lengths.Length;
        var array = Array.CreateInstance(type.GetElementType()!, lengths);
        var place = new int[rank];
        foreach (var element in content)
        {
            array.SetValue(element, place);
            for (var dimension = rank - 1; dimension >= 0 && ++place[dimension] == lengths[dimension]; dimension--)
                place[dimension] = 0;
        }
        return array;
    }

    // A negative length makes no product that is a number of elements.
    private static long Product(ImmutableArray<int> lengths)
    {
        var product = 1L;
        foreach (var length in lengths)
        {
            if (length < 0 || (product *= length) > int.MaxValue)
                return -1;
        }
        return product;
    }
}
