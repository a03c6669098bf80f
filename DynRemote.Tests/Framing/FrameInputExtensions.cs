using DynRemote.Transport.Framing;

namespace DynRemote.Tests.Framing;

internal static class FrameInputExtensions
{
    public static void ReceiveAll(this FrameInput input)
    {
        while (input.Receive() is not null)
        {
        }
    }
}
