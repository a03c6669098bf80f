namespace DynRemote;

/// <summary>What a peer is about to do with a member.</summary>
public enum AccessKind
{
    /// <summary>Read a field, a property or an indexer.</summary>
    Read,

    /// <summary>Write a field, a property or an indexer.</summary>
    Write,

    /// <summary>Call a method, an operator or a conversion.</summary>
    Call,

    /// <summary>Add a handler to an event or remove one.</summary>
    Subscribe,

    /// <summary>Construct an instance.</summary>
    Construct,

    /// <summary>Walk the elements of a sequence.</summary>
    Enumerate,
}
