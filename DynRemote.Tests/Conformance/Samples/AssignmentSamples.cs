namespace DynRemote.Tests.Conformance.Samples;

/// <summary>Members narrower than what arithmetic gives.</summary>
public sealed class NarrowMembers
{
#pragma warning disable CA1051 // The field is what is assigned to.
    public ushort Field;
#pragma warning restore CA1051

    public byte Byte { get; set; }

    public short Short { get; set; }

    public sbyte Signed { get; set; }

    public char Char { get; set; }

    public byte this[int index]
    {
        get => Byte;
        set => Byte = value;
    }
}

/// <summary>Can be asked whether it is true, and nothing more.</summary>
public sealed class Truthful
{
    public static bool operator true(Truthful truth) => true;

    public static bool operator false(Truthful truth) => false;
}

/// <summary>Becomes a string in two ways.</summary>
public sealed class Textual
{
    public static implicit operator string(Textual text) => "converted";

    public override string ToString() => "from ToString";
}
