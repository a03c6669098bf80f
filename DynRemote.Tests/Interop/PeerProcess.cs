using System.Diagnostics;
using System.Reflection;

namespace DynRemote.Tests.Interop;

/// <summary>
/// The other process of the tests, with a command of its own (<c>DynRemote.Tests.Peer/Commands</c>). It has said its first line when it is there, and is
/// killed at the latest when it is disposed.
/// </summary>
public sealed class PeerProcess : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly Process _process;

    private PeerProcess(Process process, string firstLine)
    {
        _process = process;
        FirstLine = firstLine;
    }

    /// <summary>What the command prints when it is ready: of <c>serve</c>, the endpoint.</summary>
    public string FirstLine { get; }

    public int Id => _process.Id;

    /// <summary>Starts the program; returns when it is ready.</summary>
    public static async Task<PeerProcess> StartAsync(params string[] arguments)
    {
        var program = typeof(PeerProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "PeerProgram").Value!;
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])["exec", program, .. arguments])
            start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        try
        {
            var error = process.StandardError.ReadToEndAsync();
            var line = await process.StandardOutput.ReadLineAsync().WaitAsync(Limit)
                ?? throw new InvalidOperationException($"The other process has ended: {await error.WaitAsync(Limit)}");
            return new PeerProcess(process, line);
        }
        catch
        {
            Kill(process);
            throw;
        }
    }

    /// <summary>Asks it to end, by closing its input; the task's result is its exit code.</summary>
    public async Task<int> EndAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync().WaitAsync(Limit);
        return _process.ExitCode;
    }

    /// <summary>Ends it without a word, as a crash does.</summary>
    public void Kill() => _process.Kill();

    public void Dispose() => Kill(_process);

    private static void Kill(Process process)
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }
}
