using System.Runtime.CompilerServices;
using DynRemote.Plans;

namespace DynRemote;

/// <content>
/// Recorded plans: a lambda is run once, and what it does to the proxies that it captures, and to what comes of them, is sent to their owner as a whole. What
/// cannot be recorded is a <see cref="RemotePlanException"/>.
/// </content>
public static partial class Remote
{
    /// <summary>
    /// Does several operations that use each other's results in one round trip: <c>Remote.Run(() => x.A.B + x.C)</c>. Members, calls, indexers, operators,
    /// <c>&amp;&amp;</c>, <c>||</c> and <c>!</c> keep the meaning and the order that they have in C#.
    /// </summary>
    /// <param name="plan">
    /// What is to be done; it captures its proxies. It may return a value of theirs, or an anonymous object, a tuple or an array with such in it. What it does to
    /// objects of this process happens when it is recorded.
    /// </param>
    /// <param name="text">The lambda's text, for messages; the compiler fills it in.</param>
    /// <returns>What the lambda would have returned: values as they are, objects of the peer as proxies.</returns>
    /// <exception cref="RemotePlanException">Something in it cannot be recorded; nothing has been sent.</exception>
    /// <exception cref="Exception">What a step throws, as if it had been done alone; the step is named in its <see cref="Exception.Data"/>.</exception>
    public static dynamic Run(Func<dynamic?> plan, [CallerArgumentExpression(nameof(plan))] string text = "")
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (Recorder.Current is not null)
            return plan()!;
        var (recorder, pattern, value) = Record(plan, text);
        return recorder.Conversation is { } conversation ? pattern.Rebuild(PlanCall.Run(conversation, recorder.Plan))! : Here(plan, pattern, value);
    }

    /// <summary>
    /// As <see cref="Run"/>, without holding the thread. The lambda is recorded, and sent, before this returns. Where its result is a task of the peer
    /// (<c>await Remote.RunAsync(() => x.Find(1).SaveAsync())</c>), the result is that of the task, still in one round trip.
    /// </summary>
    /// <param name="plan">What is to be done.</param>
    /// <param name="text">The lambda's text, for messages; the compiler fills it in.</param>
    public static async Task<dynamic> RunAsync(Func<dynamic?> plan, [CallerArgumentExpression(nameof(plan))] string text = "")
    {
        ArgumentNullException.ThrowIfNull(plan);
        var (recorder, pattern, value) = Record(plan, text);
        if (recorder.Conversation is not { } conversation)
            return Here(plan, pattern, value);
        return pattern.Rebuild(await PlanCall.RunAsync(conversation, recorder.Plan).ConfigureAwait(false))!;
    }

    /// <summary>
    /// Does operations without waiting and without an answer: <c>Remote.Send(() => x.Log("a"))</c>. They are done in the order in which they were sent; failures
    /// are kept for <see cref="RemoteConnection.FlushAsync"/>. What the calls return is not looked at, not a task either: <c>Remote.Async(x).SaveAsync()</c> has a flush wait
    /// for that.
    /// </summary>
    /// <param name="calls">What is to be done.</param>
    /// <param name="text">The lambda's text, for messages; the compiler fills it in.</param>
    /// <exception cref="RemotePlanException">Something in it cannot be recorded; nothing has been sent.</exception>
    public static void Send(Action calls, [CallerArgumentExpression(nameof(calls))] string text = "")
    {
        ArgumentNullException.ThrowIfNull(calls);
        if (Recorder.Current is not null)
        {
            calls();
            return;
        }
        var recorder = new Recorder();
        recorder.Run(text, calls);
        if (recorder.Conversation is { } conversation)
            PlanCall.Send(conversation, recorder.Plan);
    }

    /// <summary>
    /// A query over a sequence that a lambda leads to: <c>Remote.Query(() => x.Items).Where(i => i.Price > 3).ToList()</c>. Reading it is a part of the query,
    /// which is one round trip as a whole.
    /// </summary>
    /// <param name="source">What gives the sequence; it captures its proxies.</param>
    /// <param name="text">The lambda's text, for messages; the compiler fills it in.</param>
    public static RemoteQuery<dynamic> Query(Func<dynamic?> source, [CallerArgumentExpression(nameof(source))] string text = "")
    {
        ArgumentNullException.ThrowIfNull(source);
        return new RemoteQuery<dynamic>(new SourceNode(source, text));
    }

    /// <summary>
    /// A query over a sequence that is in hand. C# does not let a lambda follow a call with a <c>dynamic</c> argument: write
    /// <c>Remote.Query((object)x.Items)</c>, or <c>Remote.Query(() => x.Items)</c>.
    /// </summary>
    /// <param name="source">A proxy; an enumerable of this process is queried here.</param>
    /// <param name="text">The source's text, for messages; the compiler fills it in.</param>
    public static RemoteQuery<dynamic> Query(object source, [CallerArgumentExpression(nameof(source))] string text = "")
    {
        ArgumentNullException.ThrowIfNull(source);
        return new RemoteQuery<dynamic>(source is Func<dynamic?> lambda ? new SourceNode(lambda, text) : new HeldNode(source, text));
    }

    /// <summary>In a recorded lambda: a value converted as <c>(T)value</c> does. Elsewhere: the same, at once.</summary>
    /// <typeparam name="T">A type that the peer knows, too.</typeparam>
    public static dynamic Cast<T>(object? value) =>
        Recorder.Current is { } recorder && Recorder.IsRemote(value) ? recorder.Cast(value, typeof(T)) : (T)(dynamic?)value!;

    /// <summary>
    /// In a recorded lambda: one of two values, of which only that one is evaluated, <c>Remote.If(x.Next != null, x.Next.Value, 0)</c>. Elsewhere: the same, of
    /// two values that C# has evaluated both.
    /// </summary>
    /// <remarks>
    /// A recording cannot tell a variable from the expression that was assigned to it. So what has been written behind the condition and is needed for one of the
    /// two values only is done only with that one, also where it stands in a statement of its own: <c>var c = x.IsNew; var a = x.Register(); return Remote.If(c,
    /// a, 0);</c> registers only what is new. What is to be done in any case belongs in front of the condition.
    /// </remarks>
    public static dynamic? If(object? condition, object? then, object? otherwise) =>
        Recorder.Current is { } recorder && (Recorder.IsRemote(condition) || Recorder.IsRemote(then) || Recorder.IsRemote(otherwise))
            ? recorder.Choose(condition, then, otherwise)
        : (bool)(dynamic?)condition! ? then : otherwise;

    /// <summary>One of two values, of which only that one is evaluated, in a recorded lambda and elsewhere.</summary>
    public static dynamic? If(Func<dynamic?> condition, Func<dynamic?> then, Func<dynamic?> otherwise)
    {
        ArgumentNullException.ThrowIfNull(condition);
        ArgumentNullException.ThrowIfNull(then);
        ArgumentNullException.ThrowIfNull(otherwise);
        var test = condition();
        if (Recorder.Current is { } recorder && Recorder.IsRemote((object?)test))
            return recorder.Choose((object?)test, then, otherwise);
        return (bool)test! ? then() : otherwise();
    }

    /// <summary>
    /// In a recorded lambda: an interpolated string that the owner makes, in the current culture of this thread, <c>Remote.Str($"{x.Name}: {x.Price:N2}")</c>.
    /// Elsewhere: the same, at once.
    /// </summary>
    public static dynamic Str(RemoteText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Recorder.Current is { } recorder && text.IsRemote ? text.Record(recorder) : text.ToString();
    }

    // Nothing in it is the peer's. Where it is a query over objects of this side, which has been recorded, it is done now.
    private static dynamic Here(Func<dynamic?> plan, Pattern pattern, object? value) =>
        (pattern is FixedPattern or CompositePattern { HasPlaceholders: false } ? value : plan())!;

    private static (Recorder Recorder, Pattern Pattern, object? Value) Record(Func<dynamic?> plan, string text)
    {
        var recorder = new Recorder();
        object? value = null;
        Pattern? pattern = null;
        recorder.Run(text, () =>
        {
            value = plan();
            pattern = Pattern.Of(value);
            if (pattern is FixedPattern)
                recorder.CheckWhole(value);
            else
                recorder.Plan.Result = pattern.Operand(recorder);
        });
        return (recorder, pattern!, value);
    }
}
