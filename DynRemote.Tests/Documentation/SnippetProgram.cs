using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DynRemote.Tests.Documentation;

/// <summary>
/// All snippets of a page as one program, in their order: so each sees the variables and types of those before it, as its reader does. Errors name the lines of
/// the page.
/// </summary>
internal sealed class SnippetProgram
{
    /// <summary>What the program prints before each snippet, followed by its number.</summary>
    public const string Mark = "\u0001";

    // The endpoint that the pages use. Each program has a port of its own instead: one that is free.
    private const string PageEndpoint = "127.0.0.1:7007";

    private static readonly string[] Usings =
        ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Threading", "System.Threading.Tasks"];

    // Libraries that a program of a reader would reference.
    private static readonly string[] Libraries = ["DynRemote.Core", "DynRemote.Transport", "Newtonsoft.Json", "Microsoft.Extensions.Logging.Abstractions"];

    private readonly CSharpCompilation _compilation;

    public SnippetProgram(SnippetPage page)
    {
        var options = new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Annotations);
        var tree = CSharpSyntaxTree.ParseText(Source(page), new CSharpParseOptions(LanguageVersion.Latest), page.Name, Encoding.UTF8);
        _compilation = CSharpCompilation.Create(
            $"Snippets of {page.Name.Replace('/', ' ')}", [tree], References(), options);
    }

    /// <summary>Compiles the program; its entry point, or the errors, each with its line of the page.</summary>
    public MethodInfo? Compile(out IReadOnlyList<string> errors)
    {
        using var code = new MemoryStream();
        using var symbols = new MemoryStream();
        var result = _compilation.Emit(code, symbols);
        errors = [.. result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(Describe)];
        return result.Success ? Assembly.Load(code.ToArray(), symbols.ToArray()).EntryPoint : null;
    }

    private static string Describe(Diagnostic error)
    {
        var place = error.Location.GetMappedLineSpan();
        return $"{place.Path}({place.StartLinePosition.Line + 1}): {error.GetMessage()}";
    }

    // Directives and types stand where a program must have them; each keeps its line.
    private static string Source(SnippetPage page)
    {
        var usings = new StringBuilder();
        var statements = new StringBuilder();
        var types = new StringBuilder();
        foreach (var name in Usings)
            usings.AppendLine($"using {name};");
        for (var i = 0; i < page.Snippets.Count; i++)
        {
            var snippet = page.Snippets[i];
            var tree = CSharpSyntaxTree.ParseText(snippet.Code);
            var root = tree.GetCompilationUnitRoot();
            statements.AppendLine("#line hidden").AppendLine($"Console.WriteLine(\"\\u0001{i}\");").AppendLine(Opening(snippet.Place, i));
            foreach (var directive in root.Usings)
                Append(usings, directive);
            foreach (var member in root.Members)
                Append(member is GlobalStatementSyntax ? statements : types, member);
            statements.AppendLine("#line hidden").AppendLine(snippet.Place == SnippetPlace.Program ? "" : "}");

            void Append(StringBuilder part, SyntaxNode node)
            {
                var line = snippet.Line + tree.GetLineSpan(node.FullSpan).StartLinePosition.Line;
                part.AppendLine($"#line {line} \"{page.Name}\"").AppendLine(node.ToFullString());
            }
        }
        return $"{usings}{statements}{types}".Replace(PageEndpoint, $"127.0.0.1:{FreePort()}", StringComparison.Ordinal);
    }

    // A local function may use names that the program has, too.
    private static string Opening(SnippetPlace place, int number) => place switch
    {
        SnippetPlace.Alone => $"await Snippet{number}(); async Task Snippet{number}() {{",
        SnippetPlace.Background => $"_ = Snippet{number}(); async Task Snippet{number}() {{",
        _ => "",
    };

    private static IEnumerable<MetadataReference> References()
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == framework || Libraries.Contains(Path.GetFileNameWithoutExtension(path)))
            .Select(path => MetadataReference.CreateFromFile(path));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
