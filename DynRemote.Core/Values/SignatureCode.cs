namespace DynRemote.Values;

/// <summary>
/// The bytes of a signature, which names the element types of a tuple or collection. A number that is a <see cref="ScalarKind"/> names that
/// type; the others are here. The numbers are the protocol (docs/protocol.md).
/// </summary>
internal enum SignatureCode : byte
{
    /// <summary><see cref="object"/>, and every type that the receiver need not have.</summary>
    Object = 0,

    /// <summary><see cref="System.Nullable{T}"/> of the type that follows.</summary>
    Nullable = 200,

    /// <summary><see cref="System.Tuple"/>: a byte with the number of elements, then their types.</summary>
    Tuple = 201,

    /// <summary><see cref="System.ValueTuple"/>: a byte with the number of elements, then their types.</summary>
    ValueTuple = 202,

    /// <summary><see cref="KeyValuePair{TKey, TValue}"/> of the two types that follow.</summary>
    KeyValuePair = 203,

    /// <summary>An immutable collection: a byte of <see cref="ImmutableKind"/>, then one type, or two for a dictionary.</summary>
    Immutable = 204,

    /// <summary>An enum: type name and assembly name, each as two bytes of length and UTF-8.</summary>
    Enum = 205,

    /// <summary>An enum that the sender does not have either: each element says which.</summary>
    AnyEnum = 206,

    /// <summary><see cref="System.Collections.DictionaryEntry"/>.</summary>
    DictionaryEntry = 207,
}
