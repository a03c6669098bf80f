using System.Dynamic;
using System.Linq.Expressions;
using DynRemote.Messages;
using DynRemote.Operations;
using DynRemote.Values;

namespace DynRemote.Proxies;

/// <summary>The part of an operation that is the same each time a call site runs.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="Name">The member's or operator's name.</param>
/// <param name="Facts">What the site knows of its arguments.</param>
internal sealed record SiteOperation(OperationKind Kind, string? Name, CallSiteFacts Facts)
{
    /// <summary>The name as <see cref="LocalAnswers"/> spells it: what is answered without the owner is looked for by its exact name.</summary>
    public string? LocalName { get; } = Name is not null && Facts.IgnoresCase ? LocalAnswers.SpellingOf(Name) : Name;

    /// <summary>The static types of those arguments whose values need not tell them; <see langword="null"/> where there is no such argument.</summary>
    private Type?[]? StaticTypes { get; init; }

    /// <summary>A call of a member.</summary>
    public static SiteOperation Of(InvokeMemberBinder binder) => Call(binder.Name, CallSiteFacts.Of(binder, binder.CallInfo));

    /// <summary>A call of a member whose name is known.</summary>
    public static SiteOperation Call(string name, CallSiteFacts facts) =>
        new(facts.IsLoose ? OperationKind.CallOrGet : OperationKind.InvokeMember, name, facts);

    /// <summary>A call of the object itself.</summary>
    public static SiteOperation Of(InvokeBinder binder)
    {
        var facts = CallSiteFacts.Of(binder, binder.CallInfo);
        return new SiteOperation(facts.IsLoose ? OperationKind.CallOrGet : OperationKind.Invoke, null, facts);
    }

    /// <summary>A read of a member.</summary>
    public static SiteOperation Of(GetMemberBinder binder) => new(OperationKind.Get, binder.Name, CallSiteFacts.Of(binder, null));

    /// <summary>A change of a member.</summary>
    public static SiteOperation Of(SetMemberBinder binder) => new(OperationKind.Set, binder.Name, CallSiteFacts.Of(binder, null));

    /// <summary>A removal of a member.</summary>
    public static SiteOperation Of(DeleteMemberBinder binder) => new(OperationKind.DeleteMember, binder.Name, CallSiteFacts.Of(binder, null));

    /// <summary>A construction.</summary>
    public static SiteOperation Of(CreateInstanceBinder binder) => new(OperationKind.Create, null, CallSiteFacts.Of(binder, binder.CallInfo));

    /// <summary>A read by index.</summary>
    public static SiteOperation Of(GetIndexBinder binder) => new(OperationKind.GetIndex, null, CallSiteFacts.Of(binder, binder.CallInfo));

    /// <summary>A change by index.</summary>
    public static SiteOperation Of(SetIndexBinder binder) => new(OperationKind.SetIndex, null, CallSiteFacts.Of(binder, binder.CallInfo));

    /// <summary>A removal by index.</summary>
    public static SiteOperation Of(DeleteIndexBinder binder) => new(OperationKind.DeleteIndex, null, CallSiteFacts.Of(binder, binder.CallInfo));

    /// <summary>A unary operator.</summary>
    public static SiteOperation Of(UnaryOperationBinder binder) => new(OperationKind.Unary, binder.Operation.ToString(), CallSiteFacts.Of(binder, null));

    /// <summary>A binary operator; <c>&amp;&amp;</c> and <c>||</c> come as <c>&amp;</c> and <c>|</c> of operands that have been asked already whether they are true.</summary>
    public static SiteOperation Of(BinaryOperationBinder binder)
    {
        var facts = CallSiteFacts.Of(binder, null);
        var operation = (binder.Operation, facts.IsLogical) switch
        {
            (ExpressionType.And, true) => ExpressionType.AndAlso,
            (ExpressionType.Or, true) => ExpressionType.OrElse,
            var (plain, _) => plain,
        };
        return new SiteOperation(OperationKind.Binary, operation.ToString(), facts);
    }

    /// <summary>The same, of a site whose arguments come as these expressions.</summary>
    public SiteOperation Of(DynamicMetaObject[] args)
    {
        var types = args.Select((arg, i) => i < 32 && (Facts.Typed & (1u << i)) != 0 && !IsExact(arg.Expression.Type) ? arg.Expression.Type : null).ToArray();
        return Array.TrueForAll(types, static type => type is null) ? this : this with { StaticTypes = types };
    }

    /// <summary>The operation with the arguments of this run.</summary>
    public Operation With(object?[] arguments) => new(Kind, Name, new CallArguments(arguments)
    {
        Names = Facts.Names,
        TypeArguments = Facts.TypeArguments,
        StaticTypes = StaticTypes is null ? [] : Untold(StaticTypes, arguments),
        Constants = Facts.Constants,
        ByReference = Facts.ByReference,
        Out = Facts.Out,
        IsLoose = Facts.IsLoose,
        IsCompound = Facts.IsCompound,
        IsChecked = Facts.IsChecked,
    })
    {
        IgnoresCase = Facts.IgnoresCase,
    };

    // A box of a struct tells its type; but none is ever a box of a nullable.
    private static bool IsExact(Type type) => type.IsValueType && Nullable.GetUnderlyingType(type) is null;

    private static Type?[] Untold(Type?[] types, object?[] arguments)
    {
        Type?[]? untold = null;
        for (var i = 0; i < types.Length; i++)
        {
            if (types[i] is { } type && arguments[i]?.GetType() != type && arguments[i] is not IStandIn)
                (untold ??= new Type?[types.Length])[i] = type;
        }
        return untold ?? [];
    }
}
