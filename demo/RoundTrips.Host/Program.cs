using Bookshop;
using DynRemote.Transport;

// An ordinary program with ordinary objects. None of them knows of round trips, and none has a method that was made to save some.
await using var host = RemoteHost.Listen("tcp://127.0.0.1:0", new Town());

Console.WriteLine(host.Endpoint);

// Whoever has started this process holds its standard input open. When that ends, nobody is left to serve.
while (Console.ReadLine() is not null)
{
}
