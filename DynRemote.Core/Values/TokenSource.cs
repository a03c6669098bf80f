using System.Runtime.CompilerServices;

namespace DynRemote.Values;

/// <summary>What tells one cancellation token from another: copies of a token have the same source.</summary>
internal static class TokenSource
{
    /// <summary>The source of a token; <see langword="null"/> of <see cref="CancellationToken.None"/>.</summary>
    public static CancellationTokenSource? Of(CancellationToken token) => Field(ref token);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_source")]
    private static extern ref CancellationTokenSource? Field(ref CancellationToken token);
}
