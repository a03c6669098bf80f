namespace DynRemote.Messages;

/// <summary>The numbers that the peer has given to names. Used only by the thread that reads the connection.</summary>
internal sealed class PeerNames
{
    /// <summary>The feature that a side names in its hello which reads numbers in the place of names.</summary>
    public const string Feature = "Names";

    /// <summary>So many names have numbers, counted from 1.</summary>
    public const int MostNames = 4096;

    /// <summary>No longer name has one, in UTF-16 units.</summary>
    public const int LongestName = 256;

    private string?[] _byNumber = [];

    /// <summary>The name that has a number.</summary>
    /// <exception cref="RemoteProtocolException">It was never explained.</exception>
    public string Get(int number) => (uint)number < (uint)_byNumber.Length && _byNumber[number] is { } name
        ? name
        : throw new RemoteProtocolException($"The peer refers to name number {number} without having explained it.");

    /// <summary>A name gets a number.</summary>
    /// <exception cref="RemoteProtocolException">The number is none, or another name's; or the name is too long.</exception>
    public void Add(int number, string name)
    {
        if (number is < 1 or > MostNames)
            throw new RemoteProtocolException($"Names are numbered from 1 to {MostNames}; {number} is none.");
        if (name.Length > LongestName)
            throw new RemoteProtocolException($"A name of {name.Length} characters has no number; the longest that has one is of {LongestName}.");
        if (number >= _byNumber.Length)
            Array.Resize(ref _byNumber, Math.Min(Math.Max(2 * _byNumber.Length, Math.Max(16, number + 1)), MostNames + 1));
        if (_byNumber[number] is { } already && already != name)
            throw new RemoteProtocolException($"Name number {number} is {already} already.");
        _byNumber[number] = name;
    }
}
