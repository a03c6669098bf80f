using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace DynRemote.Tests.Conformance.Differential;

/// <summary>
/// A kind of object together with the pieces of C# that are run on it. <c>Gives</c> is for pieces with a result, <c>Does</c> for those without, <c>Awaits</c>
/// for asynchronous ones.
/// </summary>
/// <typeparam name="T">The type of the object.</typeparam>
internal sealed partial class LinesOf<T>(string name, string source, Func<T> create, List<Scenario> scenarios) : TargetKind(name, source)
    where T : notnull
{
    private static readonly Func<object?> NoArgument = () => null;

    private Func<T, object?> _look = static target => target;
    private Action<T> _end = static target => (target as IDisposable)?.Dispose();

    /// <inheritdoc/>
    public override object Create() => create();

    /// <inheritdoc/>
    public override object? Look(object target) => _look((T)target);

    /// <inheritdoc/>
    public override void End(object target) => _end((T)target);

    /// <summary>Says how the object's state is told after a run; its elements, or its text, by default.</summary>
    public LinesOf<T> SeenBy(Func<T, object?> look)
    {
        _look = look;
        return this;
    }

    /// <summary>Says how an object is ended; it is disposed by default.</summary>
    public LinesOf<T> EndedBy(Action<T> end)
    {
        _end = end;
        return this;
    }

    /// <summary>Sets the owner's policy.</summary>
    public LinesOf<T> Under(AccessPolicy policy)
    {
        Policy = policy;
        return this;
    }

    /// <summary>Has the object go by reference though it is a value.</summary>
    public LinesOf<T> ByReference()
    {
        IsByReference = true;
        return this;
    }

    /// <summary>Has the owner run all requests on one thread.</summary>
    public LinesOf<T> OnOneThread()
    {
        IsOfOneThread = true;
        return this;
    }

    /// <summary>A piece with a result.</summary>
    public LinesOf<T> Gives(Func<dynamic, object?> line, [CallerArgumentExpression(nameof(line))] string source = "") =>
        Add(source, null, NoArgument, (x, _) => line(x), line);

    /// <summary>A piece with a result, and with an object of the caller's own.</summary>
    public LinesOf<T> Gives<TArgument>(
        Func<TArgument> argument,
        Func<dynamic, TArgument, object?> line,
        [CallerArgumentExpression(nameof(argument))] string argumentSource = "",
        [CallerArgumentExpression(nameof(line))] string source = "") =>
        Add(source, argumentSource, () => argument(), (x, a) => line(x, (TArgument)a!), line);

    /// <summary>A piece without a result.</summary>
    public LinesOf<T> Does(Action<dynamic> line, [CallerArgumentExpression(nameof(line))] string source = "") =>
        Add(source, null, NoArgument, (x, _) => Done(() => line(x)), line);

    /// <summary>A piece without a result, and with an object of the caller's own.</summary>
    public LinesOf<T> Does<TArgument>(
        Func<TArgument> argument,
        Action<dynamic, TArgument> line,
        [CallerArgumentExpression(nameof(argument))] string argumentSource = "",
        [CallerArgumentExpression(nameof(line))] string source = "") =>
        Add(source, argumentSource, () => argument(), (x, a) => Done(() => line(x, (TArgument)a!)), line);

    /// <summary>An asynchronous piece.</summary>
    public LinesOf<T> Awaits(Func<dynamic, Task<object?>> line, [CallerArgumentExpression(nameof(line))] string source = "") =>
        Add(source, null, NoArgument, (x, _) => Trial.Await(line(x)), line);

    /// <summary>An asynchronous piece with an object of the caller's own.</summary>
    public LinesOf<T> Awaits<TArgument>(
        Func<TArgument> argument,
        Func<dynamic, TArgument, Task<object?>> line,
        [CallerArgumentExpression(nameof(argument))] string argumentSource = "",
        [CallerArgumentExpression(nameof(line))] string source = "") =>
        Add(source, argumentSource, () => argument(), (x, a) => Trial.Await(line(x, (TArgument)a!)), line);

    private static Nothing Done(Action line)
    {
        line();
        return Nothing.Value;
    }

    private LinesOf<T> Add(string source, string? argumentSource, Func<object?> argument, Func<object, object?, object?> run, Delegate line)
    {
        var body = Head().Replace(OneLine(source), "");
        var made = argumentSource is null ? null : Head().Replace(OneLine(argumentSource), "");
        scenarios.Add(new Scenario(this, body, made, argument, run, line.Method));
        return this;
    }

    private static string OneLine(string source) => Space().Replace(source, " ");

    [GeneratedRegex(@"\s*\n\s*")]
    private static partial Regex Space();

    // "(x, a) => " and the like: the page names the object and the argument once for all.
    [GeneratedRegex(@"^(static )?(async )?(\(.*?\)|\w+) => ")]
    private static partial Regex Head();
}
