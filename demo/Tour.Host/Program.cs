using DynRemote.Transport;
using FullText;

// An ordinary program with an ordinary object. Nothing below says what a client may ask of it: every public member can be.
var index = FullTextIndex.OfFolder(args.Length > 0 ? args[0] : ".");

await using var host = RemoteHost.Listen("tcp://127.0.0.1:0", index);
host.Exports["index"] = index;
host.Exports["documents"] = index.Documents;

Console.WriteLine(host.Endpoint);

// Whoever has started this process holds its standard input open. When that ends, nobody is left to serve.
while (Console.ReadLine() is not null)
{
}
