using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DynRemote.Analyzers;

/// <summary>
/// Warns about <c>is</c>, <c>as</c>, <c>??</c>, <c>?.</c> and <c>switch</c> on values of the async view and of recordings. C# answers them from the
/// placeholder in hand, which is never null and of no other type, so that they are silently wrong there.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnansweredTestAnalyzer : DiagnosticAnalyzer
{
    /// <summary>In the package, beside its README.</summary>
    private const string Page = "docs/analyzers.md";

    /// <summary>A test of a promise.</summary>
    public static readonly DiagnosticDescriptor OfPromise = new(
        "DYNR001",
        "A promise is tested, not what it will become",
        "'{0}' looks at the promise and not at what it will become, for C# does not ask a dynamic object here. Await it first: '(await {1})', or compare with == instead.",
        "DynRemote",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "An operation of the async view gives a promise at once. C# decides is, as, ??, ?. and switch from the object in hand without asking it, and the object in hand is the promise.",
        helpLinkUri: Page + "#dynr001");

    /// <summary>A test of a recorded value.</summary>
    public static readonly DiagnosticDescriptor OfRecording = new(
        "DYNR002",
        "A recorded value is tested, not what it will be",
        "'{0}' is decided now, on the placeholder, and is not part of the plan, for C# does not ask a dynamic object here. Write '{1} == null', '&&', '||' or Remote.If(condition, a, b) instead.",
        "DynRemote",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A recorded lambda runs once, on placeholders. C# decides is, as, ??, ?. and switch from the object in hand without asking it, so that they cannot be recorded.",
        helpLinkUri: Page + "#dynr002");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [OfPromise, OfRecording];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(Look, UnansweredTest.Kinds);
    }

    private static void Look(SyntaxNodeAnalysisContext context)
    {
        var test = UnansweredTest.Of(context.Node);
        var rule = new OriginFinder(context.SemanticModel, context.CancellationToken).Of(test.Operand) switch
        {
            ValueOrigin.Async => OfPromise,
            ValueOrigin.Recorded => OfRecording,
            _ => null,
        };
        if (rule is not null)
            context.ReportDiagnostic(Diagnostic.Create(rule, test.Keyword.GetLocation(), test.Name, test.Operand.ToString()));
    }
}
