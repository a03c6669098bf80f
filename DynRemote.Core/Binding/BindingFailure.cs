using System.Reflection;
using System.Text;
using Microsoft.CSharp.RuntimeBinder;

namespace DynRemote.Binding;

/// <summary>A member that was considered, and why it did not fit.</summary>
internal readonly record struct RejectedCandidate(MemberInfo Member, string Reason);

/// <summary>
/// Why an operation could not be bound, as data: it is thrown only once nothing else is left to try.
/// </summary>
/// <param name="Message">What C#'s own run-time binder says in this case.</param>
/// <param name="Candidates">What was considered.</param>
internal sealed record BindingFailure(string Message, IReadOnlyList<RejectedCandidate> Candidates)
{
    // A hostile peer may ask for the worst case: a type with thousands of overloads must not make a message of megabytes.
    private const int MaxListed = 12;

    public BindingFailure(string message)
        : this(message, [])
    {
    }

    /// <summary>The exception to throw: the first line is the local binder's text, the lines after it name the candidates.</summary>
    public RuntimeBinderException ToException()
    {
        if (Candidates.Count == 0)
            return new RuntimeBinderException(Message);
        var text = new StringBuilder(Message);
        foreach (var candidate in Candidates.Take(MaxListed))
            text.Append("\n  ").Append(TypeDisplay.Of(candidate.Member)).Append(": ").Append(candidate.Reason);
        if (Candidates.Count > MaxListed)
            text.Append("\n  and ").Append(Candidates.Count - MaxListed).Append(" more");
        return new RuntimeBinderException(text.ToString());
    }
}
