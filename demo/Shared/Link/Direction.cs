namespace DynRemote.Demo.Link;

/// <summary>Which way something went.</summary>
internal enum Direction
{
    ToHost,
    ToClient,
}
