namespace DynRemote.Operations;

/// <summary>The arguments of one operation with all that the call site knew about them.</summary>
/// <param name="Values">The values in the order they were written. Elements that a <c>ref</c> or <c>out</c> parameter changed are written back here.</param>
internal sealed record CallArguments(object?[] Values)
{
    /// <summary>No arguments.</summary>
    public static CallArguments None { get; } = new([]);

    /// <summary>Names of the last arguments, as <c>f(1, b: 2)</c> gives them; empty where none is named.</summary>
    public string[] Names { get; init; } = [];

    /// <summary>Explicit type arguments, <c>f&lt;int&gt;()</c>: each a <see cref="Type"/>, or the name of a type or a reference that the owner resolves.</summary>
    public object[] TypeArguments { get; init; } = [];

    /// <summary>
    /// Bit i: argument i was a compile-time constant, so C# would narrow an <c>int</c> to <c>byte</c> if it fits, and take a literal 0 as an enum.
    /// Known for the first eight arguments.
    /// </summary>
    public byte Constants { get; init; }

    /// <summary>
    /// Bit i: argument i was passed with <c>ref</c> or <c>out</c>. Known for the first 32 arguments. Changed by nobody but <see cref="KeepChanged"/>, on the thread
    /// that runs the operation.
    /// </summary>
    public uint ByReference { get; set; }

    /// <summary>
    /// Whether the call site has left it to the parameters which arguments are passed by reference, and names them in any case, as Visual Basic's do. Then
    /// <see cref="ByReference"/> says which of them can take something back.
    /// </summary>
    public bool IsLoose { get; init; }

    /// <summary>Whether the value assigned is the result of a compound assignment, <c>x.P += 1</c>: C# then converts it as a cast does.</summary>
    public bool IsCompound { get; init; }

    /// <summary>Whether the operation stands in a <see langword="checked"/> context: what does not fit is an <see cref="OverflowException"/>.</summary>
    public bool IsChecked { get; init; }

    /// <summary>The number of arguments without a name.</summary>
    public int PositionalCount => Values.Length - Names.Length;

    /// <summary>Whether argument <paramref name="index"/> was a compile-time constant.</summary>
    public bool IsConstant(int index) => index < 8 && (Constants & (1 << index)) != 0;

    /// <summary>After a loose call: only what is no longer the object that was sent counts as passed by reference, and goes back.</summary>
    /// <param name="sent">The values before the call.</param>
    public void KeepChanged(object?[] sent)
    {
        for (var i = 0; i < Math.Min(sent.Length, 32); i++)
        {
            if (ReferenceEquals(sent[i], Values[i]))
                ByReference &= ~(1u << i);
        }
    }

    /// <summary>Whether argument <paramref name="index"/> was passed with <c>ref</c> or <c>out</c>.</summary>
    public bool IsByReference(int index) => index < 32 && (ByReference & (1u << index)) != 0;
}
