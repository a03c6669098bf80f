namespace DynRemote.Bench.Processes;

/// <summary>What this program can be when it is started as the other process of a measurement. Each is a command-line argument.</summary>
internal static class ChildRole
{
    /// <summary>Sends back the bytes that come, over plain sockets.</summary>
    public const string RawEcho = "--raw-echo";

    /// <summary>Hosts the object that the remote measures use.</summary>
    public const string CallHost = "--host";

    /// <summary>Takes bytes and answers with others, over plain sockets.</summary>
    public const string RawExchange = "--raw-exchange";

    /// <summary>Lies between a client and a host, and takes its time.</summary>
    public const string Link = "--link";
}
