using System.Text;
using DynRemote.Demo;
using DynRemote.Demo.Tasks;

Console.OutputEncoding = Encoding.UTF8;

var oneWay = TimeSpan.FromMilliseconds(25);
ShopTask[] tasks = [new ChainOfTen(), new FindAnOrder(), new SumUp(), new TopFive(), new UpdateMany()];

using var host = HostProcess.Start();

Console.WriteLine($"""
    {Ink.Title("DynRemote, round trips")}

       The host is process {host.Id}: a bookshop, whose objects know nothing of a network. This is process {Environment.ProcessId}, the client.
       Between them lies a link on which every byte takes {oneWay.TotalMilliseconds:0} ms, in either direction: as between two cities.
       Five things are done in the shop, each written in several ways. The code on the screen is the code that runs.
       The pictures are drawn from what has crossed the link; the host's line is below, the client's above.
    """);

var course = new Course(host.Endpoint, oneWay);
var screen = new Screen(2 * oneWay);
List<(ShopTask Task, Trial Trial)> all = [];
foreach (var task in tasks)
{
    List<Trial> trials = [];
    foreach (var way in task.Ways)
        trials.Add(await course.RunAsync(task, way));
    screen.Show(task, trials);
    all.AddRange(trials.Select(trial => (task, trial)));
}
screen.Summarize(all);

Console.WriteLine();
Console.WriteLine(screen.Failures == 0 ? Ink.Good("   All was as told.") : Ink.Bad($"   {screen.Failures} things were not as told."));
return screen.Failures == 0 ? 0 : 1;
