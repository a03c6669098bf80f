using System.Dynamic;
using System.Linq.Expressions;
using DynRemote.Operations;
using Microsoft.CSharp.RuntimeBinder;

namespace DynRemote.Binding;

/// <summary>Removes a member from a dynamic object. C# has no such operation, so there is no C# binder for it.</summary>
internal sealed class MemberDeletion(string name) : DeleteMemberBinder(name, ignoreCase: false)
{
    public override DynamicMetaObject FallbackDeleteMember(DynamicMetaObject target, DynamicMetaObject? errorSuggestion) =>
        errorSuggestion ?? DeletionFailure.Of(target, $"The object has no member '{Name}' that can be removed");
}

/// <summary>Removes what an index names from a dynamic object.</summary>
internal sealed class IndexDeletion(CallArguments args) : DeleteIndexBinder(new CallInfo(args.Values.Length, args.Names))
{
    public override DynamicMetaObject FallbackDeleteIndex(DynamicMetaObject target, DynamicMetaObject[] indexes, DynamicMetaObject? errorSuggestion) =>
        errorSuggestion ?? DeletionFailure.Of(target, "The object has nothing at this index that can be removed");
}

internal static class DeletionFailure
{
    public static DynamicMetaObject Of(DynamicMetaObject target, string message)
    {
        var error = Expression.New(typeof(RuntimeBinderException).GetConstructor([typeof(string)])!, Expression.Constant(message));
        return new DynamicMetaObject(
            Expression.Throw(error, typeof(void)),
            BindingRestrictions.GetTypeRestriction(target.Expression, target.LimitType));
    }
}
