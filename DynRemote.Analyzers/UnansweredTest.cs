using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DynRemote.Analyzers;

/// <summary>
/// A piece of C# that the compiler answers from the object in hand, without asking it: <c>is</c>, <c>as</c>, <c>??</c>, <c>??=</c>, <c>?.</c>, and
/// <c>switch</c> over patterns. There is no hook for these even where the operand is <see langword="dynamic"/>.
/// </summary>
internal sealed class UnansweredTest
{
    private UnansweredTest(ExpressionSyntax operand, SyntaxToken keyword)
    {
        Operand = operand;
        Keyword = keyword;
    }

    /// <summary>The kinds of syntax that can be one.</summary>
    public static SyntaxKind[] Kinds { get; } =
    [
        SyntaxKind.IsExpression,
        SyntaxKind.IsPatternExpression,
        SyntaxKind.AsExpression,
        SyntaxKind.CoalesceExpression,
        SyntaxKind.CoalesceAssignmentExpression,
        SyntaxKind.ConditionalAccessExpression,
        SyntaxKind.SwitchExpression,
        SyntaxKind.SwitchStatement,
    ];

    /// <summary>What is tested.</summary>
    public ExpressionSyntax Operand { get; }

    /// <summary>The word or sign that tests it: where a reader looks.</summary>
    public SyntaxToken Keyword { get; }

    /// <summary>The word or sign as C# programmers call it.</summary>
    public string Name => Keyword.IsKind(SyntaxKind.QuestionToken) ? "?." : Keyword.ValueText;

    /// <summary>Reads one from a node of one of the <see cref="Kinds"/>.</summary>
    public static UnansweredTest Of(SyntaxNode node) => node switch
    {
        BinaryExpressionSyntax binary => new UnansweredTest(binary.Left, binary.OperatorToken),
        IsPatternExpressionSyntax pattern => new UnansweredTest(pattern.Expression, pattern.IsKeyword),
        AssignmentExpressionSyntax assignment => new UnansweredTest(assignment.Left, assignment.OperatorToken),
        ConditionalAccessExpressionSyntax access => new UnansweredTest(access.Expression, access.OperatorToken),
        SwitchExpressionSyntax expression => new UnansweredTest(expression.GoverningExpression, expression.SwitchKeyword),
        SwitchStatementSyntax statement => new UnansweredTest(statement.Expression, statement.SwitchKeyword),
        _ => throw new InvalidOperationException($"{node.Kind()} is none of the kinds that are looked at."),
    };
}
