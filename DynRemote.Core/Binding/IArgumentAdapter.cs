using System.Diagnostics.CodeAnalysis;

namespace DynRemote.Binding;

/// <summary>
/// Fits arguments that are proxies to parameters: a typed facade for an interface, a typed delegate for a delegate, a forced copy for an array or a
/// concrete collection. Binding knows nothing else of proxies.
/// </summary>
internal interface IArgumentAdapter
{
    /// <summary>Whether the argument is a proxy, so that its fit to a parameter is for <see cref="TryAdapt"/> to say.</summary>
    bool IsProxy([NotNullWhen(true)] object? argument);

    /// <summary>Whether <see cref="TryAdapt"/> would succeed, without doing it. Used while candidates are compared; costs no round trip.</summary>
    bool CanAdapt(object argument, Type parameterType);

    /// <summary>Makes the value to pass for a parameter of the given type.</summary>
    bool TryAdapt(object argument, Type parameterType, [NotNullWhen(true)] out object? adapted);

    /// <summary>The type of the object behind a proxy, if it is one that both sides have; costs no round trip.</summary>
    Type? TypeOf(object argument) => null;

    /// <summary>How its owner names the type of the object behind a proxy; costs no round trip.</summary>
    string? NameOf(object argument) => null;

    /// <summary>Whether the object behind a proxy is of exactly a type, by its name; costs no round trip.</summary>
    bool IsExactly(object argument, Type type) => false;

    /// <summary>What to add to an event, or remove from it, for a handler that may be a proxy.</summary>
    object HandlerOf(object handler) => handler;

    /// <summary>After the call: brings what the callee changed in an adapted copy back to its original. Does nothing for adapters that are live.</summary>
    void WriteBack(object argument, object adapted);
}
