using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DynRemote.Analyzers;

/// <summary>Code that runs once to be recorded: a lambda given to <c>Remote.Run</c>, to an operator of a query, or written as a query expression.</summary>
internal static class RecordedLambda
{
    /// <summary>The outermost recorded code that an expression stands in; <see langword="null"/> where it stands in none.</summary>
    public static SyntaxNode? Around(SemanticModel model, ExpressionSyntax use, CancellationToken cancellation) => use.Ancestors().LastOrDefault(outer => outer switch
    {
        LambdaExpressionSyntax lambda => IsGivenToRecorder(model, lambda, cancellation),
        QueryExpressionSyntax query => IsOfRemoteQuery(model, query, cancellation),
        _ => false,
    });

    private static bool IsGivenToRecorder(SemanticModel model, LambdaExpressionSyntax lambda, CancellationToken cancellation)
    {
        if (lambda.Parent is not ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call })
            return false;
        var symbols = model.GetSymbolInfo(call, cancellation);
        return RemoteMethods.Records(symbols.Symbol) || symbols.CandidateSymbols.Any(RemoteMethods.Records);
    }

    // The compiler makes calls of the clauses; the first of them is enough to know whose operators they are.
    private static bool IsOfRemoteQuery(SemanticModel model, QueryExpressionSyntax query, CancellationToken cancellation)
    {
        if (query.Body.Clauses.Select(clause => model.GetQueryClauseInfo(clause, cancellation).OperationInfo.Symbol).Any(RemoteMethods.Records))
            return true;
        return RemoteMethods.Records(model.GetSymbolInfo(query.Body.SelectOrGroup, cancellation).Symbol);
    }
}
