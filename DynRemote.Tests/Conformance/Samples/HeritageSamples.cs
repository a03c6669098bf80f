namespace DynRemote.Tests.Conformance.Samples;

public class Animal
{
    public virtual string Sound => "none";
}

[System.ComponentModel.Description("A dog, for tests.")]
public class Dog : Animal
{
    private object? _callable;

    public Dog()
    {
    }

    public Dog(string name) => Name = name;

    public static Dog Find(string name) => new(name);

    public string Name { get; set; } = "Rex";

    public override string Sound => "bark";

    public int Length => 9;

    /// <summary>Evaluated by whoever owns the dog.</summary>
    public int OwnersThread => Environment.CurrentManagedThreadId;

    public int Divide(int a, int b) => a / b;

    public bool IsMyType(Type type) => GetType() == type;

    public void Store(object callable) => _callable = callable;

    public object CallStored(int argument) => ((dynamic)_callable!)(argument);

    public System.Diagnostics.StackFrame Frame() => new(0, needFileInfo: false);
}

/// <summary>What Python would call false: nothing is in it.</summary>
public sealed class EmptyBox
{
    public int Count => 0;

    public string Say() => "still here";
}
