using System.Collections.Concurrent;
using System.Dynamic;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using DynRemote.Operations;

namespace DynRemote.Binding;

/// <summary>Performs one dynamic operation: a DLR call site behind a signature that fits all.</summary>
internal delegate object? DynamicOperation(object target, object?[] arguments);

/// <summary>The call sites of dynamic targets. They are bounded: names and argument names come from the peer.</summary>
internal sealed class DynamicSites
{
    private const int MaxSites = 2_000;

    // Concurrent; emptied when full. A site is itself a cache of the DLR's, and safe to share between threads.
    private readonly ConcurrentDictionary<DynamicShape, DynamicOperation> _sites = [];

    /// <summary>The site of a shape.</summary>
    public DynamicOperation Find(DynamicShape shape, Func<CallSiteBinder> make)
    {
        if (_sites.TryGetValue(shape, out var known))
            return known;
        if (_sites.Count >= MaxSites)
            _sites.Clear();
        return _sites.GetOrAdd(shape, Compile(make(), shape.Arguments));
    }

    // By-reference arguments are written back into the array.
    private static DynamicOperation Compile(CallSiteBinder binder, CallArguments args)
    {
        var target = Expression.Parameter(typeof(object));
        var arguments = Expression.Parameter(typeof(object?[]));
        var operands = new List<Expression> { target };
        var types = new List<Type> { typeof(CallSite), typeof(object) };
        for (var i = 0; i < args.Values.Length; i++)
        {
            operands.Add(Expression.ArrayAccess(arguments, Expression.Constant(i)));
            types.Add(args.IsByReference(i) ? typeof(object).MakeByRefType() : typeof(object));
        }
        var result = binder is DynamicMetaObjectBinder { ReturnType: var type } ? type : typeof(object);
        types.Add(result);
        Expression site = Expression.MakeDynamic(Expression.GetDelegateType([.. types]), binder, operands);
        Expression body = result == typeof(void) ? Expression.Block(site, Expression.Constant(null)) : Expression.Convert(site, typeof(object));
        return Expression.Lambda<DynamicOperation>(body, target, arguments).Compile();
    }
}
