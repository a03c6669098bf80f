using System.Globalization;
using Microsoft.CSharp.RuntimeBinder;

namespace DynRemote.Demo;

/// <summary>The commands. All they know of the host's program is references: to the frames, to the exceptions, and to what these lead to.</summary>
internal sealed class Debugger
{
    private const int Width = Ink.Columns - 2;
    private const int LinesAround = 2;
    private const int MostLines = 4;

    private readonly RemoteConnection _conn;
    private readonly IReadOnlyList<Frame> _frames;
    private readonly Dictionary<string, object> _variables;
    private readonly Dictionary<string, (string Help, Action<string> Run)> _commands;
    private int _current;

    public Debugger(RemoteConnection conn, RemoteException failure)
    {
        _conn = conn;
        _frames = Traceback.Of(conn, failure);
        // Where the fault lies is more likely in code that somebody has the source of.
        _current = Math.Max(0, _frames.ToList().FindIndex(frame => frame.File is not null));
        _variables = new Dictionary<string, object>
        {
            ["exception"] = Traceback.LiveObjectOf(failure),
            ["cause"] = Traceback.LiveObjectOf(Traceback.WithCauses(failure).Last()),
            ["frame"] = _frames[_current].Live,
        };
        _commands = new Dictionary<string, (string, Action<string>)>
        {
            ["where"] = ("the stack at the host, the newest frame first", _ => Where()),
            ["up"] = ("to the caller", _ => Move(1)),
            ["down"] = ("to what was called", _ => Move(-1)),
            ["list"] = ("the source around the frame, read at the host", _ => List()),
            ["print"] = ("print <path>: a member, such as Row.Fields[2] or Reader.Entries.Last()", Print),
            ["members"] = ("members [path]: all members of an object and what they hold", Members),
            ["help"] = ("this list", _ => Help()),
            ["quit"] = ("leave", _ => HasEnded = true),
        };
    }

    public bool HasEnded { get; private set; }

    /// <summary>Carries out a command; a command that cannot be carried out is answered with the reason. Tells whether it could.</summary>
    public bool Execute(string line)
    {
        var (name, argument) = Split(line.Trim());
        if (name.Length == 0)
            return true;
        // As debuggers do: the beginning of a name is enough.
        var command = _commands.Keys.FirstOrDefault(known => known.StartsWith(name, StringComparison.Ordinal));
        if (command is null)
            return Refuse($"There is no command '{name}'. 'help' lists those there are.");
        try
        {
            _commands[command].Run(argument);
            return true;
        }
        catch (ConnectionLostException exception)
        {
            HasEnded = true;
            return Refuse($"The host has gone: {exception.Message}");
        }
        catch (Exception exception) when (exception is CommandException or RuntimeBinderException)
        {
            return Refuse(exception.Message);
        }
        // Whatever else goes wrong with an object over there is an answer, too; the debugger goes on.
        catch (Exception exception)
        {
            return Refuse(Printer.Line(exception));
        }
    }

    private static (string Name, string Argument) Split(string line)
    {
        var end = line.IndexOf(' ', StringComparison.Ordinal);
        return end < 0 ? (line, "") : (line[..end], line[end..].Trim());
    }

    private static bool Refuse(string reason)
    {
        foreach (var line in Ink.Wrap(reason, Width, MostLines))
            Console.WriteLine($"  {Ink.Bad(line)}");
        return false;
    }

    private static void Say(string text)
    {
        foreach (var line in Ink.Wrap(text, Width, MostLines))
            Console.WriteLine($"  {line}");
    }

    private void Where()
    {
        var thrown = "";
        for (var i = 0; i < _frames.Count; i++)
        {
            var frame = _frames[i];
            if (frame.Thrown != thrown)
                Console.WriteLine($"  {Ink.Bad(Ink.Fit(thrown = frame.Thrown, Width))}");
            Tell(i);
        }
    }

    private void Tell(int number)
    {
        var frame = _frames[number];
        var mark = number == _current ? "→" : " ";
        var text = Ink.Fit($"{mark}{number,3}  {frame.Method,-40} {frame.Place}", Width).TrimEnd();
        Console.WriteLine($"  {(number == _current ? Ink.Code(text) : text)}");
    }

    private void Move(int frames)
    {
        var next = _current + frames;
        if (next < 0 || next >= _frames.Count)
            throw new CommandException(frames > 0 ? "This is the oldest frame." : "This is the newest frame.");
        _current = next;
        _variables["frame"] = _frames[next].Live;
        Tell(next);
    }

    private void List()
    {
        var frame = _frames[_current];
        dynamic file = _conn.TypeOf(typeof(File));
        if (frame.File is null || !file.Exists(frame.File))
            throw new CommandException($"The host has no source of {frame.Method}.");
        // Only the lines that are wanted come over: ReadLines is lazy, and LINQ's Skip and Take run at the host.
        var first = Math.Max(1, frame.Line - LinesAround);
        var number = first;
        foreach (string line in file.ReadLines(frame.File).Skip(first - 1).Take((2 * LinesAround) + 1))
        {
            var text = Ink.Fit($"{(number == frame.Line ? "→" : " ")}{number,4}  {line}", Width).TrimEnd();
            Console.WriteLine($"  {(number == frame.Line ? Ink.Code(text) : Ink.Faint(text))}");
            number++;
        }
    }

    private void Print(string path)
    {
        if (path.Length == 0)
            throw new CommandException("print needs a path, such as Row.Fields[2]; 'members' shows what there is.");
        foreach (var line in Printer.Lines(Resolve(path)))
            Say(line);
    }

    private void Members(string path)
    {
        var target = Resolve(path);
        if (target is not RemoteObject)
            throw new CommandException($"{Printer.Line(target)} is a value and has been copied; members are those of objects at the host.");

        var type = Remote.TypeOf(target);
        Say(string.Join(" : ", (IEnumerable<string>)[type.FullName, .. type.Bases]));
        var methods = new List<string>();
        foreach (var name in type.Members.Order(StringComparer.Ordinal))
        {
            var value = Read(target, name);
            if (Printer.IsMethod(value))
                methods.Add($"{name}()");
            else
                Console.WriteLine(Ink.Fit($"    {name,-16} {Printer.Line(value)}", Width));
        }
        foreach (var line in Ink.Wrap(string.Join(' ', methods), Width - 2, 4))
            Console.WriteLine($"    {Ink.Faint(line)}");
    }

    private object? Resolve(string path) => MemberPath.Resolve(path, _variables, _variables["exception"]);

    // One getter that fails must not hide the others.
    private static object? Read(object target, string name)
    {
        try
        {
            return MemberPath.Get(target, name);
        }
        catch (Exception exception) when (exception is not ConnectionLostException)
        {
            return exception;
        }
    }

    private void Help()
    {
        foreach (var (name, (help, _)) in _commands)
            Say(string.Create(CultureInfo.InvariantCulture, $"{name,-8} {help}"));
        Say("A path begins with a member of the exception, or with one of: " + string.Join(", ", _variables.Keys) + ".");
    }
}
