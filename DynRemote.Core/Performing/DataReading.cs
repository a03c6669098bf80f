using System.Collections;
using System.Collections.Immutable;
using System.Collections.Specialized;
using System.Reflection;
using System.Runtime.CompilerServices;
using DynRemote.Binding;
using DynRemote.Operations;
using DynRemote.Proxies;
using DynRemote.Values;

namespace DynRemote.Performing;

/// <summary>
/// The owner's side of a copy: reads the data of an object, all of it or what the peer asks for. Each member is read by the binder, and so through the gate,
/// as if the peer had read it itself.
/// </summary>
internal sealed class DataReading
{
    /// <summary>More objects than this in one copy are a mistake, or an attack.</summary>
    private const int MaxObjects = 1_000_000;

    private readonly MemberBinder _binder;
    private readonly List<(ImmutableArray<string> Names, ImmutableArray<int> Patterns)> _patterns = [];

    /// <summary>The objects that are being read around the current one.</summary>
    private readonly HashSet<object> _open = new(ReferenceEqualityComparer.Instance);

    private int _objects;

    private DataReading(MemberBinder binder, object?[] patterns)
    {
        _binder = binder;
        if (patterns.Length % 2 != 0)
            throw new RemoteProtocolException("The patterns of a copy come in pairs.");
        for (var i = 0; i < patterns.Length; i += 2)
        {
            if (patterns[i] is not ImmutableArray<string> names || patterns[i + 1] is not ImmutableArray<int> parts || names.Length != parts.Length)
                throw new RemoteProtocolException("A pattern of a copy consists of names and as many numbers.");
            if (parts.Any(part => part < DataPattern.Content || part > patterns.Length / 2))
                throw new RemoteProtocolException("A pattern of a copy names a pattern that there is not.");
            _patterns.Add((names, parts));
        }
    }

    /// <summary>The data of an object.</summary>
    /// <param name="target">The object.</param>
    /// <param name="patterns">What the peer asks for, see <see cref="Messages.OperationKind.Copy"/>; empty for everything.</param>
    /// <param name="binder">What reads the members.</param>
    /// <exception cref="RemoteException">The object contains itself, is too large, or one of its members throws.</exception>
    public static object? Of(object target, CallArguments patterns, MemberBinder binder)
    {
        if (patterns.Values is [true])
            return new DataReading(binder, []).ReadSurface(target);
        var reading = new DataReading(binder, patterns.Values);
        return reading.Read(target, patterns.Values.Length == 0 ? DataPattern.Everything : 1, isTop: true);
    }

    private object? Read(object? value, int pattern, bool isTop = false)
    {
        if (value is null or string or byte[] || pattern == DataPattern.AsItIs)
            return value;
        if (pattern == DataPattern.Everything && value is NameValueCollection names)
            return ReadNames(names);
        if (ValueParts.Has(value))
            return ReadParts(value, pattern);
        var isSequence = value is IEnumerable && value is not System.Dynamic.ExpandoObject;
        if (!isSequence && pattern == DataPattern.Content)
            return value;
        if (!isSequence && !isTop && (ValueForms.Of(value.GetType()) is not ReferenceForm || (pattern == DataPattern.Everything && !IsData(value))))
            return value;
        if (++_objects > MaxObjects)
            throw new RemoteException($"The data has more than {MaxObjects} objects; copy it in parts.");
        if (!_open.Add(value))
            throw new RemoteException($"The data of a {TypeDisplay.Of(value.GetType())} cannot be copied, for it contains itself. Copy its parts, or into a type that has not the member that leads back.");
        try
        {
            return isSequence ? ReadElements(value, pattern) : ReadMembers(value, pattern);
        }
        finally
        {
            _open.Remove(value);
        }
    }

    private DataTree.Elements ReadPair((object? Key, object? Value) pair, int pattern) => new([pair.Key, Read(pair.Value, pattern)]);

    // A pair is asked for by the pattern of its value; a tuple by one of its own, which has a number for each element.
    private object ReadParts(object value, int pattern)
    {
        if (pattern == DataPattern.Content && value is ITuple)
            return value;
        if (pattern != DataPattern.Everything && CopiedPair.TryTake(value, out var pair))
            return ReadPair(pair, pattern);
        if (pattern != DataPattern.Everything && _patterns[pattern - 1].Patterns.Length != ((ITuple)value).Length)
            return value;
        var parts = ValueParts.Of(value)!;
        var read = new object?[parts.Length];
        for (var i = 0; i < read.Length; i++)
            read[i] = Read(parts[i], pattern == DataPattern.Everything ? pattern : _patterns[pattern - 1].Patterns[i]);
        if (read.Zip(parts, ReferenceEquals).All(static same => same))
            return value;
        return pattern == DataPattern.Everything ? TupleConversion.With(value, parts, read) : new DataTree.Elements([.. read]);
    }

    // Enumerated, it tells its names only.
    private DataTree.Elements ReadNames(NameValueCollection names)
    {
        var pairs = CopiedNames.PairsOf(
            (int)_binder.Get(names, nameof(names.Count))!,
            i => (string?)_binder.InvokeMember(names, nameof(names.GetKey), new CallArguments([i])),
            i => (string[]?)_binder.InvokeMember(names, nameof(names.GetValues), new CallArguments([i])));
        return new DataTree.Elements([.. pairs.Select(static pair => (object?)pair)]);
    }

    private DataTree ReadElements(object sequence, int pattern)
    {
        var elements = new List<object?>();
        var enumerator = _binder.Enumerate(sequence);
        try
        {
            while (enumerator.MoveNext())
            {
                if (++_objects > MaxObjects)
                    throw new RemoteException($"The data has more than {MaxObjects} elements; copy it in parts.");
                elements.Add(sequence is IDictionary && CopiedPair.TryTake(enumerator.Current, out var pair) ? ReadPair(pair, pattern) : Read(enumerator.Current, pattern));
            }
        }
        finally
        {
            (enumerator as IDisposable)?.Dispose();
        }
        // What has names for its elements is an object to whoever asks for everything.
        return pattern == DataPattern.Everything && sequence is IDictionary && elements.TrueForAll(static element => element is DataTree.Elements { Values: [string, _] })
            ? new DataTree.Members(elements.ConvertAll(static element => ((DataTree.Elements)element!).Values is [string key, var value] ? KeyValuePair.Create(key, value) : default))
            : new DataTree.Elements(elements);
    }

    private DataTree.Members ReadMembers(object target, int pattern)
    {
        var members = new List<KeyValuePair<string, object?>>();
        if (pattern == DataPattern.Everything)
        {
            foreach (var name in _binder.MemberNames(target))
            {
                if (IsReadable(target, name) && TryGet(target, name, skipsRefused: true, out var value))
                    members.Add(KeyValuePair.Create(name, Read(value, DataPattern.Everything)));
            }
            return new DataTree.Members(members);
        }
        var (names, patterns) = _patterns[pattern - 1];
        for (var i = 0; i < names.Length; i++)
        {
            if (IsReadable(target, names[i]) && TryGet(target, names[i], skipsRefused: false, out var value))
                members.Add(KeyValuePair.Create(names[i], Read(value, patterns[i])));
        }
        return new DataTree.Members(members);
    }

    // What is to be read of the object, each part as it is.
    private DataTree.Members ReadSurface(object target)
    {
        var members = new List<KeyValuePair<string, object?>>();
        foreach (var name in _binder.ValueNames(target))
        {
            if (TryGet(target, name, skipsRefused: true, out var value))
                members.Add(KeyValuePair.Create(name, value));
        }
        return new DataTree.Members(members);
    }

    private bool TryGet(object target, string name, bool skipsRefused, out object? value)
    {
        value = null;
        try
        {
            value = _binder.Get(target, name);
            return true;
        }
        catch (RemoteAccessException) when (skipsRefused)
        {
            return false;
        }
        catch (Exception exception) when (exception is not RemoteException)
        {
            throw new RemoteException(
                $"The data of a {TypeDisplay.Of(target.GetType())} cannot be copied: its member '{name}' throws {exception.GetType()}: {exception.Message}", exception);
        }
    }

    // A dynamic object has the members that it says it has; of others, properties and fields are data.
    private bool IsReadable(object target, string name)
    {
        var sites = _binder.SitesOf(target);
        if (sites.IsDynamic)
            return _binder.MemberNames(target).Contains(name);
        return _binder.MembersOf(new MemberScope(sites, target, IsStatic: false), name)?.Single switch
        {
            PropertyInfo property => property.GetMethod is { IsPublic: true } && !property.DeclaringType!.IsInterface,
            FieldInfo => true,
            _ => false,
        };
    }

    // What the framework has, and what must be ended or waited for, is a thing that works and not data.
    private static bool IsData(object value) =>
        value is System.Dynamic.ExpandoObject
        || (value is not (Delegate or IDisposable or IAsyncDisposable or RemoteObject) && !FrameworkTypes.IsFramework(value.GetType().Assembly));
}
