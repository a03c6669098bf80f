using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DynRemote.Analyzers;

/// <summary>The methods of DynRemote that open a view in which operations do not give values at once.</summary>
internal static class RemoteMethods
{
    private const string RemoteClass = "DynRemote.Remote";
    private const string QueryClass = "DynRemote.RemoteQuery<T>";
    private const string OrderedQueryClass = "DynRemote.RemoteOrderedQuery<T>";

    /// <summary>The method of DynRemote's that is called; <see langword="null"/> where another one is.</summary>
    public static IMethodSymbol? Called(SemanticModel model, InvocationExpressionSyntax call, CancellationToken cancellation)
    {
        var symbols = model.GetSymbolInfo(call, cancellation);
        // A dynamic argument leaves the choice among overloads to the time when the call runs.
        var method = symbols.Symbol ?? symbols.CandidateSymbols.FirstOrDefault();
        return method is IMethodSymbol known && ClassOf(known) is not null ? known : null;
    }

    /// <summary>Whether a method opens the async view.</summary>
    public static bool IsAsync(IMethodSymbol method) => ClassOf(method) == RemoteClass && method.Name == "Async";

    /// <summary>Whether a call of a method in recorded code gives a placeholder, where it gives something dynamic.</summary>
    public static bool IsRecordable(IMethodSymbol method) => ClassOf(method) != RemoteClass || method.Name is "Cast" or "If" or "Str";

    /// <summary>Whether a method records the lambdas that it is given.</summary>
    public static bool Records(ISymbol? method) => ClassOf(method) switch
    {
        null => false,
        RemoteClass => method!.Name is "Run" or "RunAsync" or "Send" or "Query" or "Fn",
        _ => true,
    };

    private static string? ClassOf(ISymbol? method) =>
        method?.ContainingType?.OriginalDefinition.ToDisplayString() is RemoteClass or QueryClass or OrderedQueryClass
            ? method.ContainingType.OriginalDefinition.ToDisplayString()
            : null;
}
