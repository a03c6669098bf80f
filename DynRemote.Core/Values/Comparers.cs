namespace DynRemote.Values;

/// <summary>Between comparers and their <see cref="ComparerKind"/>.</summary>
internal static class Comparers
{
    /// <summary>The kind, or <see langword="null"/> for a comparer that the receiver cannot have.</summary>
    internal static ComparerKind? KindOf<T>(IEqualityComparer<T> comparer) =>
        ReferenceEquals(comparer, EqualityComparer<T>.Default) ? ComparerKind.Default : KindOfText(comparer);

    /// <inheritdoc cref="KindOf{T}(IEqualityComparer{T})"/>
    internal static ComparerKind? KindOf<T>(IComparer<T> comparer) =>
        ReferenceEquals(comparer, Comparer<T>.Default) ? ComparerKind.Default : KindOfText(comparer);

    internal static IEqualityComparer<T> Equality<T>(ComparerKind kind) =>
        kind == ComparerKind.Default ? EqualityComparer<T>.Default : Text(kind) as IEqualityComparer<T> ?? throw NoComparer<T>(kind);

    internal static IComparer<T> Order<T>(ComparerKind kind) =>
        kind == ComparerKind.Default ? Comparer<T>.Default : Text(kind) as IComparer<T> ?? throw NoComparer<T>(kind);

    private static ComparerKind? KindOfText(object comparer)
    {
        if (ReferenceEquals(comparer, StringComparer.Ordinal))
            return ComparerKind.Ordinal;
        return ReferenceEquals(comparer, StringComparer.OrdinalIgnoreCase) ? ComparerKind.OrdinalIgnoreCase : null;
    }

    private static StringComparer? Text(ComparerKind kind) => kind switch
    {
        ComparerKind.Ordinal => StringComparer.Ordinal,
        ComparerKind.OrdinalIgnoreCase => StringComparer.OrdinalIgnoreCase,
        _ => null,
    };

    private static RemoteProtocolException NoComparer<T>(ComparerKind kind) => Malformed.Value($"the comparer {kind} for elements of {typeof(T)}");
}
