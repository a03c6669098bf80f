using System.Runtime.CompilerServices;

namespace DynRemote.References;

/// <summary>
/// When two objects are one export: when they are the same object, and for delegates when they call the same method on the same object, for C# makes a new
/// delegate each time a method is named, and <c>-=</c> must find what <c>+=</c> added.
/// </summary>
/// <remarks>Delegates compare by identity of target and method: neither here nor for any other object does code of the program run.</remarks>
internal sealed class ExportIdentity : IEqualityComparer<object>
{
    /// <summary>The one instance.</summary>
    public static ExportIdentity Instance { get; } = new();

    /// <inheritdoc/>
    public new bool Equals(object? x, object? y) => ReferenceEquals(x, y) || (x is Delegate first && y is Delegate second && first.Equals(second));

    /// <inheritdoc/>
    public int GetHashCode(object obj) => obj is Delegate made ? made.GetHashCode() : RuntimeHelpers.GetHashCode(obj);
}
