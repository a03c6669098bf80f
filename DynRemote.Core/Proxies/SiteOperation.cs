using DynRemote.Messages;
using DynRemote.Operations;

namespace DynRemote.Proxies;

/// <summary>The part of an operation that is the same each time a call site runs.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="Name">The member's or operator's name.</param>
/// <param name="Facts">What the site knows of its arguments.</param>
internal sealed record SiteOperation(OperationKind Kind, string? Name, CallSiteFacts Facts)
{
    /// <summary>The operation with the arguments of this run.</summary>
    public Operation With(object?[] arguments) => new(Kind, Name, new CallArguments(arguments)
    {
        Names = Facts.Names,
        TypeArguments = Facts.TypeArguments,
        Constants = Facts.Constants,
        ByReference = Facts.ByReference,
    });
}
