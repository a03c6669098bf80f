using System.Text;
using DynRemote;
using DynRemote.Demo;
using DynRemote.Transport;

Console.OutputEncoding = Encoding.UTF8;

using var host = HostProcess.Start();
await using var conn = await RemoteClient.ConnectAsync(host.Endpoint);
dynamic office = conn.Root;

try
{
    Console.WriteLine($"January: {office.CloseMonth(1)}");
    return 1; // the ledger has been repaired, and with it the demo broken
}
catch (RemoteException failure)
{
    Console.WriteLine($"""
        {Ink.Title("DynRemote, a post-mortem")}

           office.CloseMonth(1) has failed in process {host.Id}; this is process {Environment.ProcessId}, which has none of the
           classes named below. The exception, its stack and all objects behind them are still alive over
           there. What is looked at here are references to them.

        """);
    var debugger = new Debugger(conn, failure);
    return Console.IsInputRedirected ? Session.Scripted(debugger) : Session.Interactive(debugger);
}
