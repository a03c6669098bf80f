namespace DynRemote.Operations;

/// <summary>The arguments of one operation with all that the call site knew about them.</summary>
/// <param name="Values">The values in the order they were written. Elements that a <c>ref</c> or <c>out</c> parameter changed are written back here.</param>
internal sealed record CallArguments(object?[] Values)
{
    private const byte Loose = 1;
    private const byte Compound = 2;
    private const byte Checked = 4;

    // Two of these objects are made for each call, and a field for each mark would make them larger.
    private readonly byte _context;

    /// <summary>No arguments.</summary>
    public static CallArguments None { get; } = new([]);

    /// <summary>Names of the last arguments, as <c>f(1, b: 2)</c> gives them; empty where none is named.</summary>
    public string[] Names { get; init; } = [];

    /// <summary>Explicit type arguments, <c>f&lt;int&gt;()</c>: each a <see cref="Type"/>, or the name of a type or a reference that the owner resolves.</summary>
    public object[] TypeArguments { get; init; } = [];

    /// <summary>
    /// The static types of arguments where they tell what the values do not: that of a null, or of a variable of a wider type, <c>object o = "a"</c>. C# chooses
    /// overloads by them. <see langword="null"/> at the place of an argument whose value tells enough; may be shorter than the arguments.
    /// </summary>
    public Type?[] StaticTypes { get; init; } = [];

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

    /// <summary>Bit i: the call site is known to pass argument i with <c>out</c>, and so not to a <c>ref</c> parameter. Known for the first 16 arguments.</summary>
    public ushort Out { get; init; }

    /// <summary>
    /// Whether the call site has left it to the parameters which arguments are passed by reference, and names them in any case, as Visual Basic's do. Then
    /// <see cref="ByReference"/> says which of them can take something back.
    /// </summary>
    public bool IsLoose
    {
        get => (_context & Loose) != 0;
        init => _context = Context(Loose, value);
    }

    /// <summary>Whether the value assigned is the result of a compound assignment, <c>x.P += 1</c>: C# then converts it as a cast does.</summary>
    public bool IsCompound
    {
        get => (_context & Compound) != 0;
        init => _context = Context(Compound, value);
    }

    /// <summary>Whether the operation stands in a <see langword="checked"/> context: what does not fit is an <see cref="OverflowException"/>.</summary>
    public bool IsChecked
    {
        get => (_context & Checked) != 0;
        init => _context = Context(Checked, value);
    }

    /// <summary>The number of arguments without a name.</summary>
    public int PositionalCount => Values.Length - Names.Length;

    /// <summary>The static type of argument <paramref name="index"/>, if it tells more than the value.</summary>
    public Type? StaticTypeOf(int index) => index < StaticTypes.Length ? StaticTypes[index] : null;

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

    /// <summary>Whether argument <paramref name="index"/> is known to have been passed with <c>out</c>.</summary>
    public bool IsOut(int index) => index < 16 && (Out & (1 << index)) != 0;

    /// <summary>Whether argument <paramref name="index"/> was passed with <c>ref</c> or <c>out</c>.</summary>
    public bool IsByReference(int index) => index < 32 && (ByReference & (1u << index)) != 0;

    private byte Context(byte mark, bool value) => (byte)(value ? _context | mark : _context & ~mark);
}
