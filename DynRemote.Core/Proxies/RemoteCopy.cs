using System.Collections;
using System.Collections.Immutable;
using System.Dynamic;
using System.Reflection;
using DynRemote.Messages;
using DynRemote.Operations;
using DynRemote.Shapes;

namespace DynRemote.Proxies;

/// <summary>Forcing: the whole content of a remote collection as a local one.</summary>
internal static class RemoteCopy
{
    /// <summary>Deeper than this is no data but a cycle.</summary>
    private const int MaxDepth = 64;

    private const Capabilities Works = Capabilities.Enumerable | Capabilities.Disposable | Capabilities.AsyncDisposable | Capabilities.Delegate | Capabilities.Awaitable
        | Capabilities.Type | Capabilities.Exception | Capabilities.Stream;

    /// <summary>Collections that do not tell what is in them.</summary>
    private static readonly Type[] Untyped = [typeof(ArrayList), typeof(Queue), typeof(Stack)];

    [ThreadStatic]
    private static int _depth;

    /// <summary>Whether a type is a concrete collection of the framework that can be filled from a sequence.</summary>
    public static bool CanMake(Type type) =>
        type.IsArray || Filler(type) is not null;

    /// <summary>Makes a collection of the given type with the elements of a remote sequence.</summary>
    public static object Make(RemoteObject proxy, Type type) => Make(proxy, type, ProxyConversion.ToType);

    /// <summary>
    /// A copy of what is remote: of a collection its content, of a data object its members, as an <see cref="ExpandoObject"/>. A thing that works and is no
    /// data (a delegate, a task, a stream, a type, whatever must be disposed) stays a reference.
    /// </summary>
    public static object? MakeAny(object value) =>
        ProxyOrigin.Of(value) is RemoteObject proxy && (IsExpando(proxy) || (proxy.Shape.Capabilities & Works) == 0)
            ? proxy.Perform(new Operation(OperationKind.Copy))
            : Make(value);

    /// <summary>
    /// A copy as like the original as this process can make it: the same collection type where it knows it, else a list; collections inside, also inside
    /// tuples and pairs, are copied, too. What is no collection stays a reference.
    /// </summary>
    public static object? Make(object? value)
    {
        if (value is not RemoteObject proxy)
            return value is null ? null : TupleConversion.Map(value, value.GetType(), static (element, type) => ProxyConversion.ToType(Make(element), type)) ?? value;
        if (!proxy.Shape.Can(Capabilities.Enumerable))
            return proxy;
        var type = LocalAnswers.TypeOf(proxy) as Type;
        return type is not null && CanMake(type)
            ? Make(proxy, type, static (element, wanted) => ProxyConversion.ToType(Make(element), wanted))
            : Nested(proxy, () => RemoteSequence.Chunks(proxy).SelectMany(chunk => chunk.Cast<object?>()).Select(Make).ToList());
    }

    /// <summary>Copies the elements of a remote collection into an array of this side, as <see cref="System.Collections.ICollection.CopyTo"/> does.</summary>
    public static void CopyTo(RemoteObject proxy, Array? array, int index)
    {
        ArgumentNullException.ThrowIfNull(array);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        var content = MakeArray(RemoteSequence.Chunks(proxy), array.GetType().GetElementType()!, ProxyConversion.ToType);
        Array.Copy(content, 0, array, index, content.Length);
    }

    /// <summary>Makes a collection of the given type.</summary>
    /// <param name="proxy">The remote sequence.</param>
    /// <param name="type">The collection's type.</param>
    /// <param name="convert">Makes what has come for an element into one of the type that it gets.</param>
    public static object Make(RemoteObject proxy, Type type, Func<object?, Type, object?> convert) => Nested(proxy, () =>
    {
        if (type.IsArray)
        {
            var content = MakeArray(RemoteSequence.Chunks(proxy), type.GetElementType()!, convert);
            return (object)(type.GetArrayRank() == 1 ? content : Shaped(proxy, content, type));
        }
        var elementType = ElementType(type)!;
        return ComparingConstructor(proxy, type, elementType) is { } constructor
            ? WithItsComparer(proxy, type, constructor, chunks => MakeArray(chunks, elementType, convert))
            : Fill(type, MakeArray(RemoteSequence.Chunks(proxy), elementType, convert));
    });

    // A dictionary or set of strings that ignores their case must do so as a copy, too. What it compares them with comes with its first part.
    private static object WithItsComparer(RemoteObject proxy, Type type, ConstructorInfo constructor, Func<IEnumerable<Array>, Array> make)
    {
        object? keys = null;
        var elements = make(RemoteSequence.Chunks(() =>
        {
            var first = (Chunk)proxy.Perform(new Operation(OperationKind.Enumerate, nameof(Dictionary<,>.Comparer)))!;
            keys = first.Comparer;
            return first;
        }));
        return RemoteComparers.OfKeys(keys) is { } comparer
            ? constructor.Invoke([Source(constructor, elements), ProxyConversion.ToType(comparer, constructor.GetParameters()[1].ParameterType)])
            : Fill(type, elements);
    }

    private static ConstructorInfo? ComparingConstructor(RemoteObject proxy, Type type, Type elementType) =>
        type.IsGenericType && type.GetGenericArguments()[0] == typeof(string) && proxy.Shape.Name == type.ToString()
            ? Array.Find(type.GetConstructors(), constructor => TakesComparer(constructor, elementType.MakeArrayType()))
            : null;

    private static bool TakesComparer(ConstructorInfo constructor, Type elements) =>
        constructor.GetParameters() is [var source, var comparer]
        && (comparer.ParameterType == typeof(IEqualityComparer<string>) || comparer.ParameterType == typeof(IComparer<string>))
        && (source.ParameterType.IsAssignableFrom(elements) || IsDictionary(source.ParameterType))
        && source.ParameterType.IsInterface;

    // A sorted dictionary takes nothing but a dictionary.
    private static object Source(ConstructorInfo constructor, Array elements) => IsDictionary(constructor.GetParameters()[0].ParameterType)
        ? Fill(typeof(Dictionary<,>).MakeGenericType(constructor.GetParameters()[0].ParameterType.GetGenericArguments()), elements)
        : elements;

    private static bool IsDictionary(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IDictionary<,>);

    /// <summary>A collection of a type that <see cref="CanMake"/> allows, with the elements, in the order in which they are enumerated.</summary>
    public static object Fill(Type type, Array elements)
    {
        if (type.IsArray)
            return elements;
        // A stack enumerates from its top, and is filled from its bottom.
        if (type.Name.Contains("Stack", StringComparison.Ordinal))
            Array.Reverse(elements);
        return Filler(type) switch
        {
            ConstructorInfo constructor => constructor.Invoke([Source(constructor, elements)]),
            MethodInfo create => create.Invoke(null, [elements])!,
            _ => throw new InvalidOperationException($"{type} cannot be filled from a sequence."),
        };
    }

    /// <summary>The data of a remote object as an object of a type of this side, in one round trip.</summary>
    /// <exception cref="InvalidCastException">The remote object has not the members that the type needs.</exception>
    public static object? MakeData(object value, Type type)
    {
        if (ProxyOrigin.Of(value) is not RemoteObject proxy)
            return DataBuilding.Build(value, type);
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

    private static Array MakeArray(IEnumerable<Array> chunks, Type elementType, Func<object?, Type, object?> convert)
    {
        var all = chunks.ToList();
        var array = Array.CreateInstance(elementType, all.Sum(static chunk => chunk.Length));
        var next = 0;
        foreach (var chunk in all)
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

    // A sequence tells nothing of dimensions, so these are asked for: the last one runs fastest.
    private static Array Shaped(RemoteObject proxy, Array content, Type type)
    {
        var rank = (int)proxy.Perform(new Operation(OperationKind.Get, nameof(Array.Rank)))!;
        if (rank != type.GetArrayRank())
            throw new InvalidCastException($"A remote {proxy.Shape.Name} has not the dimensions of a {type}.");
        var lengths = Enumerable.Range(0, rank)
            .Select(dimension => (int)proxy.Perform(new Operation(OperationKind.InvokeMember, nameof(Array.GetLength), dimension))!).ToArray();
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

    private static Type? ElementType(Type collection) => Array.IndexOf(Untyped, collection) >= 0
        ? typeof(object)
        : collection.GetInterfaces()
            .FirstOrDefault(static face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];

    // A constructor that takes the elements, or a dictionary of them, or CreateRange of the immutable collections' companion class.
    private static MethodBase? Filler(Type type)
    {
        if (Array.IndexOf(Untyped, type) >= 0)
            return type.GetConstructor([typeof(ICollection)]);
        if (!type.IsGenericType || type.IsAbstract || type.Namespace?.StartsWith("System.Collections", StringComparison.Ordinal) != true)
            return null;
        if (ElementType(type) is not { } elementType)
            return null;
        var sequence = typeof(IEnumerable<>).MakeGenericType(elementType);
        if (type.GetConstructor([sequence]) is { } constructor)
            return constructor;
        if (CopiedCollection.PairOf(type) is { } pair && type.GetConstructor([typeof(IDictionary<,>).MakeGenericType(pair.Key, pair.Value)]) is { } fromMap)
            return fromMap;
        var companion = typeof(ImmutableArray).Assembly.GetType($"{type.Namespace}.{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}");
        return companion?.GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Where(method => method.Name == "CreateRange" && method.GetGenericArguments().Length == type.GetGenericArguments().Length)
            .Select(method => method.MakeGenericMethod(type.GetGenericArguments()))
            .FirstOrDefault(method => method.GetParameters() is [var only] && only.ParameterType == sequence);
    }
}
