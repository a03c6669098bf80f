using DynRemote.Tests.Peer;

switch (args)
{
    case ["starvation", var endpoint]:
        return Starvation.Run(endpoint);
    case ["until-killed", var endpoint]:
        return Starvation.RunUntilKilled(endpoint);
    default:
        Console.WriteLine("ready");
        return 0;
}
