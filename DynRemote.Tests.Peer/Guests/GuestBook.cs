namespace DynRemote.Tests.Peer.Guests;

/// <summary>What the other process does with the objects of whoever calls it: it has no type of theirs.</summary>
public sealed class GuestBook
{
    private readonly List<object> _kept = [];

    public string Greet(dynamic guest) => $"Hello, {guest.Name}!";

    public object SumOf(dynamic numbers)
    {
        var sum = 0;
        foreach (int number in numbers)
            sum += number;
        return sum;
    }

    public void AddTo(dynamic list, object value) => list.Add(value);

    public void Sort(List<int> numbers) => numbers.Sort();

    public void Fill(int[] numbers) => Array.Fill(numbers, 7);

    public int Apply(Func<int, int> function, int value) => function(value);

    public object Call(dynamic callable, object argument) => callable(argument);

    public void Rename(dynamic guest, string name) => guest.Name = name;

    public string Type(object guest) => Remote.TypeOf(guest).FullName;

    public bool IsOfType(object guest, string typeName) => Remote.Is(guest, typeName);

    public bool Same(object first, object second) => ReferenceEquals(first, second);

    public int Keep(object guest)
    {
        _kept.Add(guest);
        return _kept.Count - 1;
    }

    public object Give(int index) => _kept[index];

    public void Listen(dynamic source, dynamic log) => source.Said += new Action<string>(text => log.Add(text));

    public string Failure(Action action)
    {
        try
        {
            action();
            return "none";
        }
        catch (RemoteException exception)
        {
            return $"{exception.TypeName}: {exception.Message} {exception.Remote!.Code}";
        }
    }

    public int Compare(IComparer<string> comparer, string left, string right) => comparer.Compare(left, right);

    public void Close(IDisposable guest)
    {
        using (guest)
        {
        }
    }
}
