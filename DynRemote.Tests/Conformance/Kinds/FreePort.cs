using System.Net;
using System.Net.Sockets;

namespace DynRemote.Tests.Conformance.Kinds;

/// <summary>Listeners on ports that nobody else uses.</summary>
internal static class FreePort
{
    /// <summary>A listener on a port of the loopback that was free a moment ago; another one if it has been taken since.</summary>
    public static HttpListener Listener()
    {
        for (var attempt = 0; ; attempt++)
        {
            using var probe = new TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            var port = ((IPEndPoint)probe.LocalEndpoint).Port;
            probe.Stop();
            var listener = new HttpListener();
            listener.Prefixes.Add($"http://127.0.0.1:{port}/");
            try
            {
                listener.Start();
                return listener;
            }
            catch (HttpListenerException) when (attempt < 10)
            {
                listener.Close();
            }
        }
    }
}
