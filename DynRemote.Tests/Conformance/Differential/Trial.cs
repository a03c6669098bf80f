using DynRemote.Tests.Conformance.Channels;

namespace DynRemote.Tests.Conformance.Differential;

/// <summary>Runs a scenario on the object itself and on a proxy of it, each time on a fresh object with a fresh argument.</summary>
internal static class Trial
{
    /// <summary>More than any scenario needs on a busy machine.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>Runs a scenario locally once, and twice between two peers.</summary>
    public static Finding Of(Scenario scenario, IChannelPair channel)
    {
        var local = Locally(scenario, out var before, out var argumentBefore);
        var (first, second) = channel.Create();
        var options = new RemoteOptions { Policy = scenario.Kind.Policy };
        using var owner = RemoteConnection.Open(first, null, scenario.Kind.IsOfOneThread ? options with { Dispatcher = RemoteDispatcher.Serial() } : options);
        using var holder = RemoteConnection.Open(second, null, new RemoteOptions { Policy = scenario.Kind.Policy });
        // A call that waits has no limit of its own: when the connections end, it fails.
        using var limit = new Timer(_ => owner.Close(), null, Limit, Timeout.InfiniteTimeSpan);

        var cold = Remotely(scenario, owner, holder, code => { code(); return 0; });
        CallSites.Watch(Outermost(scenario.Body.DeclaringType!));
        var warm = Remotely(scenario, owner, holder, CallSites.In);
        return new Finding(scenario, before, argumentBefore, local, cold, warm with { Operations = warm.Operations + TypedCalls.In(scenario.Body) });
    }

    /// <summary>The result of a task, waited for as long as a scenario may take.</summary>
    public static object? Await(Task<object?> task) => task.WaitAsync(Limit).GetAwaiter().GetResult();

    private static Outcome Locally(Scenario scenario, out string before, out string argumentBefore)
    {
        var target = scenario.Kind.Create();
        try
        {
            before = Seen(scenario, target);
            var argument = scenario.NewArgument();
            argumentBefore = new Portrait().Of(argument);
            var result = Run(scenario, target, argument)();
            return Describe(scenario, result, target, argument);
        }
        finally
        {
            scenario.Kind.End(target);
        }
    }

    private static RemoteRun Remotely(Scenario scenario, RemoteConnection owner, RemoteConnection holder, Func<Action, int> count)
    {
        var target = scenario.Kind.Create();
        try
        {
            owner.Exports["x"] = scenario.Kind.IsByReference ? Remote.ByReference(target) : target;
            object hand = holder.Get("x");
            var argument = scenario.NewArgument();
            Func<string>? describe = null;
            var before = holder.Statistics.RoundTrips;
            var operations = count(() => describe = Run(scenario, hand, argument));
            var roundTrips = holder.Statistics.RoundTrips - before;
            return new RemoteRun(Describe(scenario, describe!(), target, argument), roundTrips, operations);
        }
        finally
        {
            scenario.Kind.End(target);
        }
    }

    // What came of it is described later, for that asks a proxy questions, and the cost of the piece itself is wanted.
    private static Func<string> Run(Scenario scenario, object hand, object? argument)
    {
        try
        {
            var result = scenario.Run(hand, argument);
            return () => new Portrait(hand, argument).Of(result);
        }
#pragma warning disable CA1031 // Whatever the piece throws is what is compared.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return () => $"throws {Portrait.Failure(exception)}";
        }
    }

    private static Outcome Describe(Scenario scenario, string result, object target, object? argument) =>
        new(result, Seen(scenario, target), new Portrait().Of(argument));

    private static string Seen(Scenario scenario, object target) => new Portrait().Of(scenario.Kind.Look(target));

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
