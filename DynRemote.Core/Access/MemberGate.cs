using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using DynRemote.Binding;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace DynRemote.Access;

/// <summary>
/// The one gate: shuts what is hidden or not public under every policy, asks the policy's rule about the rest, and remembers what it allowed.
/// </summary>
internal sealed class MemberGate : IMemberGate
{
    // What a gate has learned, and what binding has learned by it, serves all connections of a policy and logger. Weakly by both.
    private static readonly ConditionalWeakTable<AccessPolicy, ConditionalWeakTable<ILogger, MemberGate>> Gates = [];

    // Weakly by type, so that the types of an unloaded plugin go with it.
    private readonly ConditionalWeakTable<Type, TypeDecisions> _types = [];
    private readonly IAccessRule _rule;
    private readonly string _name;
    private readonly ILogger _logger;

    // Views that allow the same of objects of one type share a gate, and with it what binding has learned by it.
    private readonly ConditionalWeakTable<ViewRules, ConditionalWeakTable<Type, MemberGate>> _narrowed = [];

    private MemberGate(IAccessRule rule, string name, ILogger logger)
    {
        _rule = rule;
        _name = name;
        _logger = logger;
    }

    /// <summary>The gate of a policy; the same one each time.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="logger">Gets every refusal as a warning, and what is allowed once for each type, member and kind at level debug.</param>
    public static IMemberGate For(AccessPolicy policy, ILogger? logger = null) =>
        Gates.GetOrCreateValue(policy).GetValue(logger ?? NullLogger.Instance, key => new MemberGate(policy.Rule, $"access policy '{policy.Name}'", key));

    /// <inheritdoc/>
    public bool AllowsStatics => _rule.AllowsStatics;

    /// <inheritdoc/>
    public bool IsVisible(Type targetType, MemberInfo member)
    {
        var decisions = Decisions(targetType).Of(member);
        return decisions.IsVisible ?? (decisions.IsVisible = Marks.IsPublic(targetType, member) && !Marks.IsHidden(targetType, member)).Value;
    }

    /// <inheritdoc/>
    public void Demand(Type targetType, MemberInfo? member, string name, AccessKind kind)
    {
        var decisions = member is not null ? Decisions(targetType).Of(member)
            : _rule.IgnoresNames ? Decisions(targetType).Dynamic
            : null;
        if (decisions is null || !decisions.IsAllowed(kind))
            Decide(new AccessRequest(targetType, member, name, kind), decisions);
    }

    /// <inheritdoc/>
    public bool Allows(Type targetType, MemberInfo? member, string name, AccessKind kind) =>
        (member is not null && Decisions(targetType).Of(member).IsAllowed(kind)) || Judge(new AccessRequest(targetType, member, name, kind)).IsAllowed;

    /// <inheritdoc/>
    public IMemberGate Narrowed(RemoteView view)
    {
        var type = view.ObjectType;
        if (view.IsRevoked)
            Refuse(type, $"A view of a '{type}' has been revoked by its owner: nothing can be done through it any more.");
        return _narrowed.GetOrCreateValue(view.Rules).GetValue(
            type, key => new MemberGate(new ViewRule(view.Rules, key, _rule), _rule is ViewRule ? _name : $"{_name}, narrowed by a view,", _logger));
    }

    /// <inheritdoc/>
    public void DemandOfViews(Type targetType, string name, AccessKind kind)
    {
        var request = new AccessRequest(targetType, null, name, kind);
        if (_rule is not ViewRule views || views.JudgeAlone(request) is not { IsAllowed: false } refusal)
            return;
        Log(request, refusal);
        Refuse(request, refusal);
    }

    private TypeDecisions Decisions(Type type) =>
        _types.TryGetValue(type, out var known) ? known : _types.GetValue(type, static _ => new TypeDecisions());

    private void Decide(in AccessRequest request, MemberDecisions? decisions)
    {
        var verdict = Judge(request);
        Log(request, verdict);
        if (!verdict.IsAllowed)
            Refuse(request, verdict);
        decisions?.Allow(request.Kind);
    }

    private Verdict Judge(in AccessRequest request)
    {
        if (Marks.IsHidden(request.TargetType))
            return Verdict.Refuse("the type is hidden by [RemoteHidden], which no policy opens");

        // A walk is judged by the enumerator that foreach would call: a class has up to three of them, and hiding that one hides the elements.
        var enumerator = request.Kind is AccessKind.Enumerate ? Sequences.Enumerator(request.TargetType) : null;
        if ((enumerator ?? request.Member) is not { } member)
            return _rule.Judge(request);
        if (!Marks.IsPublic(request.TargetType, member, request.Kind))
            return Verdict.Refuse("it is not public, and no policy opens what is not");
        if (Marks.IsHidden(request.TargetType, member, request.Kind))
            return Verdict.Refuse("it is hidden by [RemoteHidden], which no policy opens");

        // Whoever hides the elements hides them from LINQ as well.
        if (Sequences.IsLinq(request.TargetType, member)
            && Judge(request with { Member = null, Kind = AccessKind.Enumerate }) is { IsAllowed: false } refusal)
            return refusal;
        return _rule.Judge(request with { Member = Kinship.Owner(member) });
    }

    private void Log(in AccessRequest request, Verdict verdict)
    {
        var level = verdict.IsAllowed ? LogLevel.Debug : LogLevel.Warning;
        if (_logger.IsEnabled(level))
            _logger.Log(level, default, Decision(request, verdict), null, (decision, _) => decision.Describe(_name));
    }

    [DoesNotReturn]
    private void Refuse(in AccessRequest request, Verdict verdict) =>
        throw new RemoteAccessException(Decision(request, verdict).Describe(_name));

    [DoesNotReturn]
    private void Refuse(Type type, string message)
    {
        _logger.LogWarning("A view of a {Type} is used that has been revoked", type);
        throw new RemoteAccessException(message);
    }

    private static AccessDecision Decision(in AccessRequest request, Verdict verdict) =>
        new(request.TargetType, request.Name, request.Kind, verdict.IsAllowed, verdict.Reason);
}
