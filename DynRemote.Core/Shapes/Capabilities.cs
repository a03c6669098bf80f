namespace DynRemote.Shapes;

/// <summary>What objects of a type can do that a holder must know without asking. The numbers are the protocol (docs/protocol.md).</summary>
[Flags]
internal enum Capabilities
{
    /// <summary>Nothing of the below.</summary>
    None = 0,

    /// <summary>It can be walked with <c>foreach</c>.</summary>
    Enumerable = 1 << 0,

    /// <summary>It has <see cref="IDisposable"/>.</summary>
    Disposable = 1 << 1,

    /// <summary>It has <see cref="IAsyncDisposable"/>.</summary>
    AsyncDisposable = 1 << 2,

    /// <summary>It is a delegate.</summary>
    Delegate = 1 << 3,

    /// <summary>It can be awaited: a task, or anything else with a <c>GetAwaiter()</c>.</summary>
    Awaitable = 1 << 4,

    /// <summary>It is a type: the reference carries the name of the type that it is.</summary>
    Type = 1 << 5,

    /// <summary>It is an exception.</summary>
    Exception = 1 << 6,

    /// <summary>Its type declares <c>==</c>, or is a struct: equality of two references is a question for the owner.</summary>
    EqualityOperator = 1 << 7,

    /// <summary>Its members are dynamic: any name may be one.</summary>
    Dynamic = 1 << 8,

    /// <summary>It is a <see cref="System.IO.Stream"/>.</summary>
    Stream = 1 << 9,

    /// <summary>It is a <see cref="System.IO.TextReader"/>.</summary>
    TextReader = 1 << 10,

    /// <summary>It is a <see cref="System.IO.TextWriter"/>.</summary>
    TextWriter = 1 << 11,

    /// <summary>It has <see cref="IAsyncEnumerable{T}"/>.</summary>
    AsyncEnumerable = 1 << 12,

    /// <summary>It is a <see cref="System.Globalization.CultureInfo"/>, which has a name that both sides know.</summary>
    Culture = 1 << 13,

    /// <summary>It is a <see cref="System.Text.Encoding"/>, which has a number that both sides know.</summary>
    Encoding = 1 << 14,

    /// <summary>It is a <see cref="System.Threading.Tasks.Task"/>.</summary>
    Task = 1 << 15,

    /// <summary>It may say that it is equal to <see langword="null"/>: by an operator that a program has written, or as a JSON null of a dynamic kind does.</summary>
    NullEquality = 1 << 16,
}
