using System.Diagnostics;
using System.Dynamic;
using System.Linq.Expressions;
using DynRemote.Plans;
using DynRemote.Proxies;

namespace DynRemote;

/// <summary>
/// What a recorded lambda (<see cref="Remote.Run"/>, <see cref="Remote.Query(Func{object}, string)"/>) has in its hand for a value that only the owner will
/// have. Use it through <c>dynamic</c>: what is done to it becomes a step of the plan. What would need the value itself is refused with a
/// <see cref="RemotePlanException"/>.
/// </summary>
/// <remarks>It is good for the lambda that it was made in, on the thread that runs it.</remarks>
[DebuggerDisplay("a value that the owner will have")]
public sealed partial class RemotePlaceholder : IDynamicMetaObjectProvider
{
    private readonly Recorder? _recorder;
    private readonly Origin? _origin;

    /// <summary>Of a local bool on its way to be an operand: the bool.</summary>
    private readonly bool _known;

    internal RemotePlaceholder(Recorder recorder, Origin origin)
    {
        _recorder = recorder;
        _origin = origin;
    }

    private RemotePlaceholder(bool known) => _known = known;

    /// <summary>The plan that it belongs to.</summary>
    internal Recorder Recorder => _recorder!;

    /// <summary>Where the owner will have the value.</summary>
    internal Origin Origin => _origin!;

    /// <inheritdoc/>
    public DynamicMetaObject GetMetaObject(Expression parameter) => new PlaceholderMetaObject(parameter, this);

    /// <summary>Refused: the text is the owner's to make.</summary>
    /// <exception cref="RemotePlanException">Always.</exception>
    public override string ToString() => throw Recorder.RefuseText();

    /// <summary>Refused: only the owner can compare.</summary>
    /// <exception cref="RemotePlanException">Always.</exception>
    public override bool Equals(object? obj) => throw Recorder.RefuseLookup();

    /// <summary>Refused: only the owner can compare.</summary>
    /// <exception cref="RemotePlanException">Always.</exception>
    public override int GetHashCode() => throw Recorder.RefuseLookup();

    internal object? PerformAtSite(SiteOperation site, object?[] arguments) => RecorderInUse().Record(this, site.With(arguments));

    internal object? CombineAtSite(bool isOr, object? right) => RecorderInUse().EndLogical(this, isOr, right);

    internal bool TestAtSite(bool isTrue)
    {
        RecorderInUse().BeginLogical(this, isTrue);
        return false;
    }

    internal object? ConvertAtSite(Type type) => throw RecorderInUse().RefuseConversion(type);

    /// <summary>Why it cannot be asked, copied or sent: it has no value, or has got out of its lambda.</summary>
    internal Exception Refuse()
    {
        try
        {
            Recorder.CheckCurrent();
            return Recorder.RefuseUse();
        }
        catch (RemotePlanException refusal)
        {
            return refusal;
        }
    }

    // It may have got out of its lambda, or into another one.
    private Recorder RecorderInUse()
    {
        Recorder.CheckCurrent();
        return Recorder;
    }
}
