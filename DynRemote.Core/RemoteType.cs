using System.Collections.Immutable;
using System.Collections.ObjectModel;
using DynRemote.Messages;
using DynRemote.Operations;
using DynRemote.References;
using DynRemote.Shapes;

namespace DynRemote;

/// <summary>
/// A type that lives at the peer, as a token: it can be named, compared, asked for its bases and members, handed back, and, where the owner's policy allows,
/// called to construct. Its name is known here; bases, interfaces and members are fetched together when one of them is first asked for.
/// </summary>
public sealed class RemoteType : RemoteObject
{
    /// <summary>Fetched once; two threads at it fetch the same.</summary>
    private Facts? _description;

    internal RemoteType(IConversation conversation, ImportEntry entry, TypeShape shape, string fullName)
        : base(conversation, entry, shape) => FullName = fullName;

    /// <summary>The name with its namespace, such as <c>"Shop.Order"</c>; of a constructed generic type as <see cref="Type.ToString"/> writes it.</summary>
    public string FullName { get; }

    /// <summary>The name without its namespace.</summary>
    public string Name => PlainName[(PlainName.LastIndexOfAny(['.', '+']) + 1)..];

    /// <summary>The namespace; empty for a type in none.</summary>
    public string Namespace
    {
        get
        {
            var dot = PlainName.LastIndexOf('.');
            return dot < 0 ? "" : PlainName[..dot];
        }
    }

    /// <summary>The full names of the base classes, the nearest first, down to <c>System.Object</c>.</summary>
    public IReadOnlyList<string> Bases => Describe().Bases;

    /// <summary>The full names of all interfaces.</summary>
    public IReadOnlyList<string> Interfaces => Describe().Interfaces;

    /// <summary>The names of the members that the owner's policy lets this side see, each once.</summary>
    public IReadOnlyList<string> Members => Describe().Members;

    /// <summary>The text of the type's <see cref="System.ComponentModel.DescriptionAttribute"/>; empty where it has none.</summary>
    public string Description => Describe().Text;

    /// <summary>The full name without type arguments or array brackets.</summary>
    private string PlainName => FullName.IndexOf('[', StringComparison.Ordinal) is >= 0 and var end ? FullName[..end] : FullName;

    /// <summary>Tells whether the type is, derives from, or implements the named one.</summary>
    /// <param name="typeName">
    /// A full name (<c>"Shop.Order"</c>), also as C# writes generic types (<c>"System.Collections.Generic.List&lt;int&gt;"</c>) or as the name of a generic type alone
    /// (<c>"System.Collections.Generic.List`1"</c>).
    /// </param>
    public bool Is(string typeName) => Describe().Names.Contains(typeName);

    /// <summary>The full name; no round trip.</summary>
    public override string ToString() => FullName;

    /// <inheritdoc/>
    public override IEnumerable<string> GetDynamicMemberNames() => [nameof(Name), nameof(FullName), nameof(Namespace), nameof(Bases), nameof(Interfaces), nameof(Members)];

    /// <inheritdoc/>
    internal override IEnumerable<KeyValuePair<string, object?>> GetValues() =>
        GetDynamicMemberNames().Select(name => KeyValuePair.Create(name, OwnAnswer(OperationKind.Get, name, [])));

    private protected override bool TryAnswer(OperationKind kind, string? name, object?[] arguments, out object? answer)
    {
        answer = kind == OperationKind.CallOrGet
            ? OwnAnswer(OperationKind.InvokeMember, name, arguments) ?? (arguments.Length == 0 ? OwnAnswer(OperationKind.Get, name, arguments) : null)
            : OwnAnswer(kind, name, arguments);
        return answer is not null || base.TryAnswer(kind, name, arguments, out answer);
    }

    private object? OwnAnswer(OperationKind kind, string? name, object?[] arguments) => (kind, name) switch
    {
        (OperationKind.Get, nameof(Name)) => Name,
        (OperationKind.Get, nameof(FullName)) => FullName,
        (OperationKind.Get, nameof(Namespace)) => Namespace,
        (OperationKind.Get, nameof(Bases)) => Bases,
        (OperationKind.Get, nameof(Interfaces)) => Interfaces,
        (OperationKind.Get, nameof(Members)) => Members,
        (OperationKind.Get, nameof(Description)) => Description,
        (OperationKind.InvokeMember, nameof(ToString)) when arguments.Length == 0 => FullName,
        (OperationKind.InvokeMember, nameof(Is)) when arguments is [string typeName] => Is(typeName),
        (OperationKind.InvokeMember, nameof(Equals)) when arguments.Length == 1 => Equals(arguments[0]),
        _ => null,
    };

    private Facts Describe()
    {
        if (_description is { } known)
            return known;
        var fetched = (ValueTuple<ImmutableArray<string>, ImmutableArray<string>, ImmutableArray<string>, ImmutableArray<string>, string>)
            Perform(new Operation(OperationKind.Describe))!;
        return _description = new Facts([.. fetched.Item1], [.. fetched.Item2], [.. fetched.Item3], [.. fetched.Item4], fetched.Item5);
    }

    // Read-only collections have a public Count: what comes out of Remote.TypeOf(x) is dynamic where x is, and only public members are seen then.
    private sealed record Facts(
        ReadOnlyCollection<string> Bases,
        ReadOnlyCollection<string> Interfaces,
        ReadOnlyCollection<string> Members,
        ReadOnlyCollection<string> Names,
        string Text);
}
