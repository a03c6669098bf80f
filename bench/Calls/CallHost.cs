using DynRemote.Bench.Latency;
using DynRemote.Bench.Processes;
using DynRemote.Transport;

namespace DynRemote.Bench.Calls;

/// <summary>The other process of the remote measures: a host with two small objects.</summary>
internal static class CallHost
{
    /// <summary>Serves until the parent ends.</summary>
    public static int Serve()
    {
        var host = RemoteHost.Listen("tcp://127.0.0.1:0", new CallTarget());
        host.Exports["shelf"] = new Shelf();
        ParentWatch.Announce(host.Endpoint);
        host.Completion.GetAwaiter().GetResult();
        return 0;
    }
}
