namespace DynRemote.Tests.Conformance.Kinds;

/// <summary>A property with both accessors, of which each derived class overrides one.</summary>
public class Halves
{
    public virtual int Both { get; set; } = 1;
}

public class WrittenHalf : Halves
{
    public override int Both
    {
        set => base.Both = value * 10;
    }
}

public sealed class ReadHalf : WrittenHalf
{
    public override int Both => base.Both + 1;
}

/// <summary>Converts both ways to a number, and can be compared.</summary>
public readonly record struct Celsius(double Degrees)
{
    public static implicit operator double(Celsius value) => value.Degrees;

    public static implicit operator Celsius(double value) => new(value);
}

/// <summary>Declares no operator.</summary>
public readonly struct Pixel(int left, int top)
{
    public int Left => left;

    public int Top => top;

    public Pixel Moved() => new(left + 1, top);

    public override string ToString() => $"{left}/{top}";
}

/// <summary>An exception of the caller's own.</summary>
public sealed class OwnException(string message) : Exception(message);
