namespace DynRemote.Demo.Link;

/// <summary>Is told what a link has carried.</summary>
/// <param name="direction">Which way.</param>
/// <param name="left">When it came into the link.</param>
/// <param name="landed">When it arrived.</param>
/// <param name="bytes">What it was.</param>
internal delegate void Landing(Direction direction, TimeSpan left, TimeSpan landed, byte[] bytes);
