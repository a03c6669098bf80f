namespace DynRemote.Tests.Conformance.Kinds;

/// <summary>Once it has perished it says that it is null, as the objects of some game engines do.</summary>
public sealed class Perishable
{
    public bool HasPerished { get; set; }

    public static bool operator ==(Perishable? left, Perishable? right) =>
        right is null ? left is null or { HasPerished: true } : left is null ? right.HasPerished : ReferenceEquals(left, right);

    public static bool operator !=(Perishable? left, Perishable? right) => !(left == right);

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => 1;

    public override string ToString() => HasPerished ? "gone" : "there";
}
