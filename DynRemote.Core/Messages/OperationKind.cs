namespace DynRemote.Messages;

/// <summary>One thing that can be done to an object. The numbers are the protocol (docs/protocol.md).</summary>
internal enum OperationKind : byte
{
    /// <summary>Read a member.</summary>
    Get = 1,

    /// <summary>Write a member; one argument.</summary>
    Set = 2,

    /// <summary>Call a member.</summary>
    InvokeMember = 3,

    /// <summary>Call the object itself: a delegate, or a type to construct.</summary>
    Invoke = 4,

    /// <summary>Read through an indexer.</summary>
    GetIndex = 5,

    /// <summary>Write through an indexer; the last argument is the value.</summary>
    SetIndex = 6,

    /// <summary>Remove a member, on targets that can.</summary>
    DeleteMember = 7,

    /// <summary>Remove what an index names, on targets that can.</summary>
    DeleteIndex = 8,

    /// <summary>Convert to a type; the argument is the type.</summary>
    Convert = 9,

    /// <summary>A binary operator; the name is the <see cref="System.Linq.Expressions.ExpressionType"/>'s, the argument the other operand.</summary>
    Binary = 10,

    /// <summary>A unary operator; the name is the <see cref="System.Linq.Expressions.ExpressionType"/>'s.</summary>
    Unary = 11,

    /// <summary>Construct an instance of the type that the target is.</summary>
    Create = 12,

    /// <summary>The names of the members.</summary>
    MemberNames = 13,

    /// <summary>Begin an enumeration; answers its first chunk.</summary>
    Enumerate = 14,

    /// <summary>The next chunk of an enumeration; the target is its cursor.</summary>
    Next = 15,

    /// <summary><see cref="IDisposable.Dispose"/>; of a cursor, also of an asynchronous one, the end of its enumeration.</summary>
    Dispose = 16,

    /// <summary>Wait for an awaitable; the answer is its result.</summary>
    Await = 17,

    /// <summary>Add a handler to an event; the argument is the handler.</summary>
    Subscribe = 18,

    /// <summary>Remove a handler from an event; the argument is the handler.</summary>
    Unsubscribe = 19,

    /// <summary>The shape of a type: bases, interfaces, members.</summary>
    Describe = 20,

    /// <summary>Tests the target against a type; the argument is the type.</summary>
    IsInstance = 21,

    /// <summary>The type of the target, as a reference; with a type of the framework as the argument, the owner's token of that type.</summary>
    TypeOf = 22,

    /// <summary>What the peer exports under a name; the target is the connection (id 0).</summary>
    Lookup = 23,

    /// <summary>The names that the peer exports; the target is the connection (id 0).</summary>
    Names = 24,

    /// <summary>A binary operator whose right operand is the target; the argument is the left operand.</summary>
    BinaryFromRight = 25,

    /// <summary>Replace elements of a collection; the arguments are the place and the elements.</summary>
    Replace = 26,

    /// <summary>Read from a stream or a text reader; the argument is how many bytes or characters at most, the answer these.</summary>
    ReadPart = 27,

    /// <summary>Write to a stream; the argument is the bytes.</summary>
    WritePart = 28,

    /// <summary>
    /// Does a recorded plan; the target is the connection (id 0). The arguments are the plan, or the name of one that was sent before, and its inputs; the answer
    /// is its result.
    /// </summary>
    Run = 29,

    /// <summary>Does a recorded plan whose result is a sequence; arguments as for <see cref="Run"/>. Answers the first chunk of the sequence.</summary>
    Query = 30,

    /// <summary>
    /// Visual Basic's <c>x.Name(arguments)</c>, where parentheses tell nothing: calls a method, else gets the member and, where there are arguments, calls or
    /// indexes its value. Without a name: calls or indexes the target itself. Which arguments are passed by reference is for the method's parameters to say.
    /// </summary>
    CallOrGet = 31,

    /// <summary>
    /// The data of the target as a tree: all of it, or what the arguments ask for. They come in pairs, each an object's pattern: the names of its members, and
    /// for each of them 0 (as it is), the number of a pair (its own data, or that of its elements), -1 (all of its data), or
    /// -2 (the elements of a sequence). The first pair is the target's.
    /// </summary>
    Copy = 40,

    /// <summary>Call a member and wait for the awaitable that it returns; the answer is its result.</summary>
    InvokeMemberAsync = 41,

    /// <summary>Begin an asynchronous enumeration, perhaps with a token that ends it; answers its first chunk.</summary>
    EnumerateAsync = 42,

    /// <summary>The next chunk of an asynchronous enumeration; the target is its cursor.</summary>
    NextAsync = 43,

    /// <summary>As <see cref="ReadPart"/>, but without holding a thread; a token may follow.</summary>
    ReadPartAsync = 44,

    /// <summary>As <see cref="WritePart"/>, but without holding a thread; a token may follow.</summary>
    WritePartAsync = 45,

    /// <summary>What <c>await using</c> does: <see cref="IAsyncDisposable.DisposeAsync"/>, else <see cref="IDisposable.Dispose"/>, and of null nothing.</summary>
    DisposeAsync = 46,

    /// <summary>Answers when all steps before it have ended, with the failures that nobody has seen; the target is the connection (id 0).</summary>
    Flush = 32,

    /// <summary>Answers when all steps before it have started; the target is the connection (id 0).</summary>
    Fence = 33,

    /// <summary>As <see cref="Run"/>; where the plan's result is an awaitable of the framework, the answer is its result, when it has ended.</summary>
    RunAsync = 34,
}
