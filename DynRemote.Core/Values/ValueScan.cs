namespace DynRemote.Values;

/// <summary>
/// One look through a value for references in it, with an end: what is too deep or too large to look through counts as holding a reference.
/// </summary>
internal sealed class ValueScan(int depth = 0)
{
    /// <summary>
    /// How deep values may nest to be copied. Below the peers' usual limit, because operations wrap their arguments in arrays of their own.
    /// </summary>
    internal const int MaxDepth = 32;

    private const int MaxObjects = 1_000_000;

    // A collection puts two arrays around its elements, and no value puts more.
    private const int DepthPerLevel = 2;

    private int _objects;
    private int _depth = depth;

    internal bool IsValue(object? value)
    {
        if (value is null or string or int or bool or double or long)
            return true;
        if (_depth + DepthPerLevel >= MaxDepth || ++_objects > MaxObjects)
            return false;
        _depth += DepthPerLevel;
        var isValue = ValueForms.Of(value.GetType()).IsValue(value, this);
        _depth -= DepthPerLevel;
        return isValue;
    }
}
