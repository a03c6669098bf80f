using System.Diagnostics.CodeAnalysis;
using DynRemote.Binding;
using DynRemote.Shapes;
using DynRemote.Values;

namespace DynRemote.Proxies;

/// <summary>Fits what comes as an argument and has no type of this side to the parameters of the owner's members: proxies, data that was copied, tuples in which they are.</summary>
internal sealed class ProxyArguments : IArgumentAdapter
{
    /// <summary>The one instance: it has no state.</summary>
    public static ProxyArguments Instance { get; } = new();

    /// <inheritdoc/>
    public bool IsProxy([NotNullWhen(true)] object? argument) => argument is RemoteObject or RemoteMethod or RemoteHandler || CopiedData.Is(argument) || TupleArguments.Is(argument);

    /// <inheritdoc/>
    public bool CanAdapt(object argument, Type parameterType) => argument switch
    {
        RemoteObject proxy => ProxyConversion.CanView(proxy, parameterType)
            || (parameterType.IsAssignableFrom(typeof(MulticastDelegate)) && parameterType != typeof(object) && proxy.Shape.Can(Capabilities.Delegate))
            || StructCopy.CanMake(proxy, parameterType)
            || (parameterType == typeof(Array) && RemoteCopy.ArrayTypeOf(proxy) is not null)
            || CopiedMemory.CanMake(proxy, parameterType)
            || CopiedText.CanMake(proxy, parameterType)
            || CopiedNames.CanMake(proxy, parameterType)
            || CopiedPriorities.CanMake(proxy, parameterType)
            || (EventArgsCopy.IsFor(parameterType) && !proxy.Shape.Can(Capabilities.Delegate))
            || (RemoteCopy.CanMake(proxy, parameterType) && !ReadOnlyCollections.IsRefused(proxy, parameterType)),
        RemoteMethod => parameterType.IsSubclassOf(typeof(Delegate)),
        RemoteHandler handler => CanAdapt(handler.Origin, parameterType),
        _ when ValueParts.Has(argument) => TupleArguments.CanMake(argument, parameterType, this),
        _ => DataBuilding.CanFill(argument, parameterType),
    };

    /// <inheritdoc/>
    public bool TryAdapt(object argument, Type parameterType, [NotNullWhen(true)] out object? adapted)
    {
        adapted = argument switch
        {
            RemoteHandler handler when CanAdapt(handler, parameterType) => TypedDelegate.Of(handler, parameterType),
            RemoteMethod method when parameterType.IsSubclassOf(typeof(Delegate)) => TypedDelegate.Of(method, parameterType),
            RemoteObject proxy when ProxyConversion.TryView(proxy, parameterType, out var view) => view,
            RemoteObject proxy when parameterType.IsAssignableFrom(typeof(MulticastDelegate)) && CanAdapt(proxy, parameterType) => TypedDelegate.OfItsOwnType(proxy),
            RemoteObject proxy when StructCopy.CanMake(proxy, parameterType) => StructCopy.Make(proxy, parameterType),
            RemoteObject proxy when parameterType == typeof(Array) && RemoteCopy.ArrayTypeOf(proxy) is { } type => WrittenBackCopy.Make(proxy, type),
            RemoteObject proxy when CopiedMemory.CanMake(proxy, parameterType) =>
                CopiedMemory.Wrap(CopiedMemory.ArrayOf(proxy, parameterType, WrittenBackCopy.Make), parameterType),
            RemoteObject proxy when CopiedText.CanMake(proxy, parameterType) => CopiedText.Make(proxy),
            RemoteObject proxy when CopiedNames.CanMake(proxy, parameterType) => WrittenBackCopy.Noted(CopiedNames.Make(proxy)),
            RemoteObject proxy when CopiedPriorities.CanMake(proxy, parameterType) => WrittenBackCopy.Noted(CopiedPriorities.Make(proxy, parameterType)),
            RemoteObject proxy when EventArgsCopy.IsFor(parameterType) => EventArgsCopy.Make(proxy, parameterType),
            RemoteObject proxy when CanAdapt(proxy, parameterType) => WrittenBackCopy.Make(proxy, RemoteCopy.ArrayTypeFor(proxy, parameterType)),
            _ when ValueParts.Has(argument) && CanAdapt(argument, parameterType) => TupleArguments.Make(argument, parameterType, this),
            _ when CopiedData.Is(argument) && CanAdapt(argument, parameterType) =>
                parameterType.IsInstanceOfType(argument) ? argument : DataBuilding.Build(argument, parameterType),
            _ => null,
        };
        return adapted is not null;
    }

    /// <inheritdoc/>
    public Type? TypeOf(object argument) => ValueParts.Has(argument) ? argument.GetType() : ProxyOrigin.Of(argument) is RemoteObject proxy ? ProxyKind.Of(proxy)?.SharedType : null;

    /// <inheritdoc/>
    public string? NameOf(object argument) => argument is RemoteMethod or RemoteHandler ? argument.ToString() : (ProxyOrigin.Of(argument) as RemoteObject)?.Shape.Name;

    /// <inheritdoc/>
    public bool IsExactly(object argument, Type type) => argument is RemoteObject proxy && proxy.Shape.Name == type.ToString();

    /// <inheritdoc/>
    public object HandlerOf(object handler) => RemoteHandler.Of(handler);

    /// <inheritdoc/>
    public void WriteBack(object argument, object adapted)
    {
        TupleArguments.WriteBack(argument, adapted, this);
        if (argument is not RemoteObject proxy)
            return;
        WrittenBackCopy.WriteBack(proxy, CopiedMemory.ArrayIn(adapted) ?? adapted);
        CopiedText.WriteBack(proxy, adapted);
        EventArgsCopy.WriteBack(proxy, adapted);
    }
}
