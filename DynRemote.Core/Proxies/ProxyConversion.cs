using System.Collections;
using System.Collections.Specialized;
using System.Globalization;
using System.Text;
using DynRemote.Messages;
using DynRemote.Operations;
using DynRemote.Shapes;
using DynRemote.Values;
using Microsoft.CSharp.RuntimeBinder;

namespace DynRemote.Proxies;

/// <summary>A proxy as something with a static type: what <c>T t = x</c>, <c>(T)x</c>, <c>foreach</c>, <c>using</c> and typed parameters ask for.</summary>
internal static class ProxyConversion
{
    /// <summary>Classes whose remote objects have views of this side.</summary>
    private static readonly Type[] Abstractions =
    [
        typeof(Stream), typeof(TextReader), typeof(TextWriter), typeof(EventArgs), typeof(CultureInfo), typeof(Encoding), typeof(StringComparer),
    ];

    /// <summary>Converts a proxy.</summary>
    /// <exception cref="RuntimeBinderException">There is no such conversion; the message says what to do instead.</exception>
    public static object? Convert(RemoteObject proxy, Type type, bool isExplicit, bool isChecked = false)
    {
        if (type.IsInstanceOfType(proxy) && !IsSequence(type))
            return proxy;
        if (TryView(proxy, type, out var view))
            return view;
        if (TryCopy(proxy, type) is { } copy)
            return copy;

        if (type.IsInterface && Facade.ReasonAgainst(type) is not null && !FrameworkTypes.IsShared(type))
            throw Impossible(proxy, type, isExplicit);
        var converted = proxy.Perform(new Operation(OperationKind.Convert, null, new CallArguments([type]) { IsChecked = isChecked }) { IsExplicit = isExplicit });
        if (converted is null || type.IsInstanceOfType(converted))
            return converted;
        throw Impossible(proxy, type, isExplicit);
    }

    /// <summary>Whether a proxy that is of an interface itself has a better view of it: to walk over a list is one round trip, to ask it by its places is many.</summary>
    public static bool IsSequence(Type type) => IsGeneric(type, typeof(IEnumerable<>));

    /// <summary>
    /// A view that needs nothing of the peer to be made: a facade for an interface, a typed delegate, a task, a token, a stream, a sequence.
    /// </summary>
    public static bool TryView(RemoteObject proxy, Type type, out object? view)
    {
        view = CanView(proxy, type) ? View(proxy, type) : null;
        return view is not null;
    }

    /// <summary>Whether <see cref="TryView"/> succeeds.</summary>
    public static bool CanView(RemoteObject proxy, Type type)
    {
        if (type.IsInstanceOfType(proxy))
            return true;
        if (type.IsSubclassOf(typeof(Delegate)))
            return proxy.Shape.Can(Capabilities.Delegate) && !type.IsAbstract && TypedDelegate.MayHaveParametersOf(proxy.Shape, type);
        if (ProxyTasks.IsTask(type))
            return proxy.Shape.Can(Capabilities.Awaitable);
        if (type == typeof(EventArgs) || RemoteExceptions.CanMake(proxy, type))
            return true;
        if (type == typeof(CancellationToken))
            return RemoteCancellation.IsToken(proxy.Shape);
        if (type == typeof(Stream))
            return proxy.Shape.Can(Capabilities.Stream);
        if (type == typeof(TextReader))
            return proxy.Shape.Can(Capabilities.TextReader);
        if (type == typeof(TextWriter))
            return proxy.Shape.Can(Capabilities.TextWriter);
        if (RemoteFormats.CanMake(proxy, type) || RemoteLazy.CanMake(proxy.Shape, type) || RemoteComparers.CanMake(proxy.Shape, type))
            return true;
        if (!type.IsInterface)
            return false;
        if (type == typeof(IEnumerable) || IsGeneric(type, typeof(IEnumerable<>)))
            return proxy.Shape.Can(Capabilities.Enumerable);
        if (type == typeof(IDisposable))
            return proxy.Shape.Can(Capabilities.Disposable);
        if (type == typeof(IAsyncDisposable))
            return proxy.Shape.Can(Capabilities.AsyncDisposable);
        // Sort(Comparison) is meant by a delegate, and never Sort(IComparer).
        return !proxy.Shape.Can(Capabilities.Delegate) && Facade.ReasonAgainst(type) is null;
    }

    /// <summary>
    /// Whether what comes from the peer can be of a type at all: a value, an interface or delegate, an abstraction or collection of the framework. Of any other
    /// class only references come.
    /// </summary>
    public static bool CanArrive(Type type) =>
        type == typeof(object) || type == typeof(Exception) || type.IsValueType || type.IsInterface || type.IsSubclassOf(typeof(Delegate))
        || Array.IndexOf(Abstractions, type) >= 0 || ProxyTasks.IsTask(type) || IsGeneric(type, typeof(Lazy<>)) || type == typeof(StringBuilder)
        || type == typeof(NameValueCollection) || CopiedPriorities.IsFor(type)
        || RemoteCopy.CanMake(type) || ScalarTypes.TryKindOf(type, out _) || TupleTypes.TryElementsOf(type, out _, out _) || ImmutableTypes.TryKindOf(type, out _, out _);

    /// <summary>A result as the static type that a typed delegate, facade or sequence promises.</summary>
    public static object? ToType(object? value, Type type)
    {
        if (type.IsByRef)
            type = type.GetElementType()!;
        if (value is null)
            return type.IsValueType && Nullable.GetUnderlyingType(type) is null && type != typeof(void) ? Activator.CreateInstance(type) : null;
        if (type.IsInstanceOfType(value) || type == typeof(void))
            return value;
        if (value is RemoteObject proxy)
            return Convert(proxy, type, isExplicit: false);
        if (value is RemoteMethod method && type.IsSubclassOf(typeof(Delegate)))
            return TypedDelegate.Of(method, type);
        var target = Nullable.GetUnderlyingType(type) ?? type;
        if (TupleConversion.Map(value, target, ToType) is { } tuple)
            return tuple;
        if (value is IConvertible && (target.IsPrimitive || target == typeof(decimal)) && value.GetType().IsPrimitive && target != typeof(bool) && target != typeof(char))
            return System.Convert.ChangeType(value, target, CultureInfo.InvariantCulture);
        throw new InvalidCastException($"The peer's result is a {value.GetType()}, which is not a {type}.");
    }

    /// <summary>Whether <see cref="ToType"/> makes a value of one type into one of another.</summary>
    public static bool MayBecome(Type value, Type type)
    {
        var target = Nullable.GetUnderlyingType(type) ?? type;
        return target.IsAssignableFrom(value) || (IsNumber(value) && IsNumber(target));

        static bool IsNumber(Type type) => type.IsPrimitive && type != typeof(bool) && type != typeof(char);
    }

    /// <summary>
    /// An object of this side that does for a remote one what an interface is for, and better than call by call: the culture or comparer that both sides have,
    /// an asynchronous sequence in parts; <see langword="null"/> where there is none.
    /// </summary>
    public static object? StandIn(RemoteObject proxy, Type type)
    {
        if (RemoteFormats.CanMake(proxy, type))
            return RemoteFormats.Of(proxy, type);
        if (RemoteComparers.CanMake(proxy.Shape, type))
            return RemoteComparers.Of(proxy, type);
        return IsGeneric(type, typeof(IAsyncEnumerable<>)) && proxy.Shape.Can(Capabilities.AsyncEnumerable) ? RemoteAsyncSequence.Of(proxy, type) : null;
    }

    private static object? TryCopy(RemoteObject proxy, Type type)
    {
        try
        {
            if (type == typeof(Array) && RemoteCopy.ArrayTypeOf(proxy) is { } own)
                return RemoteCopy.Make(proxy, own);
            if (RemoteCopy.CanMake(proxy, type))
                return RemoteCopy.Make(proxy, type);
            if (CopiedMemory.CanMake(proxy, type))
                return CopiedMemory.Wrap(CopiedMemory.ArrayOf(proxy, type, RemoteCopy.Make), type);
            if (CopiedText.CanMake(proxy, type))
                return CopiedText.Make(proxy);
            if (CopiedNames.CanMake(proxy, type))
                return CopiedNames.Make(proxy);
            if (CopiedPriorities.CanMake(proxy, type))
                return CopiedPriorities.Make(proxy, type);
            return StructCopy.CanMake(proxy, type) ? StructCopy.Make(proxy, type) : null;
        }
        // The elements do not fit. What C# has to say of the conversion, the owner says.
        catch (InvalidCastException) when (!StructCopy.CanMake(proxy, type))
        {
            return null;
        }
    }

    private static object View(RemoteObject proxy, Type type)
    {
        if (StandIn(proxy, type) is { } better)
            return better;
        if (IsSequence(type) && proxy.Shape.Can(Capabilities.Enumerable))
            return RemoteSequence.Of(proxy, type.GetGenericArguments()[0]);
        if (type.IsInstanceOfType(proxy))
            return proxy;
        if (type.IsSubclassOf(typeof(Delegate)))
            return TypedDelegate.Of(proxy, type);
        if (ProxyTasks.IsTask(type))
            return ProxyTasks.As(proxy, type);
        if (type == typeof(CancellationToken))
            return RemoteCancellation.TokenOf(proxy);
        if (RemoteExceptions.CanMake(proxy, type))
            return RemoteExceptions.Of(proxy);
        if (type == typeof(Stream))
            return RemoteStream.Of(proxy);
        if (type == typeof(TextReader))
            return RemoteTextReader.Of(proxy);
        if (type == typeof(TextWriter))
            return RemoteTextWriter.Of(proxy);
        if (RemoteLazy.CanMake(proxy.Shape, type))
            return RemoteLazy.Of(proxy, type);
        // Of arguments that tell nothing there is one object, to which handlers compare theirs.
        if (type == typeof(EventArgs) && proxy.Shape.Name == typeof(EventArgs).FullName)
            return EventArgs.Empty;
        if (type == typeof(EventArgs))
            return TypedViews.Get(proxy, type, static (key, _) => new RemoteEventArgs((RemoteObject)key));
        if (type == typeof(IEnumerable))
            return RemoteSequence.Of(proxy, typeof(object));
        return Facade.Of(proxy, type);
    }

    private static bool IsGeneric(Type type, Type definition) => type.IsGenericType && type.GetGenericTypeDefinition() == definition;

    private static RuntimeBinderException Impossible(RemoteObject proxy, Type type, bool isExplicit) => new(
        $"Cannot {(isExplicit ? "" : "implicitly ")}convert type '{proxy.Shape.Name}' to '{type}'\n"
        + (type.IsInterface && Facade.ReasonAgainst(type) is { } reason
            ? $"A remote object cannot be used through this interface: {reason}. Use it as dynamic."
            : "A remote object cannot become an instance of a class of this process. Use it as dynamic, through an interface (Remote.As<T>), or as a copy (Remote.Copy<T>)."));
}
