namespace DynRemote.Values;

/// <summary>The immutable collections that travel by value. The numbers are the protocol (docs/protocol.md).</summary>
internal enum ImmutableKind : byte
{
    Array = 1,
    List = 2,
    HashSet = 3,
    SortedSet = 4,
    Queue = 5,
    Stack = 6,
    FrozenSet = 7,
    Dictionary = 8,
    SortedDictionary = 9,
    FrozenDictionary = 10,
}
