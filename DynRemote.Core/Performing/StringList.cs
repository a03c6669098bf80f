using System.Collections.Immutable;

namespace DynRemote.Performing;

/// <summary>Names as a value: an immutable array travels by copy, a list by reference.</summary>
internal static class StringList
{
    /// <summary>The names as an immutable array.</summary>
    public static ImmutableArray<string> Of(IEnumerable<string> names) => [.. names];
}
