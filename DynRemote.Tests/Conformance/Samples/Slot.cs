namespace DynRemote.Tests.Conformance.Samples;

/// <summary>Takes what it is given, and gives it back.</summary>
public sealed class Slot
{
    public object? Value { get; set; }

    public object? Echo(object? value) => value;

    public bool Holds(object? value) => ReferenceEquals(Value, value);
}
