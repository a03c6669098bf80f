using Microsoft.CSharp.RuntimeBinder;

namespace DynRemote.Demo.Chapters;

internal static class Exceptions
{
    public static void Show(Screen screen, RemoteConnection conn)
    {
        dynamic index = conn.Root;

        screen.Chapter("Exceptions are exceptions", "Those of the framework arrive as what they are, with the stack of the host in front of ours.");
        screen.Throws(() => index["missing.md"], out KeyNotFoundException thrown).Takes(1);
        screen.Show(() => thrown.StackTrace?.Trim().Split(" in ")[0]).Takes(0).Gives("at FullText.FullTextIndex.get_Item(String name)");

        screen.Throws(() => index.Find(""), out RemoteException own).Takes(1);
        screen.Remark("A class of the host's own: it has its name, its bases, and the live exception behind it.");
        screen.Show(() => own.TypeName).Takes(0).Gives("FullText.EmptyQueryException");
        screen.Show(() => own.Is("System.ArgumentException")).Takes(0).Gives(true);
        screen.Show(() => ReferenceEquals(own.Remote!.Index, index)).Takes(1).Gives(true);

        screen.Chapter("Names", "A host offers what it likes by name. A name that is not there is an error that says so.");
        screen.Show(() => conn.GetNames()).Takes(1);
        screen.Show(() => conn.Get("documents").Count).Takes(2);
        screen.Throws<RemoteNameNotFoundException>(() => conn.Get("thesaurus")).Takes(1);
        screen.Throws<RuntimeBinderException>(() => index.Cuont).Takes(1);
    }
}
