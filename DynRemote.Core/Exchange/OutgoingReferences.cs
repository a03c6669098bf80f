using DynRemote.Messages;
using DynRemote.References;
using DynRemote.Shapes;

namespace DynRemote.Exchange;

/// <summary>The occurrences that a message exports, and the types and names that it explains.</summary>
/// <param name="Table">Where they are counted.</param>
/// <param name="Exported">Their ids.</param>
/// <param name="Explained">The types.</param>
/// <param name="Numbered">The names.</param>
/// <param name="Alive">
/// Proxies that the message names and that nobody else may hold: they are alive until it has left, behind which their release comes (rule 4 of the lifetime rules).
/// </param>
internal sealed record OutgoingReferences(ExportTable Table, long[] Exported, OwnShapes.Entry[] Explained, OwnNames.Entry[] Numbered, object[] Alive)
{
    /// <summary>Those of several messages of one connection.</summary>
    public static OutgoingReferences Together(OutgoingReferences[] parts) =>
        new(
            parts[0].Table,
            [.. parts.SelectMany(part => part.Exported)],
            [.. parts.SelectMany(part => part.Explained)],
            [.. parts.SelectMany(part => part.Numbered)],
            [.. parts.SelectMany(part => part.Alive)]);

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
