using System.ComponentModel;

namespace DynRemote.Tests.Conformance.Kinds;

/// <summary>Raises events whose arguments are of the framework's classes and of one of its own.</summary>
public sealed class Notifier : INotifyPropertyChanging
{
    public event PropertyChangingEventHandler? PropertyChanging;

    public event FileSystemEventHandler? Changed;

    public event RenamedEventHandler? Renamed;

    public event ErrorEventHandler? Failed;

    public event HandledEventHandler? Pressed;

    public event ProgressChangedEventHandler? Progressed;

    public event RunWorkerCompletedEventHandler? Ended;

    public event DoWorkEventHandler? Working;

    public event EventHandler<QuestionEventArgs>? Asked;

    public event EventHandler? Closing;

    public void Change(string? name) => PropertyChanging?.Invoke(this, new PropertyChangingEventArgs(name));

    public void Rename()
    {
        Changed?.Invoke(this, new FileSystemEventArgs(WatcherChangeTypes.Created, "/d", "f"));
        Renamed?.Invoke(this, new RenamedEventArgs(WatcherChangeTypes.Renamed, "/d", "f", "old"));
    }

    public void RenameAsChange() => Changed?.Invoke(this, new RenamedEventArgs(WatcherChangeTypes.Renamed, "/d", "f", "old"));

    public void Fail() => Failed?.Invoke(this, new ErrorEventArgs(new FormatException("it failed")));

    public bool Press()
    {
        var args = new HandledEventArgs(false);
        Pressed?.Invoke(this, args);
        return args.Handled;
    }

    public void Progress() => Progressed?.Invoke(this, new ProgressChangedEventArgs(40, "state"));

    public void End() => Ended?.Invoke(this, new RunWorkerCompletedEventArgs(5, null, cancelled: false));

    public void EndBadly() => Ended?.Invoke(this, new RunWorkerCompletedEventArgs(null, new FormatException("it failed"), cancelled: false));

    public string Work()
    {
        var args = new DoWorkEventArgs(3);
        Working?.Invoke(this, args);
        return $"{args.Result} {args.Cancel}";
    }

    public string Ask()
    {
        var args = new QuestionEventArgs(4, "how many") { Detail = new QuestionDetail { Unit = "pc" } };
        Asked?.Invoke(this, args);
        return $"{args.Answer} {args.Mark} {string.Join(",", args.Choices)} {args.Detail.Unit}";
    }

    public bool Close()
    {
        var args = new CancelEventArgs();
        Closing?.Invoke(this, args);
        return args.Cancel;
    }
}

/// <summary>Arguments with everything that arguments have.</summary>
public sealed class QuestionEventArgs(int number, string text) : EventArgs
{
#pragma warning disable CA1051 // Some have such.
    public int Mark;
#pragma warning restore CA1051

    public int Number { get; } = number;

    public string Text { get; } = text;

    public List<int> Choices { get; } = [1, 2];

    public QuestionDetail? Detail { get; set; }

    public string? Answer { get; set; }
}

/// <summary>Data among the arguments.</summary>
public sealed class QuestionDetail
{
    public string Unit { get; set; } = "";
}
