using System.Collections.Immutable;
using DynRemote.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DynRemote.Tests.Analyzers;

/// <summary>A method body as the analyzer sees it in a program that uses DynRemote.</summary>
internal static class AnalyzedSource
{
    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>The diagnostics of a body, each as its number and the text that it is reported at: <c>DYNR001 is</c>.</summary>
    /// <param name="body">Statements that may use <c>conn</c>, a connection, <c>x</c>, a reference, and the field <c>Held</c>.</param>
    public static async Task<string[]> DiagnosticsOf(string body)
    {
        var source = $$"""
            using System;
            using System.Collections.Generic;
            using System.Linq;
            using System.Threading.Tasks;
            using DynRemote;

            public static class Program
            {
                private static dynamic Held;

                public static async Task Main(RemoteConnection conn, dynamic x)
                {
                    {{body}}
                    await Task.CompletedTask;
                }
            }
            """;
        var compilation = CSharpCompilation.Create(
            "Analyzed", [CSharpSyntaxTree.ParseText(source)], References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        // A source that does not compile would say nothing about the analyzer.
        Assert.That(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error), Is.Empty);

        ImmutableArray<DiagnosticAnalyzer> analyzers = [new UnansweredTestAnalyzer()];
        var found = await compilation.WithAnalyzers(analyzers).GetAnalyzerDiagnosticsAsync();
        return [.. found.Select(diagnostic => $"{diagnostic.Id} {source.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length)}")];
    }
}
