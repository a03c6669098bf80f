using System.Reflection;
using DynRemote.Messages;
using DynRemote.Operations;

namespace DynRemote.Binding;

/// <summary>
/// Indexers, with several arguments and overloads. What C# resolves at compile time only, <see cref="Index"/> and <see cref="Range"/> on types that do
/// not know them, works here too: by way of <c>Length</c> or <c>Count</c>, <c>this[int]</c> and <c>Slice</c>.
/// </summary>
internal sealed class IndexBinding(MemberBinder binder, BindingCache cache)
{
    private const string ItemName = "Item";

    private readonly OverloadResolution _overloads = new(binder);

    public object? Get(TypeSites sites, object target, CallArguments args)
    {
        if (target is Array array && sites.Interface is null)
            return ArrayElements.Get(binder, array, args);
        var key = new SiteKey(OperationKind.GetIndex, ItemName, args.Values.Length);
        if (sites.Find(key, args) is { } known)
            return binder.Run(known, target, ItemName, args.Values);
        var list = new ArgumentList(args, binder.Adapter);
        if (Choose(sites, list, out var failure) is not { } candidate)
        {
            return args.Values is [Index or Range] && ImplicitIndexing.TryGet(binder, target, args.Values[0]!, out var result)
                ? result
                : throw failure!.ToException();
        }
        var indexer = (PropertyInfo)candidate.Signature.Member;
        var getter = MethodSignature.Of(Accessibility.Getter(indexer));
        var rule = new CallRule(sites.Type, indexer, AccessKind.Read, AssembledCall.Of(candidate, getter.Plan));
        Keep(sites, key, list, rule);
        return binder.Run(rule, target, ItemName, args.Values);
    }

    /// <summary>Writes through an indexer; answers what the value was converted to, if it was.</summary>
    public object? Set(TypeSites sites, object target, CallArguments args)
    {
        if (target is Array array && sites.Interface is null)
            return ArrayElements.Set(binder, array, args);
        var key = new SiteKey(OperationKind.SetIndex, ItemName, args.Values.Length);
        if (sites.Find(key, args) is { } known)
            return binder.Run(known, target, ItemName, args.Values);
        var indexes = new ArgumentList(IndexesOf(args), binder.Adapter);
        if (Choose(sites, indexes, out var failure) is not { } candidate)
        {
            return args.Values is [Index index, var value]
                ? binder.SetIndex(target, args with { Values = [ImplicitIndexing.Resolve(binder, target, index), value] })
                : throw failure!.ToException();
        }
        var indexer = (PropertyInfo)candidate.Signature.Member;
        var setter = MethodSignature.Of(Accessibility.Setter(indexer));
        var list = new ArgumentList(args, binder.Adapter);
        var conversion = ConversionBinding.OfAssigned(binder, list, list.Count - 1, indexer.PropertyType);
        var write = AssembledCall.Of(candidate, setter.Plan, new Conversion(ConversionKind.Pass, indexer.PropertyType));
        var rule = new CallRule(sites.Type, indexer, AccessKind.Write, conversion.Kind == ConversionKind.Pass ? write : new ConvertedWrite(write, conversion));
        Keep(sites, key, list, rule);
        return binder.Run(rule, target, ItemName, args.Values);
    }

    /// <summary>The arguments of a set without the value, which is the last and never named.</summary>
    internal static CallArguments IndexesOf(CallArguments args) => args with { Values = args.Values[..^1] };

    private Candidate? Choose(TypeSites sites, ArgumentList list, out BindingFailure? failure)
    {
        var indexers = sites.Interface is { } face ? binder.Lookup.FindIndexers(sites.Type, face) : binder.Lookup.FindIndexers(sites.Type);
        if (indexers.Length > 0)
            return _overloads.Choose("this", indexers, list, [], out failure);
        failure = new BindingFailure(BindingMessages.NoIndexer(sites.Interface ?? sites.Type));
        return null;
    }

    private void Keep(TypeSites sites, SiteKey key, ArgumentList list, CallRule rule)
    {
        if (list.IsCacheable)
            cache.Add(sites, key, new ArgumentPattern(list.Source), rule);
    }
}
