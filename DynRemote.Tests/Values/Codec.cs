using DynRemote.Values;

namespace DynRemote.Tests.Values;

/// <summary>An encoder and a decoder back to back; what passes between them is checked to be nothing but the eight kinds.</summary>
internal sealed class Codec
{
    public Codec(RemoteLimits? limits = null, bool includeStackTraces = true, bool includeLiveExceptions = true)
    {
        Encoder = new ValueEncoder(References, includeStackTraces, includeLiveExceptions);
        Decoder = new ValueDecoder(References, limits ?? new RemoteLimits());
    }

    public FakeReferences References { get; } = new();

    public ValueEncoder Encoder { get; }

    public ValueDecoder Decoder { get; }

    public object? RoundTrip(object? value)
    {
        var wire = Encoder.Encode(value);
        WireKinds.AssertOnlyTheEight(wire);
        return Decoder.Decode(wire);
    }

    /// <summary>Sends an exception as one that was thrown.</summary>
    public Exception Throw(Exception exception)
    {
        var wire = new ExceptionEncoder(Encoder).Encode(exception, 0);
        WireKinds.AssertOnlyTheEight(wire);
        return (Exception)Decoder.Decode(wire)!;
    }

    public static T Copy<T>(T value)
    {
        var copy = new Codec().RoundTrip(value);
        Assert.That(copy?.GetType(), Is.EqualTo(value?.GetType()));
        return (T)copy!;
    }
}
