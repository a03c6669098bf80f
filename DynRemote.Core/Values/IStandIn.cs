namespace DynRemote.Values;

/// <summary>
/// What this library gives in place of something else that it is an argument for: the static type of a variable that holds it, <see cref="object"/> mostly, says
/// nothing of what arrives.
/// </summary>
internal interface IStandIn;
