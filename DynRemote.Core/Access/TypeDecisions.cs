using System.Collections.Concurrent;
using System.Reflection;

namespace DynRemote.Access;

/// <summary>What is already decided of the members of one type.</summary>
internal sealed class TypeDecisions
{
    /// <summary>
    /// A class has a few dozen members, but a peer can make any number of generic methods out of one of them: beyond this many nothing is remembered.
    /// </summary>
    private const int MaxMembers = 4096;

    private readonly ConcurrentDictionary<MemberInfo, MemberDecisions> _members = [];

    /// <summary>How many there are, counted atomically after each is added: it may lag by those being added at the moment.</summary>
    private int _count;

    /// <summary>What is decided for a target whose members are dynamic, whatever the name.</summary>
    public MemberDecisions Dynamic { get; } = new();

    /// <summary>What is decided for one member.</summary>
    public MemberDecisions Of(MemberInfo member) => _members.TryGetValue(member, out var known) ? known : Add(member);

    private MemberDecisions Add(MemberInfo member)
    {
        var decisions = new MemberDecisions();
        if (Volatile.Read(ref _count) >= MaxMembers)
            return decisions;
        if (!_members.TryAdd(member, decisions))
            return _members.GetValueOrDefault(member, decisions);
        Interlocked.Increment(ref _count);
        return decisions;
    }
}
