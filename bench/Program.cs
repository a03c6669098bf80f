using DynRemote.Bench.Calls;
using DynRemote.Bench.Measuring;
using DynRemote.Bench.Micro;
using DynRemote.Bench.Processes;
using DynRemote.Bench.Raw;

// One program with several parts to play. Without arguments it is the comparison, and starts itself again in the parts of the other process.
try
{
    return args switch
    {
        [ChildRole.RawEcho] => RawEcho.Serve(),
        [ChildRole.CallHost] => CallHost.Serve(),
        ["--micro", .. var rest] => MicroBenchmarks.Run(rest),
        _ => Compare(ComparisonOptions.Parse(args)),
    };
}
catch (FormatException e)
{
    Console.Error.WriteLine(e.Message);
    Console.Error.WriteLine(ComparisonOptions.Usage);
    return 2;
}

static int Compare(ComparisonOptions options)
{
    using var echo = ChildProcess.Start(ChildRole.RawEcho);
    using var host = ChildProcess.Start(ChildRole.CallHost);

    // The first measure is the yardstick: the ratios of all others are to it.
    using var comparison = new Comparison(options,
    [
        new RawPingPong(echo.Endpoint),
        new CallMeasure(host.Endpoint),
        new GetMeasure(host.Endpoint),
        new CallbackMeasure(host.Endpoint),
        new WalkMeasure(host.Endpoint),
        new StatementMeasure(host.Endpoint),
        new PromiseMeasure(host.Endpoint),
        new AsyncPingPong(echo.Endpoint),
    ]);

    ComparisonReport.Print(comparison.Run(), options, Console.Out);
    return 0;
}
