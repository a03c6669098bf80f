using System.Reflection;

namespace DynRemote.Proxies;

/// <summary>
/// A call of Visual Basic's. Its compiler passes every variable by reference and stores what comes back, also into properties; its binder is meant to say
/// which arguments nothing has come back for. Whether an argument is a variable, and that answer, go through a list that the binder keeps for the thread;
/// it is not public, and where it is absent, every argument is taken for a variable.
/// </summary>
internal static class LooseSite
{
    private const string BinderType = "Microsoft.VisualBasic.CompilerServices.IDOBinder, Microsoft.VisualBasic.Core";

    // Found when the first call comes, so that a program without Visual Basic does not load its library.
    private static readonly Lazy<Func<bool[]?>?> CopyBack = new(() => System.Type.GetType(BinderType)
        ?.GetMethod("GetCopyBack", BindingFlags.Static | BindingFlags.NonPublic)?.CreateDelegate<Func<bool[]?>>());

    /// <summary>Does the operation; arguments that the method has not changed are not stored again.</summary>
    public static object? Perform(RemoteObject proxy, SiteOperation site, object?[] arguments)
    {
        var operation = site.With(arguments);
        if (CopyBack.Value is not { } find)
            return proxy.Perform(operation);
        var variables = find();
        var sent = arguments.ToArray();
        var result = proxy.Perform(operation with { Arguments = operation.Arguments with { ByReference = BitsOf(site, variables, arguments.Length) } });
        for (var i = 0; i < Math.Min(arguments.Length, variables?.Length ?? 0); i++)
        {
            if (ReferenceEquals(sent[i], arguments[i]))
                variables![PlaceOf(site, i, arguments.Length)] = false;
        }
        return result;
    }

    private static uint BitsOf(SiteOperation site, bool[]? variables, int count)
    {
        var bits = 0u;
        for (var i = 0; i < Math.Min(Math.Min(count, 32), variables?.Length ?? 0); i++)
            bits |= variables![PlaceOf(site, i, count)] ? 1u << i : 0;
        return bits;
    }

    // The named arguments come first in that list.
    private static int PlaceOf(SiteOperation site, int argument, int count) => (argument + site.Facts.Names.Length) % count;
}
