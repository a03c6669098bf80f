using DynRemote.Tests.Conformance.Differential;
using DynRemote.Tests.Conformance.Lines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DynRemote.Tests.Conformance;

/// <summary>The C# that is listed as refused by the compiler is refused, and what is to be written instead is not.</summary>
public sealed class RefusalTests
{
    private static readonly PortableExecutableReference[] Framework =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
    ];

    [TestCaseSource(nameof(Lines))]
    public void The_compiler_refuses_it_on_dynamic(object refused)
    {
        var refusal = (Refusal)refused;

        Assert.That(ErrorsOf(refusal.Line), Is.EqualTo(new[] { refusal.Code }), "the line");
        Assert.That(ErrorsOf(refusal.Instead), Is.Empty, "what to write instead");
    }

    private static IEnumerable<object> Lines => Refusals.All;

    private static IEnumerable<string> ErrorsOf(string line)
    {
        var source = $$"""
            using System; using System.Collections.Generic; using System.Linq; using System.Linq.Expressions; using System.Threading; using System.Threading.Tasks;
            static class Program { static void Run(dynamic x) { {{line}} } }
            """;
        var compilation = CSharpCompilation.Create(
            "Refused",
            [CSharpSyntaxTree.ParseText(source)],
            Framework,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        return compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.Id).Distinct();
    }
}
