using DynRemote.References;
using DynRemote.Shapes;

namespace DynRemote.Conversation;

/// <summary>A message on its way out, with what becomes of its references when it leaves, or does not.</summary>
/// <param name="Wire">The message.</param>
/// <param name="References">What it exports and explains; <see langword="null"/> where it does neither.</param>
/// <param name="IsSubstitute">Whether it stands for a message that was refused; there is no second one.</param>
internal readonly record struct OutgoingMessage(object?[] Wire, OutgoingReferences? References, bool IsSubstitute = false)
{
    /// <summary>A message without references.</summary>
    public static implicit operator OutgoingMessage(object?[] wire) => new(wire, null);
}

/// <summary>The occurrences that a message exports, and the types that it explains.</summary>
internal sealed record OutgoingReferences(ExportTable Table, long[] Exported, OwnShapes.Entry[] Explained)
{
    /// <summary>The message has left: later ones need not explain these types.</summary>
    public void Sent()
    {
        foreach (var type in Explained)
            type.IsSent = true;
    }

    /// <summary>The message does not leave after all: its occurrences are counted back.</summary>
    public void Rollback()
    {
        foreach (var id in Exported)
            Table.Rollback(id);
    }
}
