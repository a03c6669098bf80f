using DynRemote.Access;
using DynRemote.Binding;
using DynRemote.Plans;
using DynRemote.Proxies;
using DynRemote.Tests.Faults;
using DynRemote.Tests.Plans.Twins;
using Microsoft.CSharp.RuntimeBinder;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace DynRemote.Tests.Plans;

/// <summary>Code that no recorder has written: random bytes, and plans of which bytes were changed. It ends in a result or in a clear error, soon.</summary>
internal sealed class HostilePlanTests
{
    private static readonly RemoteLimits Limits = new()
    {
        MaxPlanWork = 20_000,
        MaxPlanText = 1_000_000,
        MaxPlanElements = 10_000,
        MaxPlanTime = TimeSpan.FromSeconds(5),
    };

    private readonly Workshop _shop = new();
    private Pair _pair = null!;

    [OneTimeSetUp]
    public void Connect() => _pair = Pair.Open(Wire.Memory, _shop);

    [OneTimeTearDown]
    public void Disconnect() => _pair.Dispose();

    [Property(MaxTest = 2000, Arbitrary = [typeof(ChoiceLists)], QuietOnSuccess = true)]
    public void Random_code_is_refused_or_done(int[] numbers) => Do(Array.ConvertAll(numbers, static number => (byte)(number % 40)), [_shop, 1, "a", null]);

    [Property(MaxTest = 3000, Arbitrary = [typeof(ChoiceLists)], QuietOnSuccess = true)]
    public void Changed_code_is_refused_or_done(int[] numbers)
    {
        var choices = new Choices(numbers);
        var code = CodeOf(choices, out var inputs);
        for (var changes = 1 + choices.Next(4); changes > 0; changes--)
        {
            var at = choices.Next(code.Length);
            switch (choices.Next(4))
            {
                case 0:
                    code[at] = (byte)choices.Next(256);
                    break;
                case 1:
                    code[at] += (byte)(choices.Next(3) - 1);
                    break;
                case 2:
                    code = (byte[])[.. code[..at], .. code[Math.Min(at + 1, code.Length - 1)..]];
                    break;
                default:
                    code = (byte[])[.. code[..at], code[at], .. code[at..]];
                    break;
            }
        }
        Do(code, inputs);
    }

    [Test]
    public void Code_as_it_was_recorded_is_done()
    {
        var code = CodeOf(new Choices([]), out var inputs);
        Assert.That(Host().Run([new ReadOnlyMemory<byte>(code), .. inputs]), Is.Zero);
    }

    private byte[] CodeOf(Choices choices, out object?[] inputs)
    {
        var body = new CodeGrammar(choices).Body();
        var recorder = new Recorder();
        recorder.Run("", () => recorder.Plan.Result = recorder.Operand((object?)body.There(new Scope(_pair.Root, (object)_pair.Root.Wares[7], new List<int>()))));
        var code = PlanWriter.Write(recorder.Plan, out var recorded);
        inputs = [.. recorded.Select(input => ProxyOrigin.Of(input) is null ? input : _shop)];
        return code;
    }

    private static PlanHost Host() => new(new MemberBinder(MemberGate.For(AccessPolicy.Safe), ProxyArguments.Instance), Limits, static () => false);

    private static void Do(byte[] code, object?[] inputs)
    {
        var host = Host();
        object?[] arguments = [new ReadOnlyMemory<byte>(code), .. inputs];
        Check(() => host.Run(arguments));
        Check(() =>
        {
            using var results = host.Query([arguments[0], true, .. inputs], out _);
            while (results.MoveNext())
            {
            }
            return null;
        });
        Check(() => host.Function(arguments));
    }

    private static void Check(Func<object?> action)
    {
        try
        {
            action();
        }
        // What an operation throws is the operation's. What the plan itself throws says what is wrong with it, or is what C# or LINQ says in its place.
        catch (Exception exception) when (exception.TargetSite?.DeclaringType?.Namespace == typeof(PlanHost).Namespace)
        {
            Assert.That(
                exception,
                Is.InstanceOf<RemoteProtocolException>().Or.InstanceOf<RemoteException>().Or.InstanceOf<RuntimeBinderException>().Or.InstanceOf<NullReferenceException>()
                    .Or.InstanceOf<ArgumentNullException>().Or.InstanceOf<InvalidOperationException>().Or.InstanceOf<ArgumentException>());
        }
        catch (Exception exception)
        {
            Assert.That(exception, Is.Not.InstanceOf<OutOfMemoryException>().And.Not.InstanceOf<InsufficientExecutionStackException>());
        }
    }
}
