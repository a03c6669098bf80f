namespace DynRemote.Values;

/// <summary>The comparers with which a collection still travels by value. The numbers are the protocol (docs/protocol.md).</summary>
internal enum ComparerKind
{
    /// <summary>The default one of the element type.</summary>
    Default = 0,

    /// <summary><see cref="StringComparer.Ordinal"/>.</summary>
    Ordinal = 1,

    /// <summary><see cref="StringComparer.OrdinalIgnoreCase"/>.</summary>
    OrdinalIgnoreCase = 2,
}
