using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace DynRemote.Bench.Micro;

/// <summary>The inner parts, one at a time, with BenchmarkDotNet: every public class of this assembly that has <c>[Benchmark]</c> methods.</summary>
internal static class MicroBenchmarks
{
    /// <summary>Runs the benchmarks that the arguments choose.</summary>
    /// <param name="args">BenchmarkDotNet's own, such as <c>--filter *Bson*</c> or <c>--job short</c>; without a filter, all of them run.</param>
    /// <returns>The exit code: 0 only when there was something to run and all of it ran.</returns>
    public static int Run(string[] args)
    {
        // Without a filter BenchmarkDotNet would ask at the keyboard.
        var choosesForItself = args.Any(a => a is "--filter" or "-f" or "--list" or "--help" or "--info");
        var summaries = BenchmarkSwitcher
            .FromAssembly(typeof(MicroBenchmarks).Assembly)
            .Run(choosesForItself ? args : ["--filter", "*", .. args], Config())
            .ToArray();
        var ran = summaries.Length > 0 && summaries.All(s => !s.HasCriticalValidationErrors && s.Reports.Length > 0 && s.Reports.All(r => r.Success));
        return ran ? 0 : 1;
    }

    // In this process: a project generated and built for each run would have to be made by a BenchmarkDotNet that is older than the framework.
    // A mutator, so that a job from the command line runs so as well.
    private static ManualConfig Config() => new ManualConfig()
        .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).AsMutator())
        .AddColumnProvider(DefaultColumnProviders.Instance)
        .AddDiagnoser(MemoryDiagnoser.Default)
        .AddExporter(MarkdownExporter.GitHub)
        .AddLogger(ConsoleLogger.Default)
        .WithArtifactsPath(Path.Combine("artifacts", "micro"));
}
