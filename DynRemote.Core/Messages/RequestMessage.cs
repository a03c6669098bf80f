
namespace DynRemote.Messages;

/// <summary>
/// <c>[header, id, target, (name), (chain), (argument names), (type arguments), (variables), argument…]</c>: do an operation on one of the
/// receiver's objects. Header: kind, operation in bits 8–15, in bits 16–23 which of the optional elements are there, in bits 24–31 which of the first
/// eight arguments were compile-time constants.
/// </summary>
/// <param name="Id">The caller's number of this call: counted up from 1; the answer carries it.</param>
/// <param name="Target">The id of the object at the receiver; <see cref="TheConnection"/> is none of its objects.</param>
/// <param name="Operation">What to do.</param>
/// <param name="Name">
/// The member's or operator's name, where the operation has one. On the wire the name or its number; <c>[interface, name or number]</c> where a member of an interface
/// is meant; <c>[interface or 0, number, name]</c> where the number is explained.
/// </param>
/// <param name="Chain">
/// The chain this call belongs to: 0 where it begins one, else the number of the call that began it: positive if the sender made that call, negative if
/// the receiver did.
/// </param>
/// <param name="Arguments">The encoded arguments. Of a message that was read, an array of its own.</param>
internal sealed record RequestMessage(long Id, long Target, OperationKind Operation, string? Name, long Chain, object?[] Arguments) : Message
{
    /// <summary>The target that is the connection itself, whose members are the names that the receiver exports.</summary>
    public const int TheConnection = 0;

    private const int HasName = 1 << 16;
    private const int HasChain = 1 << 17;
    private const int HasArgumentNames = 1 << 18;
    private const int HasTypeArguments = 1 << 19;
    private const int HasVariables = 1 << 20;
    private const int IsExplicitFlag = 1 << 21;
    private const int IsCheckedFlag = 1 << 22;
    private const int IgnoresCaseFlag = 1 << 23;

    // Of the by-reference bits: those from here on tell which arguments are passed with out.
    private const int OutShift = 32;

    // Bits 16 to 23 of the header, as far as they are marks: a request is made for each call, and a field for each of them would make it larger.
    private readonly byte _marks;

    /// <summary>What it says of its arguments beyond their values.</summary>
    public ArgumentNotes Notes { get; init; } = ArgumentNotes.None;

    /// <summary>Which of the first eight arguments were compile-time constants.</summary>
    public byte Constants { get; init; }

    /// <summary>Which arguments were passed by reference.</summary>
    public uint ByReference { get; init; }

    /// <summary>Whether a conversion was written as a cast; of a set, whether a compound assignment makes it one.</summary>
    public bool IsExplicit
    {
        get => IsMarked(IsExplicitFlag);
        init => _marks = Mark(IsExplicitFlag, value);
    }

    /// <summary>Whether the operation stands in a <c>checked</c> context.</summary>
    public bool IsChecked
    {
        get => IsMarked(IsCheckedFlag);
        init => _marks = Mark(IsCheckedFlag, value);
    }

    /// <summary>Whether the name is meant in any case.</summary>
    public bool IgnoresCase
    {
        get => IsMarked(IgnoresCaseFlag);
        init => _marks = Mark(IgnoresCaseFlag, value);
    }

    /// <summary>Which interface of the target the member is one of: the place, from 1, in the shape of the target's type; 0 for a member of the object itself.</summary>
    public byte Interface { get; init; }

    /// <summary>The number that stands for the name on the wire; negative where the name stands beside it, to explain it; 0 where the name stands alone.</summary>
    public int NameNumber { get; init; }

    /// <inheritdoc/>
    public override object?[] ToWire()
    {
        var header = (int)MessageKind.Request | ((int)Operation << 8) | (_marks << 16) | (Constants << 24);
        var count = 3 + Arguments.Length;
        Count(Name is not null || Interface != 0, HasName);
        Count(Chain != 0, HasChain);
        Count(Notes.Names.Length > 0, HasArgumentNames);
        Count(Notes.TypeArguments.Length > 0, HasTypeArguments);
        Count(ByReference != 0 || Notes.StaticTypes.Length > 0, HasVariables);

        var wire = new object?[count];
        wire[0] = Wire.Header(header);
        wire[1] = Wire.Number(Id);
        wire[2] = Wire.Number(Target);
        var next = 3;
        var name = NameNumber > 0 ? Wire.Number(NameNumber) : Name;
        if (NameNumber < 0)
            wire[next++] = new object?[] { Wire.Number(Interface), Wire.Number(-NameNumber), Name };
        else if (Interface != 0)
            wire[next++] = new object?[] { Wire.Number(Interface), name ?? "" };
        else if (name is not null)
            wire[next++] = name;
        if (Chain != 0)
            wire[next++] = Wire.Number(Chain);
        if (Notes.Names.Length > 0)
            wire[next++] = Notes.Names.ToArray<object?>();
        if (Notes.TypeArguments.Length > 0)
            wire[next++] = Notes.TypeArguments;
        if (Notes.StaticTypes.Length > 0)
            wire[next++] = (object?[])[Wire.Number(ByReference | ((long)Notes.Out << OutShift)), .. Notes.StaticTypes];
        else if (ByReference != 0)
            wire[next++] = Wire.Number(ByReference | ((long)Notes.Out << OutShift));
        Arguments.CopyTo(wire, next);
        return wire;

        void Count(bool present, int flag)
        {
            if (!present)
                return;
            header |= flag;
            count++;
        }
    }

    /// <summary>Reads a request.</summary>
    /// <param name="header">Its header.</param>
    /// <param name="wire">The message.</param>
    /// <param name="names">What the peer's numbers stand for; <see langword="null"/> where nobody looks at the name.</param>
    /// <exception cref="RemoteProtocolException">It is malformed.</exception>
    public static RequestMessage Read(int header, object?[] wire, PeerNames? names)
    {
        var id = Wire.Number(wire, 1, "call number");
        var target = Wire.Number(wire, 2, "target");
        var next = 3;
        byte face = 0;
        var name = (header & HasName) != 0 ? ReadName(wire, next++, names, out face) : null;
        var chain = (header & HasChain) != 0 ? Wire.Number(wire, next++, "chain") : 0;
        var argumentNames = (header & HasArgumentNames) != 0 ? Wire.Texts(wire, next++, "argument names") : [];
        var typeArguments = (header & HasTypeArguments) != 0 ? Wire.Array(wire, next++, "type arguments") : [];
        var staticTypes = Array.Empty<object?>();
        var byReference = (header & HasVariables) != 0 ? ReadVariables(wire, next++, out staticTypes) : 0;
        var isOut = (ushort)(byReference >> OutShift);
        var arguments = next == wire.Length ? [] : wire[next..];
        if (argumentNames.Length > arguments.Length)
            throw new RemoteProtocolException("A request names more arguments than it has.");
        return new RequestMessage(id, target, (OperationKind)((header >> 8) & 0xFF), name, chain, arguments)
        {
            Notes = argumentNames.Length + typeArguments.Length + staticTypes.Length == 0 && isOut == 0
                ? ArgumentNotes.None
                : new ArgumentNotes(argumentNames, typeArguments, isOut, staticTypes),
            ByReference = (uint)byReference,
            Constants = (byte)(header >>> 24),
            IsExplicit = (header & IsExplicitFlag) != 0,
            IsChecked = (header & IsCheckedFlag) != 0,
            IgnoresCase = (header & IgnoresCaseFlag) != 0,
            Interface = face,
        };
    }

    private static string ReadName(object?[] wire, int index, PeerNames? names, out byte face)
    {
        face = 0;
        if (wire.Length <= index || wire[index] is not object?[] qualified)
            return PlainName(wire, index, names);
        var number = Wire.Int32(qualified, 0, "interface");
        if (number is < 0 or > byte.MaxValue || (number == 0 && qualified.Length < 3))
            throw new RemoteProtocolException($"Interfaces are counted from 1 to {byte.MaxValue}; {number} is none.");
        face = (byte)number;
        if (qualified.Length < 3)
            return PlainName(qualified, 1, names);
        var name = Wire.Text(qualified, 2, "member name");
        names?.Add(Wire.Int32(qualified, 1, "number of a name"), name);
        return name;
    }

    private static string PlainName(object?[] wire, int index, PeerNames? names) =>
        index < wire.Length && wire[index] is int number ? names?.Get(number) ?? "" : Wire.Text(wire, index, "member name");

    private static long ReadVariables(object?[] wire, int index, out object?[] staticTypes)
    {
        staticTypes = [];
        if (wire.Length <= index || wire[index] is not object?[] variables)
            return Wire.Number(wire, index, "by-reference bits");
        if (variables.Length % 2 == 0)
            throw new RemoteProtocolException("Static types come in pairs of an argument's index and the name of its type, behind the by-reference bits.");
        staticTypes = variables[1..];
        return Wire.Number(variables, 0, "by-reference bits");
    }

    private bool IsMarked(int flag) => (_marks & (flag >> 16)) != 0;

    private byte Mark(int flag, bool value) => (byte)(value ? _marks | (flag >> 16) : _marks & ~(flag >> 16));
}
