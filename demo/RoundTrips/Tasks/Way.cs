using System.Runtime.CompilerServices;

namespace DynRemote.Demo.Tasks;

/// <summary>One way to write a task.</summary>
/// <param name="Name">What the way is called.</param>
/// <param name="RoundTrips">How many round trips it takes; the demo fails where that is not so.</param>
/// <param name="RunAsync">Does it, in a shop.</param>
/// <param name="Code">How it is written: the lambda, as it stands in the source.</param>
internal sealed record Way(
    string Name, int RoundTrips, Func<dynamic, Task<object?>> RunAsync, [CallerArgumentExpression(nameof(RunAsync))] string Code = "")
{
    public static Way Plain(int roundTrips, Func<dynamic, object?> run, [CallerArgumentExpression(nameof(run))] string code = "") =>
        new("plain", roundTrips, shop => Task.FromResult((object?)run(shop)), code);

    public static Way Async(int roundTrips, Func<dynamic, Task<object?>> run, [CallerArgumentExpression(nameof(run))] string code = "") =>
        new("async view", roundTrips, run, code);

    public static Way Recorded(int roundTrips, Func<dynamic, object?> run, [CallerArgumentExpression(nameof(run))] string code = "") =>
        new("recorded", roundTrips, shop => Task.FromResult((object?)run(shop)), code);

    public static Way Query(int roundTrips, Func<dynamic, object?> run, [CallerArgumentExpression(nameof(run))] string code = "") =>
        new("query", roundTrips, shop => Task.FromResult((object?)run(shop)), code);
}
