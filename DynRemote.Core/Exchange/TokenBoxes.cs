using System.Runtime.CompilerServices;
using DynRemote.Values;

namespace DynRemote.Exchange;

/// <summary>
/// One object for all copies of a cancellation token, so that a token that is passed with every call is one export, and is registered with once.
/// </summary>
internal static class TokenBoxes
{
    /// <summary>By source, for as long as it lives. Concurrent by itself.</summary>
    private static readonly ConditionalWeakTable<CancellationTokenSource, object> Boxes = [];

    private static readonly object None = CancellationToken.None;

    /// <summary>The object of a token.</summary>
    public static object Of(CancellationToken token) => TokenSource.Of(token) is { } source ? Boxes.GetValue(source, _ => token) : None;

    /// <summary>The object of a token that has one already; else <see langword="null"/>.</summary>
    public static object? Find(CancellationTokenSource source) => Boxes.TryGetValue(source, out var box) ? box : null;
}
