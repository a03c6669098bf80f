namespace DynRemote.Values;

/// <summary>Something that stands for a value that is not there yet.</summary>
internal interface IPromised : IStandIn
{
    /// <summary>Gives the value, if it is there by now.</summary>
    bool TryGetValue(out object? value);
}
