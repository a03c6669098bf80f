using DynRemote.Binding;

namespace DynRemote.Performing;

/// <summary>A handler of the peer on an event of this side; disposing removes it.</summary>
/// <param name="Binder">What adds and removes.</param>
/// <param name="Target">The object whose event it is.</param>
/// <param name="Event">The event's name.</param>
/// <param name="Handler">The peer's handler, a proxy: equal handlers are the same proxy.</param>
internal sealed record Subscription(MemberBinder Binder, object Target, string Event, object Handler) : IDisposable
{
    /// <summary>Adds a handler to an event.</summary>
    public static Subscription Add(MemberBinder binder, object target, string name, object? handler)
    {
        var subscription = Checked(binder, target, name, handler);
        binder.Subscribe(target, name, subscription.Handler);
        return subscription;
    }

    /// <summary>Removes a handler from an event; gives what <see cref="Add"/> gave.</summary>
    public static Subscription Remove(MemberBinder binder, object target, string name, object? handler)
    {
        var subscription = Checked(binder, target, name, handler);
        binder.Unsubscribe(target, name, subscription.Handler);
        return subscription;
    }

    /// <inheritdoc/>
    public void Dispose() => Binder.Unsubscribe(Target, Event, Handler);

    /// <summary>Equality by identity of target and handler: neither's own opinion is asked.</summary>
    public bool Equals(Subscription? other) =>
        other is not null && ReferenceEquals(Target, other.Target) && Event == other.Event && ReferenceEquals(Handler, other.Handler);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(
        System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(Target), Event, System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(Handler));

    private static Subscription Checked(MemberBinder binder, object target, string name, object? handler) =>
        new(binder, target, name, handler ?? throw new ArgumentNullException(nameof(handler), $"The handler of the event '{name}' is null."));
}
