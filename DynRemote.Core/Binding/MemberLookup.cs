using System.Reflection;
using System.Runtime.CompilerServices;

namespace DynRemote.Binding;

/// <summary>
/// Finds what a name means on a type, by C#'s rules: the most derived declaration hides what it inherits, methods by signature and everything else by
/// name; a class that has no such member shows those that it implements explicitly, and default members, of its interfaces. Only public members that the
/// gate lets be seen take part, of whatever type: accessibility of the type itself does not matter, for whoever holds the object may use its public members.
/// </summary>
internal sealed class MemberLookup(IMemberGate gate)
{
    private const MemberTypes Kinds = MemberTypes.Method | MemberTypes.Property | MemberTypes.Field | MemberTypes.Event | MemberTypes.NestedType;

    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.DeclaredOnly;

    /// <summary>The instance members of a run-time type under a name.</summary>
    /// <exception cref="Microsoft.CSharp.RuntimeBinder.RuntimeBinderException">Two interfaces claim the name and neither is closer.</exception>
    public MemberSet? FindInstance(Type type, string name)
    {
        var found = FindInClass(type, type, name, BindingFlags.Instance, out var exists);
        // A class's own member that the gate hides must not come back through an interface.
        return found ?? (exists ? null : FindInInterfaces(type, name));
    }

    /// <summary>What one interface of a run-time type declares under a name.</summary>
    public MemberSet? FindInInterface(Type type, Type face, string name) => Closest(type, name, VisibleIn(face, type, name));

    /// <summary>The indexers that one interface of a run-time type declares.</summary>
    public MethodSignature[] FindIndexers(Type type, Type face)
    {
        var indexers = new List<MethodSignature>();
        AddIndexers(indexers, type, face);
        return [.. indexers];
    }

    /// <summary>The static members and nested types of a type under a name.</summary>
    public MemberSet? FindStatic(Type type, string name) => FindInClass(type, type, name, BindingFlags.Static, out _);

    /// <summary>The indexers of a run-time type.</summary>
    public MethodSignature[] FindIndexers(Type type)
    {
        var indexers = new List<MethodSignature>();
        for (var declaring = type; declaring is not null; declaring = declaring.BaseType)
            AddIndexers(indexers, type, declaring);
        if (indexers.Count > 0 || type.IsArray)
            return [.. indexers];
        foreach (var face in type.GetInterfaces())
            AddIndexers(indexers, type, face);
        return [.. indexers.Where(indexer => !indexers.Exists(other => IsHiddenByInterface(indexer, other)))];
    }

    /// <summary>The names that <see cref="FindInstance"/> or <see cref="FindStatic"/> finds something under that may be touched.</summary>
    public IReadOnlyList<string> NamesOf(Type type, bool isStatic)
    {
        var flags = BindingFlags.Public | (isStatic ? BindingFlags.Static | BindingFlags.FlattenHierarchy : BindingFlags.Instance);
        IEnumerable<MemberInfo> members = type.GetMembers(flags);
        if (!isStatic)
            members = members.Concat(type.GetInterfaces().SelectMany(face => face.GetMembers(flags)));
        return [.. members
            .Where(member => (member.MemberType & Kinds) != 0 && !IsAccessor(member) && !IsIndexer(member) && gate.IsVisible(type, member))
            // One overload that may be called is enough, and each of them may cost a look at all that it overrides and carries out.
            .GroupBy(member => member.Name, StringComparer.Ordinal)
            .Where(group => group.Any(member => MayBeTouched(type, member)))
            .Select(group => group.Key)];
    }

    /// <summary>The public static member of that name, if the type has one, whether or not a gate lets it be seen.</summary>
    public static MemberInfo? FindStaticOf(Type type, string name) =>
        type.GetMember(name, Kinds, BindingFlags.Public | BindingFlags.Static | BindingFlags.FlattenHierarchy).FirstOrDefault(member => !IsAccessor(member));

    /// <summary>The names of the fields and readable properties of a type's instances, those of the type itself before those of its bases.</summary>
    public IReadOnlyList<string> ValueNamesOf(Type type)
    {
        const BindingFlags Instance = BindingFlags.Public | BindingFlags.Instance;
        MemberInfo[] members = [.. type.GetFields(Instance), .. type.GetProperties(Instance).Where(property => property.GetMethod is { IsPublic: true } && !IsIndexer(property))];
        return [.. members.Where(member => gate.IsVisible(type, member) && gate.Allows(type, member, member.Name, AccessKind.Read)).Select(member => member.Name).Distinct(StringComparer.Ordinal)];
    }

    private bool MayBeTouched(Type type, MemberInfo member) => member switch
    {
        MethodInfo => gate.Allows(type, member, member.Name, AccessKind.Call),
        EventInfo => gate.Allows(type, member, member.Name, AccessKind.Subscribe),
        PropertyInfo property => (property.GetMethod is not null && gate.Allows(type, member, member.Name, AccessKind.Read))
            || (property.SetMethod is not null && gate.Allows(type, member, member.Name, AccessKind.Write)),
        FieldInfo => gate.Allows(type, member, member.Name, AccessKind.Read) || gate.Allows(type, member, member.Name, AccessKind.Write),
        _ => gate.Allows(type, member, member.Name, AccessKind.Read),
    };

    /// <summary>A member that explains a failure: one that C# would have found but that is static, not public, or an accessor.</summary>
    public static MemberInfo? FindUnreachable(Type type, string name)
    {
        const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        for (var declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            var members = declaring.GetMember(name, Kinds & ~MemberTypes.NestedType, Any);
            // Not the fields that the compiler makes; the accessors that it makes are what the message is about.
            if (members.FirstOrDefault(member => member is not FieldInfo || !member.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)) is { } found)
                return found;
        }
        return null;
    }

    private MemberSet? FindInClass(Type target, Type type, string name, BindingFlags scope, out bool exists)
    {
        exists = false;
        var methods = new List<MethodSignature>();
        for (var declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            foreach (var member in declaring.GetMember(name, Kinds, Declared | scope))
            {
                if (IsAccessor(member) || IsIndexer(member))
                    continue;
                exists = true;
                if (!gate.IsVisible(target, member))
                    continue;
                if (member is MethodInfo method)
                    AddUnlessHidden(methods, MethodSignature.Of(method));
                else if (methods.Count == 0)
                    return new MemberSet([], member);
            }
        }
        return methods.Count > 0 ? new MemberSet([.. methods], null) : null;
    }

    private MemberSet? FindInInterfaces(Type type, string name) =>
        Closest(type, name, [.. type.GetInterfaces().SelectMany(face => VisibleIn(face, type, name))]);

    private List<MemberInfo> VisibleIn(Type face, Type type, string name) => [.. face.GetMember(name, Kinds & ~MemberTypes.NestedType, Declared | BindingFlags.Instance)
        .Where(member => !IsAccessor(member) && !IsIndexer(member) && gate.IsVisible(type, member))];

    private static MemberSet? Closest(Type type, string name, List<MemberInfo> found)
    {
        if (found.Count == 0)
            return null;
        if (found.TrueForAll(member => member is MethodInfo))
        {
            var methods = found.ConvertAll(member => MethodSignature.Of(member));
            return new MemberSet([.. methods.Where(method => !methods.Exists(other => IsHiddenByInterface(method, other)))], null);
        }
        var closest = found.Where(member => !found.Exists(other => IsBaseInterface(member.DeclaringType!, other.DeclaringType!))).ToList();
        if (closest.Count > 1)
            throw BindingMessages.Error(BindingMessages.NoDefinition(type, name) + "\n" + BindingMessages.AmbiguousMember(closest[0], closest[1]) + "; use Remote.As with one of the two interfaces");
        return closest[0] is MethodInfo only ? new MemberSet([MethodSignature.Of(only)], null) : new MemberSet([], closest[0]);
    }

    private void AddIndexers(List<MethodSignature> indexers, Type target, Type declaring)
    {
        foreach (var property in declaring.GetProperties(Declared | BindingFlags.Instance))
        {
            if (IsDefault(property) && gate.IsVisible(target, property))
                AddUnlessHidden(indexers, MethodSignature.Of(property), keepInterfaces: declaring.IsInterface);
        }
    }

    private static void AddUnlessHidden(List<MethodSignature> members, MethodSignature member, bool keepInterfaces = false)
    {
        if (keepInterfaces || !members.Exists(other => other.HasSameParameters(member)))
            members.Add(member);
    }

    private static bool IsHiddenByInterface(MethodSignature method, MethodSignature other) =>
        IsBaseInterface(method.Member.DeclaringType!, other.Member.DeclaringType!) && method.HasSameParameters(other);

    private static bool IsBaseInterface(Type face, Type derived) => face != derived && face.IsAssignableFrom(derived);

    private static bool IsAccessor(MemberInfo member) => member is MethodInfo { IsSpecialName: true };

    // Other languages have properties with arguments besides the one that C# calls the indexer.
    private static bool IsDefault(PropertyInfo property) =>
        IsIndexer(property) && property.DeclaringType!.GetCustomAttribute<DefaultMemberAttribute>()?.MemberName == property.Name;

    private static bool IsIndexer(MemberInfo member) => member is PropertyInfo property && property.GetIndexParameters().Length > 0;
}
