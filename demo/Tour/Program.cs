using System.Text;
using DynRemote.Demo;
using DynRemote.Demo.Chapters;
using DynRemote.Transport;

Console.OutputEncoding = Encoding.UTF8;

var folder = args.Length > 0 ? Path.GetFullPath(args[0]) : Repository.Around(Environment.CurrentDirectory);
if (!Directory.Exists(folder))
{
    Console.Error.WriteLine($"There is no folder {folder}. Usage: dotnet run --project demo/Tour [-- folder with text files]");
    return 2;
}

using var host = HostProcess.Start(folder);
await using var conn = await RemoteClient.ConnectAsync(host.Endpoint);

Console.WriteLine($"""
    {Ink.Title("DynRemote, a tour")}

       The host is process {host.Id}: it has made a full-text index of the text files in
       {folder}
       This is process {Environment.ProcessId}, the client. It has none of the host's types, and the host has none of its.
       Under each line of C# stand its result and what crossed the wire for it.
    """);

var screen = new Screen(conn);
if (Values.Show(screen, conn) is not { } word)
{
    Console.Error.WriteLine("The folder has too few words for a tour. Choose another one: dotnet run --project demo/Tour -- <folder>");
    return 2;
}

OwnObjects.Show(screen, conn, word);
Callbacks.Show(screen, conn, word);
Laziness.Show(screen, conn, word);
UnknownTypes.Show(screen, conn, word);
Events.Show(screen, conn);
await Waiting.ShowAsync(screen, conn);
Exceptions.Show(screen, conn);
await Endings.ShowAsync(screen, conn, host, word);

Console.WriteLine();
Console.WriteLine(Ink.Title(new string('─', Ink.Columns - 2)));
Console.WriteLine($"   {screen.Lines} lines of C#; all in all {Traffic.Of(conn)}");
Console.WriteLine("   (which counts the texts of remote objects that were printed here, too).");
Console.WriteLine(screen.Failures == 0 ? Ink.Good("   All was as told.") : Ink.Bad($"   {screen.Failures} things were not as told."));
return screen.Failures == 0 ? 0 : 1;
