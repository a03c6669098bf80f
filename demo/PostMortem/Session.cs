namespace DynRemote.Demo;

/// <summary>Feeds the debugger: from the keyboard, or from a script where there is none.</summary>
internal static class Session
{
    private const string Prompt = "(post-mortem) ";

    private static readonly string[] Script =
    [
        "where",
        "list",
        "print Row",
        "print Row.Fields",
        "print Row.Fields[3]",
        "up",
        "up",
        "list",
        "members Reader",
        "print Reader.Entries.Last()",
        "print cause.Message",
        "print frame.GetMethod().GetParameters()[0]",
    ];

    /// <summary>Asks for commands until there are no more; answers the exit code.</summary>
    public static int Interactive(Debugger debugger)
    {
        var went = debugger.Execute("where");
        Console.WriteLine("\n'help' lists the commands.");
        while (!debugger.HasEnded)
        {
            Console.Write($"\n{Ink.Title(Prompt)}");
            if (Console.ReadLine() is not { } command)
                break;
            went = debugger.Execute(command);
        }
        // The debugger ends by itself when the host has gone; that is no good end.
        return debugger.HasEnded && !went ? 1 : 0;
    }

    /// <summary>Goes for a walk that was laid out before; each command must succeed.</summary>
    public static int Scripted(Debugger debugger)
    {
        foreach (var command in Script)
        {
            Console.WriteLine($"\n{Ink.Title(Prompt)}{Ink.Code(command)}");
            if (!debugger.Execute(command))
                return 1;
        }
        return 0;
    }
}
