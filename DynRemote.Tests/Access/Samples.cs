#pragma warning disable CS0067, CS0649, CS0169, IDE0051, IDE0052, CA1051, CA1711 // These members exist to be judged by the gate, not to be used.
using System.Collections;
using System.Dynamic;

namespace DynRemote.Tests.Access;

public class Plain : IDisposable
{
    public static int Shared { get; set; }

    public int Field;

    private int _secret;

    protected int Inner { get; set; }

    internal int Internal { get; set; }

    public int Number { get; set; }

    public int Guarded { get; private set; }

    public int HalfHidden { get; [RemoteHidden] set; }

    [RemoteHidden]
    public int Hidden { get; set; }

    public event EventHandler? Happened;

    public int this[int index] => index;

    public static Plain Make() => new();

    public static Plain operator +(Plain left, Plain right) => left;

    public static explicit operator int(Plain plain) => plain.Number;

    public Type TypeOfIt() => GetType();

    [RemoteHidden]
    public void Unseen()
    {
    }

    public T Generic<T>() => default!;

    public void Dispose() => GC.SuppressFinalize(this);

    private void Private() => _secret++;
}

public interface IShown
{
    int ThroughInterface();

    int Default() => 1;
}

internal interface IInternal
{
    int NotShown();
}

public interface IHides
{
    [RemoteHidden]
    int HiddenByMember();

    int NotHidden();
}

[RemoteHidden]
public interface IAllHidden
{
    int HiddenByInterface();
}

public sealed class Explicit : IShown, IInternal, IProgress<Explicit.Nested>
{
    int IShown.ThroughInterface() => 1;

    int IInternal.NotShown() => 2;

    void IProgress<Nested>.Report(Nested value)
    {
    }

    internal sealed class Nested;
}

public sealed class Hiding : IHides, IAllHidden
{
    public int Open() => 1;

    public int HiddenByMember() => 2;

    public int NotHidden() => 3;

    public int HiddenByInterface() => 4;
}

public sealed class HidesItsOwn : IShown
{
    [RemoteHidden]
    public int ThroughInterface() => 1;
}

[RemoteHidden]
public class HiddenClass
{
    public int Number { get; set; }
}

public sealed class HiddenByBase : HiddenClass
{
    public int Own { get; set; }
}

public class BaseWithHidden
{
    [RemoteHidden]
    public virtual int HiddenInBase() => 1;

    public virtual int HiddenInDerived() => 2;
}

public sealed class OverridesHidden : BaseWithHidden
{
    public override int HiddenInBase() => 3;

    [RemoteHidden]
    public override int HiddenInDerived() => 4;
}

public class SomeMarked
{
    [RemoteVisible]
    public int MarkedProperty { get; set; }

    public int HalfMarked { [RemoteVisible] get; set; }

    [RemoteVisible]
    public int MarkedField;

    [RemoteVisible]
    public event EventHandler? MarkedEvent;

    public int Unmarked { get; set; }

    [RemoteVisible]
    public static int MarkedStatic() => 1;

    [RemoteVisible]
    public int MarkedMethod() => 1;

    [RemoteVisible]
    public virtual int MarkedInBase() => 2;

    public int UnmarkedMethod() => 3;
}

public sealed class DerivesFromMarked : SomeMarked
{
    public override int MarkedInBase() => 4;

    public int Own() => 5;
}

[RemoteVisible]
public class MarkedClass : Plain
{
    public int Own { get; set; }

    [RemoteHidden]
    public int HiddenInMarked { get; set; }
}

[RemoteVisible]
public interface IMarked
{
    int OfMarkedInterface();
}

public interface IHasMarked
{
    [RemoteVisible]
    int MarkedInInterface { get; }

    int UnmarkedInInterface { get; }
}

public sealed class CarriesOut : IMarked, IHasMarked
{
    public int MarkedInInterface => 1;

    public int UnmarkedInInterface => 2;

    public int OfMarkedInterface() => 3;
}

[RemoteVisible]
public sealed class MarkedServices : IServiceProvider
{
    public int Number => 1;

    public object? GetService(Type serviceType) => null;
}

public sealed class OwnSequence : IEnumerable<int>, IDisposable
{
    public IEnumerator<int> GetEnumerator() => Enumerable.Range(0, 3).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void Dispose()
    {
    }
}

public sealed class MarkedSequence : IEnumerable<int>
{
    [RemoteVisible]
    public IEnumerator<int> GetEnumerator() => Enumerable.Range(0, 3).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

public sealed class HiddenSequence : IEnumerable<int>
{
    public int Length => 3;

    [RemoteHidden]
    public IEnumerator<int> GetEnumerator() => Enumerable.Range(0, 3).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

public delegate int OwnDelegate(int value);

[RemoteVisible]
public sealed class MarkedDynamic : DynamicObject;

public static class Iterators
{
    public static IEnumerable<int> Three()
    {
        yield return 1;
        yield return 2;
        yield return 3;
    }
}
