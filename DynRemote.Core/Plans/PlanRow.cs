using System.Runtime.CompilerServices;

namespace DynRemote.Plans;

/// <summary>Several values of a plan as one. Equal and ordered as the C# object that it stands for: an anonymous object or a tuple by its parts, an array by identity.</summary>
internal sealed class PlanRow : IComparable
{
    /// <summary>Rows inside of rows: what a plan could make endless would overflow the stack of whoever compares it.</summary>
    private const int MaxDepth = 16;

    private readonly int _depth;

    /// <summary>Makes one.</summary>
    public PlanRow(RowKind kind, object?[] parts)
    {
        Kind = kind;
        Parts = parts;
        _depth = 1 + parts.Aggregate(0, static (deepest, part) => Math.Max(deepest, (part as PlanRow)?._depth ?? 0));
        if (_depth > MaxDepth)
            throw new RemoteException($"The rows of a plan are nested deeper than {MaxDepth}.");
    }

    /// <summary>What it stands for.</summary>
    public RowKind Kind { get; }

    /// <summary>The values.</summary>
    public object?[] Parts { get; }

    /// <inheritdoc/>
    public override bool Equals(object? obj)
    {
        if (ReferenceEquals(this, obj))
            return true;
        if (Kind == RowKind.Array || obj is not PlanRow other || other.Kind != Kind || other.Parts.Length != Parts.Length)
            return false;
        for (var i = 0; i < Parts.Length; i++)
        {
            if (!ValueComparer.AreEqual(Parts[i], other.Parts[i]))
                return false;
        }
        return true;
    }

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        if (Kind == RowKind.Array)
            return RuntimeHelpers.GetHashCode(this);
        var hash = new HashCode();
        foreach (var part in Parts)
            hash.Add(part);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public int CompareTo(object? obj)
    {
        if (Kind != RowKind.Tuple || obj is not PlanRow { Kind: RowKind.Tuple } other)
            throw new ArgumentException("At least one object must implement IComparable.");
        for (var i = 0; i < Math.Min(Parts.Length, other.Parts.Length); i++)
        {
            var order = ValueComparer.Instance.Compare(Parts[i], other.Parts[i]);
            if (order != 0)
                return order;
        }
        return Parts.Length.CompareTo(other.Parts.Length);
    }
}
