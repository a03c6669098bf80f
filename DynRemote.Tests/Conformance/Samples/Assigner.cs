namespace DynRemote.Tests.Conformance.Samples;

/// <summary>Assigns to variables of its callers, and throws.</summary>
public sealed class Assigner : IAssigner
{
    private object _kept = new();

    public delegate void Setter(ref int n);

    public int Number { get; set; }

    public Setter Delegate { get; } = static (ref int n) =>
    {
        n++;
        throw new FormatException("thrown");
    };

    public void SetThenThrow(ref int n, ref string text)
    {
        (n, text) = (n + 1, "new");
        throw new FormatException("thrown");
    }

    public void ThrowAtOnce(ref int n, ref string text, ref object o) => throw new FormatException($"thrown {n} {text} {o is not null}");

    public void SetNumberThenThrow(out int number, out string text)
    {
        number = 2;
        throw new FormatException("thrown");
    }

    public void SetZeroThenThrow(out int number)
    {
        number = 0;
        throw new FormatException("thrown");
    }

    public void SwapThenThrow(ref object o)
    {
        (o, _kept) = (_kept, o);
        throw new FormatException("thrown");
    }

    public void SetAnyThenThrow<T>(ref T variable, T value)
    {
        variable = value;
        throw new FormatException("thrown");
    }

    public void GrowThenThrow(ref List<int> list)
    {
        list.Add(2);
        throw new FormatException("thrown");
    }

    public void AddThenThrow(int a, ref int n, int b, int c, int d)
    {
        n += a + b + c + d;
        throw new FormatException("thrown");
    }

    public void SelfThenThrow(ref object self)
    {
        self = this;
        throw new FormatException("thrown");
    }

    public void SetUncrossableThenThrow(ref object o)
    {
        o = typeof(List<>);
        throw new FormatException("thrown");
    }

    void IAssigner.Set(ref int n, out int rest)
    {
        n++;
        throw new FormatException("thrown");
    }

    /// <summary>What a callback has made of a variable here, and what it has thrown.</summary>
    public string CallBack(Setter setter)
    {
        var n = 1;
        try
        {
            setter(ref n);
            return "nothing thrown";
        }
        catch (FormatException thrown)
        {
            return $"{n} {thrown.Message}";
        }
    }
}

public interface IAssigner
{
    void Set(ref int n, out int rest);
}
