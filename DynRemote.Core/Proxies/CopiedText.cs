using System.Runtime.CompilerServices;
using System.Text;
using DynRemote.Messages;
using DynRemote.Operations;

namespace DynRemote.Proxies;

/// <summary>Remote texts in the making where a parameter or variable is a <see cref="StringBuilder"/>: over a copy, for the class is sealed.</summary>
internal static class CopiedText
{
    /// <summary>What was in each copy when it was made, or last written back, for as long as it lives.</summary>
    private static readonly ConditionalWeakTable<StringBuilder, string> Before = [];

    /// <summary>Whether a copy of a remote object can be made for a type. Costs no round trip.</summary>
    public static bool CanMake(RemoteObject proxy, Type type) => type == typeof(StringBuilder) && proxy.Shape.Name == typeof(StringBuilder).FullName;

    /// <summary>The copy; one round trip.</summary>
    public static StringBuilder Make(RemoteObject proxy)
    {
        var text = (string)proxy.Perform(new Operation(OperationKind.InvokeMember, nameof(ToString)))!;
        var copy = new StringBuilder(text);
        Before.Add(copy, text);
        return copy;
    }

    /// <summary>Brings the changes of a copy to its original, in one operation if there are any: what comes after the characters that are as they were.</summary>
    public static void WriteBack(RemoteObject original, object copy)
    {
        if (copy is not StringBuilder builder || !Before.TryGetValue(builder, out var before))
            return;
        var after = builder.ToString();
        if (after == before)
            return;
        var kept = before.AsSpan().CommonPrefixLength(after);
        original.Perform(new Operation(OperationKind.Replace, null, kept, after[kept..]));
        Before.AddOrUpdate(builder, after);
    }
}
