namespace DynRemote.Binding;

/// <summary>What a get of an event answers: a handle for <c>+=</c> and <c>-=</c>.</summary>
/// <param name="Target">The object whose event it is; a <see cref="Type"/> for static events.</param>
/// <param name="Name">The event's name.</param>
internal sealed record EventHandle(object Target, string Name);
