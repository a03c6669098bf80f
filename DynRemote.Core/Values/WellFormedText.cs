namespace DynRemote.Values;

/// <summary>Tells which strings a channel can carry: those that survive UTF-8.</summary>
internal static class WellFormedText
{
    internal static bool Is(string text)
    {
        // The search is vectorized and almost always finds nothing, so the slow loop is rare.
        var start = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF');
        return start < 0 || AllPaired(text.AsSpan(start));
    }

    private static bool AllPaired(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return false;
            i++;
        }
        return true;
    }
}
