namespace DynRemote.Values;

/// <summary>
/// The first element of every nested array in value position: what the array stands for. The numbers are the protocol (docs/protocol.md).
/// </summary>
internal enum ValueTag
{
    /// <summary>A reference to an object that lives at the sender: <c>[1, id, shape…]</c>.</summary>
    SenderObject = 1,

    /// <summary>A reference to an object that lives at the receiver, coming home: <c>[2, id]</c>.</summary>
    ReceiverObject = 2,

    /// <summary>A method of an object, not called: <c>[3, target, name]</c>.</summary>
    Method = 3,

    /// <summary>An event of an object: <c>[4, target, name]</c>.</summary>
    Event = 4,

    /// <summary>A type that both sides know from the framework: <c>[5, name, type arguments…]</c>.</summary>
    FrameworkType = 5,

    /// <summary>An enum value: <c>[6, type name, assembly name, number, member name]</c>.</summary>
    Enum = 6,

    /// <summary><see cref="System.Tuple"/>: <c>[7, element types, elements…]</c>.</summary>
    Tuple = 7,

    /// <summary><see cref="System.ValueTuple"/>: <c>[8, element types, elements…]</c>.</summary>
    ValueTuple = 8,

    /// <summary><see cref="KeyValuePair{TKey, TValue}"/>: <c>[9, element types, key, value]</c>; without element types a <see cref="System.Collections.DictionaryEntry"/>.</summary>
    KeyValuePair = 9,

    /// <summary>An immutable collection of values: <c>[10, kind, comparer, element types, elements]</c>.</summary>
    ImmutableCollection = 10,

    /// <summary>An exception and those inside it: <c>[11, link, link…]</c>.</summary>
    Exception = 11,

    /// <summary>A data object, copied on request (<c>Remote.ByValue</c>): <c>[12, tree]</c>.</summary>
    Data = 12,

    /// <summary>What comes of a step of the sender's: <c>[13, answer]</c>.</summary>
    Answer = 13,

    /// <summary>Several values as one, in the result of a plan: <c>[14, elements…]</c>.</summary>
    Row = 14,

    /// <summary>A function that was recorded (<c>Remote.Fn</c>): <c>[15, code, inputs…]</c>.</summary>
    Function = 15,
}
