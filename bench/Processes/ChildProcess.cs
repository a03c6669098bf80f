using System.Diagnostics;
using System.Reflection;

namespace DynRemote.Bench.Processes;

/// <summary>
/// This program, started once more to play the other process. It tells its endpoint in the first line that it prints, and it is gone when
/// this object is disposed of, or when this process ends in whatever way.
/// </summary>
internal sealed class ChildProcess : IDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(30);

    private readonly Process _process;

    private ChildProcess(Process process, string endpoint)
    {
        _process = process;
        Endpoint = endpoint;
    }

    /// <summary>Where the child listens, in its own words.</summary>
    public string Endpoint { get; }

    /// <summary>Starts this program with the given arguments and waits until it has told its endpoint.</summary>
    /// <param name="arguments">A role, and whatever the role needs.</param>
    public static ChildProcess Start(params string[] arguments)
    {
        var process = Process.Start(StartInfo(arguments)) ?? throw new InvalidOperationException("The child process did not start.");
        try
        {
            return new ChildProcess(process, ReadEndpoint(process));
        }
        catch
        {
            End(process);
            throw;
        }
    }

    public void Dispose() => End(_process);

    private static ProcessStartInfo StartInfo(string[] arguments)
    {
        var program = Environment.ProcessPath ?? throw new InvalidOperationException("The path of this program is not known.");
        var info = new ProcessStartInfo(program)
        {
            RedirectStandardInput = true, // held open for as long as this process lives: its end tells the child to end (see ParentWatch)
            RedirectStandardOutput = true,
        };

        // Started as "dotnet DynRemote.Bench.dll", the program is the host, and needs to be told the assembly again.
        if (Path.GetFileNameWithoutExtension(program).Equals("dotnet", StringComparison.OrdinalIgnoreCase))
            info.ArgumentList.Add(Assembly.GetExecutingAssembly().Location);

        foreach (var argument in arguments)
            info.ArgumentList.Add(argument);
        return info;
    }

    private static string ReadEndpoint(Process process)
    {
        using var timeout = new CancellationTokenSource(StartTimeout);
        try
        {
            return process.StandardOutput.ReadLineAsync(timeout.Token).AsTask().GetAwaiter().GetResult()
                ?? throw new InvalidOperationException("The child process ended before it told its endpoint.");
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The child process did not tell its endpoint within {StartTimeout.TotalSeconds} s.");
        }
    }

    private static void End(Process process)
    {
        using (process)
        {
            process.Kill(entireProcessTree: true); // says nothing when the process has ended by itself
            process.WaitForExit();
        }
    }
}
