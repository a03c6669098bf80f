namespace DynRemote.Tests.Conformance.Differential;

/// <summary>The result of a piece of C# that has none.</summary>
internal sealed class Nothing
{
    private Nothing()
    {
    }

    /// <summary>The only one.</summary>
    public static Nothing Value { get; } = new();
}
