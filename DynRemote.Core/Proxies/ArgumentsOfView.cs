using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using DynRemote.Binding;

namespace DynRemote.Proxies;

/// <summary>Fits arguments of calls through a view as those of other calls, but that what is called back with the object behind the view gets the view.</summary>
internal sealed class ArgumentsOfView(IArgumentAdapter adapter, RemoteView view) : IArgumentAdapter
{
    // The same callback each time, so that -= finds what += added; for as long as the proxy lives. Concurrent by itself.
    private readonly ConditionalWeakTable<object, CallbackOfView> _callbacks = [];

    /// <inheritdoc/>
    public bool IsProxy([NotNullWhen(true)] object? argument) => argument is CallbackOfView || adapter.IsProxy(argument);

    /// <inheritdoc/>
    public bool CanAdapt(object argument, Type parameterType) =>
        adapter.CanAdapt(argument is CallbackOfView callback ? callback.Inner : argument, parameterType);

    /// <inheritdoc/>
    public bool TryAdapt(object argument, Type parameterType, [NotNullWhen(true)] out object? adapted)
    {
        if (parameterType.IsSubclassOf(typeof(Delegate)) && CanAdapt(argument, parameterType) && Callback(argument) is { } callback)
        {
            adapted = TypedDelegate.Of(callback, parameterType);
            return true;
        }
        return adapter.TryAdapt(argument, parameterType, out adapted);
    }

    /// <inheritdoc/>
    public Type? TypeOf(object argument) => adapter.TypeOf(argument);

    /// <inheritdoc/>
    public bool IsExactly(object argument, Type type) => adapter.IsExactly(argument, type);

    /// <inheritdoc/>
    public object HandlerOf(object handler)
    {
        var plain = adapter.HandlerOf(handler);
        return Callback(plain) ?? plain;
    }

    /// <inheritdoc/>
    public void WriteBack(object argument, object adapted) => adapter.WriteBack(argument, adapted);

    /// <inheritdoc/>
    public IArgumentAdapter Through(RemoteView outer) => new ArgumentsOfView(this, outer);

    // Where a view is of a view, the inner one takes the object's place first, and the outer one that of the inner.
    private CallbackOfView? Callback(object argument)
    {
        if (argument is CallbackOfView known && ReferenceEquals(known.View, view))
            return known;
        var plain = adapter is ArgumentsOfView outer ? outer.Callback(argument) : argument;
        return plain is ICallable callable ? _callbacks.GetValue(plain, _ => new CallbackOfView(callable, view)) : null;
    }
}
