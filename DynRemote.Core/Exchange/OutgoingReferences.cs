using DynRemote.Messages;
using DynRemote.References;
using DynRemote.Shapes;

namespace DynRemote.Exchange;

/// <summary>The occurrences that a message exports, and the types and names that it explains.</summary>
internal sealed record OutgoingReferences(ExportTable Table, long[] Exported, OwnShapes.Entry[] Explained, OwnNames.Entry[] Numbered)
{
    /// <summary>Those of several messages of one connection.</summary>
    public static OutgoingReferences Together(OutgoingReferences[] parts) =>
        new(parts[0].Table, [.. parts.SelectMany(part => part.Exported)], [.. parts.SelectMany(part => part.Explained)], [.. parts.SelectMany(part => part.Numbered)]);

    /// <summary>The message has left: later ones need not explain these types and names.</summary>
    public void Sent()
    {
        foreach (var type in Explained)
            type.IsSent = true;
        foreach (var name in Numbered)
            name.IsSent = true;
    }

    /// <summary>The message does not leave after all: its occurrences are counted back.</summary>
    public void Rollback()
    {
        foreach (var id in Exported)
            Table.Rollback(id);
    }
}
