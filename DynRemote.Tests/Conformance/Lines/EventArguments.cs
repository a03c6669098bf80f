using System.ComponentModel;
using DynRemote.Tests.Conformance.Differential;
using DynRemote.Tests.Conformance.Kinds;

namespace DynRemote.Tests.Conformance.Lines;

/// <summary>Handlers whose arguments are of a class: they get an instance of it, and what they set in it reaches the one who raises the event.</summary>
internal sealed class EventArguments : LineTable
{
    public override string Title => "Handlers with arguments of a class";

    protected override void Write()
    {
        Of("a notifier", () => new Notifier())
            .SeenBy(_ => null)
            .Gives(x => { var seen = ""; x.PropertyChanging += (PropertyChangingEventHandler)((s, e) => seen += e.PropertyName + ReferenceEquals(s, (object)x)); x.Change("Name"); return seen; })
            .Gives(x => { var seen = ""; x.PropertyChanging += (PropertyChangingEventHandler)((_, e) => seen += e.PropertyName is null); x.Change(null); return seen; })
            .Gives(x => { var seen = ""; x.Changed += (FileSystemEventHandler)((_, e) => seen += $"{e.ChangeType} {e.FullPath} {e.Name}"); x.Rename(); return seen; })
            .Gives(x => { var seen = ""; x.Renamed += (RenamedEventHandler)((_, e) => seen += $"{e.ChangeType} {e.OldFullPath} {e.Name}"); x.Rename(); return seen; })
            .Gives(x => { var seen = ""; x.Failed += (ErrorEventHandler)((_, e) => seen += e.GetException().GetType() + e.GetException().Message); x.Fail(); return seen; })
            .Gives(x => { x.Pressed += (HandledEventHandler)((_, e) => e.Handled = true); return x.Press(); })
            .Gives(x => { var seen = ""; x.Progressed += (ProgressChangedEventHandler)((_, e) => seen += $"{e.ProgressPercentage} {e.UserState}"); x.Progress(); return seen; })
            .Gives(x => { var seen = ""; x.Ended += (RunWorkerCompletedEventHandler)((_, e) => seen += $"{e.Result} {e.Error} {e.Cancelled}"); x.End(); return seen; })
            .Gives(x => { x.Working += (DoWorkEventHandler)((_, e) => { e.Result = (int)e.Argument! + 1; e.Cancel = true; }); return x.Work(); })
            .Gives(x => { x.Asked += (EventHandler<dynamic>)((_, e) => e.Answer = e.Text); return x.Ask(); });
    }
}
