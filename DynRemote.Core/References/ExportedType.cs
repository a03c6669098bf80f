namespace DynRemote.References;

/// <summary>One line of <see cref="ExportTable.Snapshot"/>: what is exported of one type.</summary>
/// <param name="TypeName">The type's name.</param>
/// <param name="Objects">How many objects of the type the peer can name.</param>
/// <param name="Count">How many occurrences of them it has not given back.</param>
/// <param name="OldestAge">For how long the oldest of them has been exported.</param>
internal sealed record ExportedType(string TypeName, int Objects, long Count, TimeSpan OldestAge);
