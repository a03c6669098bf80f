namespace DynRemote.Messages;

/// <summary>The messages of the protocol; docs/protocol.md has a section for each. The numbers are the protocol.</summary>
internal enum MessageKind : byte
{
    /// <summary>The first message of each side.</summary>
    Hello = 1,

    /// <summary>Do an operation, and answer.</summary>
    Request = 2,

    /// <summary>The answer to a request.</summary>
    Reply = 3,

    /// <summary>The answer to a request that failed.</summary>
    Fault = 4,

    /// <summary>References that the sender no longer holds.</summary>
    Release = 5,

    /// <summary>The sender ends the connection, and says why.</summary>
    Goodbye = 6,

    /// <summary>Do an operation; the sender does not wait.</summary>
    Step = 7,

    /// <summary>The sender waits for answers of its steps.</summary>
    Pull = 8,

    /// <summary>Answers that the sender will not name again.</summary>
    Drop = 9,

    /// <summary>Messages that travel as one.</summary>
    Batch = 10,

    /// <summary>Do an operation in the order of the steps, and answer it as a request.</summary>
    Call = 11,

    /// <summary>A sign of life, and the wish for one. From here on, what concerns the connection and none of its objects.</summary>
    Sign = 16,
}
