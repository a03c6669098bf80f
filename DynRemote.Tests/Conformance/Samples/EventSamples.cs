using System.ComponentModel;

namespace DynRemote.Tests.Conformance.Samples;

public delegate int Vote(object sender, string question);

public delegate void Correct(ref string text);

/// <summary>Raises events of many kinds.</summary>
public sealed class Station : INotifyPropertyChanged
{
    private readonly List<EventHandler> _custom = [];
    private string _name = "station";

    public event EventHandler? Plain;

    public event EventHandler<CancelEventArgs>? Closing;

    public event CancelEventHandler? ClosingToo;

    public event EventHandler<StepEventArgs>? Stepped;

    public event Action<int, string>? Told;

    public event Vote? Voted;

    public event Correct? Corrected;

    public event Func<int, Task<int>>? Asked;

    public event PropertyChangedEventHandler? PropertyChanged;

    public static event Action<string>? Everywhere;

    public event EventHandler Custom
    {
        add => _custom.Add(value);
        remove => _custom.Remove(value);
    }

    public int CustomCount => _custom.Count;

    public int PlainCount => Plain?.GetInvocationList().Length ?? 0;

    public int ToldCount => Told?.GetInvocationList().Length ?? 0;

    public string Name
    {
        get => _name;
        set
        {
            _name = value;
            PropertyChanged?.Invoke(this, new PropertyChangedEventArgs(nameof(Name)));
        }
    }

    public static void Shout(string text) => Everywhere?.Invoke(text);

    public bool Close()
    {
        var args = new CancelEventArgs();
        Closing?.Invoke(this, args);
        ClosingToo?.Invoke(this, args);
        return !args.Cancel;
    }

    public int Step(int count)
    {
        var args = new StepEventArgs(count, [count]);
        Stepped?.Invoke(this, args);
        return args.Answer;
    }

    public void Raise() => Plain?.Invoke(this, EventArgs.Empty);

    public void RaiseCustom() => _custom.ForEach(handler => handler(this, EventArgs.Empty));

    public void Tell(int number, string text) => Told?.Invoke(number, text);

    public int Ask(string question) => Voted?.Invoke(this, question) ?? -1;

    public string Write(string text)
    {
        Corrected?.Invoke(ref text);
        return text;
    }

    public async Task<int> AskAsync(int value) => Asked is null ? -1 : await Asked(value);
}

public sealed class StepEventArgs(int count, List<int> steps) : EventArgs
{
    public int Count { get; } = count;

    public List<int> Steps { get; } = steps;

    public int Answer { get; set; }
}
