using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using DynRemote.Messages;
using DynRemote.Operations;
using Microsoft.CSharp.RuntimeBinder;

namespace DynRemote.Proxies;

/// <summary>
/// The arguments of a remote event for a handler that declares a class for them, such as <see cref="System.ComponentModel.CancelEventArgs"/>. A proxy cannot
/// be of that class; so the handler gets a copy, made anew for each call, and what it has set in it is brought to the real arguments when it returns.
/// </summary>
internal static class EventArgsCopy
{
    /// <summary>What each copy had when it was made, for as long as it lives.</summary>
    private static readonly ConditionalWeakTable<object, State> Before = [];

    /// <summary>By type, whether its public members tell all that is in it. Concurrent by itself; entries never change.</summary>
    private static readonly ConditionalWeakTable<Type, StrongBox<bool>> Plain = [];

    /// <summary>Whether a type is a class of event arguments that a copy can be made of.</summary>
    public static bool IsFor(Type type) => type.IsSubclassOf(typeof(EventArgs)) && !type.IsAbstract;

    /// <summary>Whether what comes for a member of the arguments can be of a type: a class of the program's own if it is for data and its members tell all of it.</summary>
    public static bool CanHold(Type type) => ProxyConversion.CanArrive(type) || type.IsSubclassOf(typeof(Exception)) || IsFor(type) || IsPlainData(type);

    /// <summary>Makes the copy, in one round trip; further ones for collections and objects in it.</summary>
    /// <exception cref="InvalidCastException">The class keeps its data in a way that cannot be told from its members, or a member is of a class that cannot be copied.</exception>
    public static object Make(RemoteObject proxy, Type type)
    {
        var members = MembersOf(type);
        var data = Read(proxy, members, out var throwing);
        var inner = new List<(RemoteObject Origin, object Copy)>();
        // No constructor runs where the members tell all: none could be found that takes just what they tell. The values are put where the members get them from.
        var copy = PutAll(RuntimeHelpers.GetUninitializedObject(type), members, data, proxy, inner, out var isWhole);
        if (!isWhole && Construct(proxy, type, members, data, inner) is { } constructed)
            copy = PutAll(constructed, members, data, proxy, inner, out _);
        Check(copy, members, data, throwing, proxy);
        Before.Add(copy, new State(Settable(copy, members, data), inner));
        ProxyOrigin.Note(copy, proxy);
        return copy;
    }

    /// <summary>Brings what the handler has set, and what it has done to the collections in the arguments, to the real arguments.</summary>
    public static void WriteBack(RemoteObject original, object copy)
    {
        if (!Before.TryGetValue(copy, out var before))
            return;
        foreach (var (member, value) in before.Settable)
        {
            if (ValueOf(member, copy) is var after && !Equals(after, value))
                original.Perform(new Operation(OperationKind.Set, member.Name, after));
        }
        foreach (var (origin, part) in before.Inner)
        {
            ProxyArguments.Instance.WriteBack(origin, part);
            WriteBack(origin, part);
        }
    }

    /// <summary>What the members of a class of the program's own have, with what is written back of it.</summary>
    private static object MakeData(RemoteObject proxy, Type type)
    {
        var copy = RemoteCopy.MakeData(proxy, type)!;
        var members = MembersOf(type);
        Before.Add(copy, new State(Settable(copy, members, members.ToDictionary(static member => member.Name, static _ => (object?)null)), []));
        return copy;
    }

    private static IDictionary<string, object?> Read(RemoteObject proxy, List<MemberInfo> members, out HashSet<string> throwing)
    {
        throwing = [];
        var names = members.Select(static member => member.Name).ToImmutableArray();
        try
        {
            return (IDictionary<string, object?>)proxy.Perform(new Operation(OperationKind.Copy, null, names, names.Select(static _ => DataPattern.AsItIs).ToImmutableArray()))!;
        }
        // A member that throws, such as the result of work that has failed, throws here, too, when the handler gets it; the others are told.
        catch (RemoteException)
        {
            return ReadEach(proxy, names, throwing);
        }
    }

    private static Dictionary<string, object?> ReadEach(RemoteObject proxy, ImmutableArray<string> names, HashSet<string> throwing)
    {
        var data = new Dictionary<string, object?>();
        foreach (var name in names)
        {
            try
            {
                data.Add(name, proxy.Perform(new Operation(OperationKind.Get, name)));
            }
            catch (RuntimeBinderException)
            {
                // The real arguments have no such member: it stays as it is.
                continue;
            }
            catch (Exception exception) when (exception is not (ConnectionLostException or OperationCanceledException or TimeoutException))
            {
                throwing.Add(name);
            }
        }
        return data;
    }

    private static List<MemberInfo> MembersOf(Type type) =>
    [
        .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(static property => property.GetIndexParameters().Length == 0 && property.GetMethod is { IsPublic: true })
            .DistinctBy(static property => property.Name),
        .. type.GetFields(BindingFlags.Public | BindingFlags.Instance),
    ];

    // Whether the copy is whole: nothing in it is as if it had never been made.
    private static object PutAll(object copy, List<MemberInfo> members, IDictionary<string, object?> data, RemoteObject proxy, List<(RemoteObject, object)> inner, out bool isWhole)
    {
        var fields = FieldsOf(copy.GetType()).ToHashSet();
        foreach (var member in members)
        {
            var field = member as FieldInfo ?? BackingField.Of((PropertyInfo)member);
            if (field is not null)
                fields.Remove(field);
            if (!data.TryGetValue(member.Name, out var value))
                continue;
            if (field is not null)
                field.SetValue(copy, Adapted(value, field.FieldType, member, proxy, inner));
            else if (member is PropertyInfo { SetMethod.IsPublic: true } property)
                property.SetValue(copy, Adapted(value, property.PropertyType, member, proxy, inner));
        }
        isWhole = fields.Count == 0;
        return copy;
    }

    // By the constructor that takes the most of what the arguments tell; some tell it by methods, as ErrorEventArgs.GetException does.
    private static object? Construct(RemoteObject proxy, Type type, List<MemberInfo> members, IDictionary<string, object?> data, List<(RemoteObject, object)> inner)
    {
        foreach (var constructor in type.GetConstructors().OrderByDescending(static constructor => constructor.GetParameters().Length))
        {
            var parameters = constructor.GetParameters();
            var sources = Array.ConvertAll(parameters, parameter => SourceOf(parameter, type, members, data));
            if (parameters.Length == 0 || Array.Exists(sources, static source => source is null))
                continue;
            var arguments = new object?[parameters.Length];
            for (var i = 0; i < arguments.Length; i++)
            {
                var value = sources[i] is MethodInfo method ? proxy.Perform(new Operation(OperationKind.InvokeMember, method.Name)) : data[sources[i]!.Name];
                arguments[i] = Adapted(value, parameters[i].ParameterType, sources[i]!, proxy, inner);
            }
            return constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, arguments, null);
        }
        return null;
    }

    private static MemberInfo? SourceOf(ParameterInfo parameter, Type type, List<MemberInfo> members, IDictionary<string, object?> data) =>
        members.Find(member => string.Equals(member.Name, parameter.Name, StringComparison.OrdinalIgnoreCase) && data.ContainsKey(member.Name))
        ?? Array.Find(type.GetMethods(), method => string.Equals(method.Name, "Get" + parameter.Name, StringComparison.OrdinalIgnoreCase)
            && method.GetParameters().Length == 0 && parameter.ParameterType.IsAssignableFrom(method.ReturnType)) as MemberInfo;

    // As an argument of the handler's own would be: a collection is a copy that is written back, a delegate can be called.
    private static object? Adapted(object? value, Type type, MemberInfo member, RemoteObject proxy, List<(RemoteObject, object)> inner)
    {
        if (value is not RemoteObject remote || type.IsInstanceOfType(remote))
            return ProxyConversion.ToType(value, type);
        if (inner.Find(part => ReferenceEquals(part.Item1, remote) && type.IsInstanceOfType(part.Item2)) is { Item2: { } known })
            return known;
        if (!ProxyArguments.Instance.TryAdapt(remote, type, out var adapted))
        {
            adapted = IsPlainData(type)
                ? MakeData(remote, type)
                : throw new InvalidCastException(
                    $"A remote {proxy.Shape.Name} cannot be copied into a {member.ReflectedType}: of its '{member.Name}', a {remote.Shape.Name}, only a reference comes. "
                    + "Declare the handler's parameter as EventArgs or dynamic.");
        }
        inner.Add((remote, adapted));
        return adapted;
    }

    private static void Check(object copy, List<MemberInfo> members, IDictionary<string, object?> data, HashSet<string> throwing, RemoteObject proxy)
    {
        foreach (var property in members.OfType<PropertyInfo>())
        {
            if (throwing.Contains(property.Name) ? !Throws(property, copy) : IsTold(property, data, out var value) && !Equals(property.GetValue(copy), value))
                throw Unable(proxy, property);
        }
    }

    private static bool IsTold(PropertyInfo property, IDictionary<string, object?> data, out object? value) =>
        data.TryGetValue(property.Name, out value) && ProxyOrigin.Of(value) is null;

    private static bool Throws(PropertyInfo property, object copy)
    {
        try
        {
            property.GetValue(copy);
            return false;
        }
        catch (TargetInvocationException)
        {
            return true;
        }
    }

    private static List<(MemberInfo Member, object? Value)> Settable(object copy, List<MemberInfo> members, IDictionary<string, object?> data) =>
    [
        .. members
            .Where(member => data.ContainsKey(member.Name) && member is PropertyInfo { SetMethod.IsPublic: true } or FieldInfo { IsInitOnly: false })
            .Select(member => (member, ValueOf(member, copy))),
    ];

    private static object? ValueOf(MemberInfo member, object copy) => member is FieldInfo field ? field.GetValue(copy) : ((PropertyInfo)member).GetValue(copy);

    private static bool IsPlainData(Type type) => Plain.GetValue(type, static type =>
    {
        if (type.IsValueType || !DataType.IsData(type, isAskedFor: false))
            return new StrongBox<bool>(false);
        var told = MembersOf(type).Select(static member => member as FieldInfo ?? BackingField.Of((PropertyInfo)member)).ToHashSet();
        return new StrongBox<bool>(FieldsOf(type).All(told.Contains));
    }).Value;

    private static IEnumerable<FieldInfo> FieldsOf(Type type)
    {
        for (var one = type; one is not null; one = one.BaseType)
        {
            foreach (var field in one.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                yield return field;
        }
    }

    private static InvalidCastException Unable(RemoteObject proxy, PropertyInfo property) => new(
        $"A remote {proxy.Shape.Name} cannot be copied into a {property.ReflectedType}, whose '{property.Name}' cannot be given from outside. "
        + "Declare the handler's parameter as EventArgs or dynamic.");

    /// <summary>What a copy had when it was made.</summary>
    /// <param name="Settable">The members that a handler can set, and what was in them.</param>
    /// <param name="Inner">The remote objects among its members, and what was made of them.</param>
    private sealed record State(List<(MemberInfo Member, object? Value)> Settable, List<(RemoteObject Origin, object Copy)> Inner);
}
