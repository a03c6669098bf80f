using DynRemote.Bench.Calls;
using DynRemote.Bench.First;
using DynRemote.Bench.Latency;
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
        [ChildRole.RawExchange] => RawExchange.Serve(),
        [ChildRole.CallHost] => CallHost.Serve(),
        [ChildRole.Link, var host, var latency] => Link.Serve(host, latency),
        ["--latency"] => Latencies(),
        ["--together", .. var rest] => Together(ComparisonOptions.Parse(rest)),
        ["--first"] => FirstCalls.Run(Console.Out),
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
    using var exchange = ChildProcess.Start(ChildRole.RawExchange);
    using var host = ChildProcess.Start(ChildRole.CallHost);
    return Report(options,
    [
        new RawPingPong(echo.Endpoint),
        new CallMeasure(host.Endpoint),
        new GetMeasure(host.Endpoint),
        new CallbackMeasure(host.Endpoint),
        new WalkMeasure(host.Endpoint),
        .. CallsTogether(host, exchange),
        new AsyncPingPong(echo.Endpoint),
    ]);
}

// Only the calls that leave together, each beside plain sockets that carry as much.
static int Together(ComparisonOptions options)
{
    using var echo = ChildProcess.Start(ChildRole.RawEcho);
    using var exchange = ChildProcess.Start(ChildRole.RawExchange);
    using var host = ChildProcess.Start(ChildRole.CallHost);
    return Report(options, [new RawPingPong(echo.Endpoint), .. CallsTogether(host, exchange)]);
}

static IMeasure[] CallsTogether(ChildProcess host, ChildProcess exchange)
{
    var statements = new StatementMeasure(host.Endpoint);
    var promises = new PromiseMeasure(host.Endpoint);
    return
    [
        statements,
        new RawFlush(exchange.Endpoint, statements, StatementMeasure.CallsAFlush),
        promises,
        new RawFlush(exchange.Endpoint, promises, PromiseMeasure.CallsTogether),
    ];
}

// The first measure is the yardstick: the ratios of all others are to it.
static int Report(ComparisonOptions options, IMeasure[] measures)
{
    using var comparison = new Comparison(options, measures);
    ComparisonReport.Print(comparison.Run(), options, Console.Out);
    return 0;
}

static int Latencies()
{
    LatencyReport.Run([0, 1, 20, 100], Console.Out);
    return 0;
}
