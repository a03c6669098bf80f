namespace DynRemote.Binding;

/// <summary>What a get of a method answers: the method, not called. <c>dynamic f = x.Foo; f(1)</c>.</summary>
/// <param name="Target">The object whose method it is; a <see cref="Type"/> for static methods.</param>
/// <param name="Name">The method's name; its overloads are told apart when it is called.</param>
internal sealed record MethodGroup(object Target, string Name);
