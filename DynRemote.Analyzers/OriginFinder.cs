using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DynRemote.Analyzers;

/// <summary>
/// Follows a dynamic expression back to where its value comes from: through members, calls, indexers and operators on it, through variables to what is assigned to
/// them, and out of lambdas to the method that they are given to. What the source does not show is <see cref="ValueOrigin.Other"/>, and so is a variable that is
/// assigned something else as well: a warning must not be wrong.
/// </summary>
/// <remarks>One a test: it remembers which variables it has looked at, for two may be assigned to each other.</remarks>
internal sealed class OriginFinder(SemanticModel model, CancellationToken cancellation)
{
    private readonly HashSet<ISymbol> _seen = new(SymbolEqualityComparer.Default);

    /// <summary>Where the value of an expression comes from.</summary>
    public ValueOrigin Of(ExpressionSyntax expression) => Of(expression, isOperatedOn: false);

    private ValueOrigin Of(ExpressionSyntax expression, bool isOperatedOn)
    {
        switch (expression)
        {
            case ParenthesizedExpressionSyntax { Expression: var inner }:
                return Of(inner, isOperatedOn);
            case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression, Operand: var inner }:
                return Of(inner, isOperatedOn);
            // An object of any type is the object itself; other types make a value of it.
            case CastExpressionSyntax cast when IsDynamic(cast) || model.GetTypeInfo(cast, cancellation).Type?.SpecialType == SpecialType.System_Object:
                return Of(cast.Expression, isOperatedOn);
            case InvocationExpressionSyntax call when RemoteMethods.Called(model, call, cancellation) is { } method:
                return OfCall(call, method);
            case InvocationExpressionSyntax call when IsDynamic(call.Expression):
                return Of(call.Expression, isOperatedOn: true);
            case MemberAccessExpressionSyntax access when IsDynamic(access.Expression):
                return Of(access.Expression, isOperatedOn: true);
            case ElementAccessExpressionSyntax element when IsDynamic(element.Expression):
                return Of(element.Expression, isOperatedOn: true);
            case ConditionalAccessExpressionSyntax access when IsDynamic(access.Expression):
                return Of(access.Expression, isOperatedOn: true);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } choice:
                return Either(Of(choice.Left, isOperatedOn), Of(choice.Right, isOperatedOn));
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AsExpression } test:
                return Of(test.Left, isOperatedOn);
            case BinaryExpressionSyntax binary when IsDynamic(binary):
                return Either(Of(binary.Left, isOperatedOn: true), Of(binary.Right, isOperatedOn: true));
            case PrefixUnaryExpressionSyntax unary when IsDynamic(unary.Operand):
                return Of(unary.Operand, isOperatedOn: true);
            case ConditionalExpressionSyntax conditional:
                return Either(Of(conditional.WhenTrue, isOperatedOn), Of(conditional.WhenFalse, isOperatedOn));
            case AssignmentExpressionSyntax assignment:
                return Of(assignment.Right, isOperatedOn);
            case IdentifierNameSyntax or MemberAccessExpressionSyntax when IsDynamic(expression):
                return OfRoot(expression, isOperatedOn);
            default:
                return ValueOrigin.Other;
        }
    }

    private ValueOrigin OfCall(InvocationExpressionSyntax call, IMethodSymbol method) =>
        RemoteMethods.IsAsync(method) ? ValueOrigin.Async
        : IsDynamic(call) && RemoteMethods.IsRecordable(method) && RecordedLambda.Around(model, call, cancellation) is not null ? ValueOrigin.Recorded
        : ValueOrigin.Other;

    // Inside code that is recorded, its parameters and range variables are placeholders. What it has captured is itself; but what is done to that is recorded.
    private ValueOrigin OfRoot(ExpressionSyntax root, bool isOperatedOn)
    {
        var symbol = model.GetSymbolInfo(root, cancellation).Symbol;
        var assigned = symbol is ILocalSymbol or IParameterSymbol or IFieldSymbol ? OfVariable(symbol, root) : ValueOrigin.Unknown;
        if (assigned is not ValueOrigin.Unknown)
            return assigned;
        if (RecordedLambda.Around(model, root, cancellation) is not { } recorded)
            return ValueOrigin.Other;
        return isOperatedOn || IsDeclaredIn(recorded, root) ? ValueOrigin.Recorded : ValueOrigin.Other;
    }

    private bool IsDeclaredIn(SyntaxNode recorded, ExpressionSyntax root)
    {
        while (root is MemberAccessExpressionSyntax { Expression: var target })
            root = target;
        return model.GetSymbolInfo(root, cancellation).Symbol is { } symbol
            && symbol.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == recorded.SyntaxTree && recorded.Span.Contains(reference.Span));
    }

    // Unknown where nothing tells, or where what is assigned is dynamic and may be a reference.
    private ValueOrigin OfVariable(ISymbol variable, SyntaxNode use)
    {
        if (!_seen.Add(variable))
            return ValueOrigin.Unknown;
        var origins = AssignedTo(variable, use).Where(value => !IsNull(value)).Select(OfAssigned).Distinct().ToArray();
        return origins.Length switch
        {
            0 => ValueOrigin.Unknown,
            1 => origins[0],
            _ => ValueOrigin.Other,
        };
    }

    private ValueOrigin OfAssigned(ExpressionSyntax value) =>
        Of(value) is var origin && origin == ValueOrigin.Other && IsDynamic(value) ? ValueOrigin.Unknown : origin;

    private IEnumerable<ExpressionSyntax> AssignedTo(ISymbol variable, SyntaxNode use)
    {
        foreach (var reference in variable.DeclaringSyntaxReferences)
        {
            if (reference.SyntaxTree == use.SyntaxTree && reference.GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer.Value: { } initial })
                yield return initial;
        }
        foreach (var assignment in ScopeOf(variable, use).DescendantNodes().OfType<AssignmentExpressionSyntax>())
        {
            if (assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) && NameOf(assignment.Left) == variable.Name
                && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(assignment.Left, cancellation).Symbol, variable))
                yield return assignment.Right;
        }
    }

    private SyntaxNode ScopeOf(ISymbol variable, SyntaxNode use) =>
        (variable is IFieldSymbol ? use.FirstAncestorOrSelf<TypeDeclarationSyntax>() : use.FirstAncestorOrSelf<MemberDeclarationSyntax>())
        ?? use.SyntaxTree.GetRoot(cancellation);

    private static string? NameOf(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax { Name: var name } => name.Identifier.ValueText,
        _ => null,
    };

    private static bool IsNull(ExpressionSyntax value) => value switch
    {
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression, Operand: var inner } => IsNull(inner),
        _ => value.IsKind(SyntaxKind.NullLiteralExpression) || value.IsKind(SyntaxKind.DefaultLiteralExpression),
    };

    private bool IsDynamic(ExpressionSyntax expression) => model.GetTypeInfo(expression, cancellation).Type is IDynamicTypeSymbol
        || (expression is MemberAccessExpressionSyntax { Expression: var target } && model.GetTypeInfo(target, cancellation).Type is IDynamicTypeSymbol);

    // Of a part that is a promise or placeholder, so is the whole; what nothing is known of does not change that.
    private static ValueOrigin Either(ValueOrigin one, ValueOrigin other) => one is ValueOrigin.Async or ValueOrigin.Recorded ? one : other;
}
