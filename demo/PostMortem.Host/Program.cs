using Books;
using DynRemote;
using DynRemote.Transport;

// Full: who connects may look at everything in this process, as a debugger does. Only for peers that are trusted with all of it.
var options = new RemoteOptions { Policy = AccessPolicy.Full };
var office = new Office(Path.Combine(AppContext.BaseDirectory, "ledger.csv"));

await using var host = RemoteHost.Listen("tcp://127.0.0.1:0", office, options);

Console.WriteLine(host.Endpoint);

// Whoever has started this process holds its standard input open. When that ends, nobody is left to serve.
while (Console.ReadLine() is not null)
{
}
