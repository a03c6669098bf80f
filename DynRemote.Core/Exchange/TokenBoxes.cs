using System.Runtime.CompilerServices;

namespace DynRemote.Exchange;

/// <summary>
/// One object for all copies of a cancellation token, so that a token that is passed with every call is one export, and is registered with once.
/// </summary>
internal static class TokenBoxes
{
    private static readonly ConditionalWeakTable<CancellationTokenSource, object> Boxes = [];
    private static readonly object None = CancellationToken.None;

    /// <summary>The object of a token.</summary>
    public static object Of(CancellationToken token) =>
        SourceOf(ref token) is { } source ? Boxes.GetValue(source, _ => token) : None;

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_source")]
    private static extern ref CancellationTokenSource? SourceOf(ref CancellationToken token);
}
