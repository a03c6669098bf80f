namespace DynRemote.Tests.Channels;

internal static class ChannelExtensions
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>Receives; fails instead of waiting for ever.</summary>
    public static object?[]? ReceiveSoon(this IMessageChannel channel) =>
        Task.Factory.StartNew(channel.Receive, TaskCreationOptions.LongRunning).WaitAsync(Limit).GetAwaiter().GetResult();
}
