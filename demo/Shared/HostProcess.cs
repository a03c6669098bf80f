using System.Diagnostics;

namespace DynRemote.Demo;

/// <summary>
/// A demo's other half: the program in the folder beside, <c>X.Host</c> beside <c>X</c>, started as a process of its own. It tells its endpoint in the first
/// line that it prints, and ends when this process does, in whatever way.
/// </summary>
internal sealed class HostProcess : IDisposable
{
    private readonly Process _process;

    private HostProcess(Process process, string endpoint)
    {
        _process = process;
        Endpoint = endpoint;
    }

    /// <summary>Where the host listens.</summary>
    public string Endpoint { get; }

    /// <summary>The number of the process.</summary>
    public int Id => _process.Id;

    /// <summary>Starts the host and waits until it listens.</summary>
    public static HostProcess Start(params IEnumerable<string> arguments)
    {
        var process = Process.Start(new ProcessStartInfo("dotnet", [ProgramBeside(), .. arguments])
        {
            RedirectStandardInput = true, // held open, never written to: its end tells the host that this process has gone
            RedirectStandardOutput = true,
        })!;
        if (process.StandardOutput.ReadLine() is { } endpoint)
            return new HostProcess(process, endpoint);

        process.WaitForExit();
        throw new InvalidOperationException($"The host ended with exit code {process.ExitCode} before it listened.");
    }

    /// <summary>Ends the host without asking, as a crash would.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        Kill(); // does nothing where it has ended already
        _process.Dispose();
    }

    // The two are built alike: demo/X/bin/Debug/net10.0/X.dll and demo/X.Host/bin/Debug/net10.0/X.Host.dll.
    private static string ProgramBeside()
    {
        var name = typeof(HostProcess).Assembly.GetName().Name!;
        var here = AppContext.BaseDirectory;
        var end = here.LastIndexOf($"{Path.DirectorySeparatorChar}{name}{Path.DirectorySeparatorChar}", StringComparison.Ordinal) + 1 + name.Length;
        return $"{here[..end]}.Host{here[end..]}{name}.Host.dll";
    }
}
