using DynRemote.Tests.Interop;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;

namespace DynRemote.Tests.Languages;

/// <summary>C# scripts over the object model of an application in another process, whose types neither the script nor its host knows.</summary>
public sealed class ScriptingTests : PeerSuite
{
    private static readonly ScriptOptions Options = ScriptOptions.Default
        .AddReferences(typeof(RemoteConnection).Assembly, typeof(Microsoft.CSharp.RuntimeBinder.Binder).Assembly)
        .AddImports("System", "System.Collections.Generic", "System.Linq", "DynRemote");

    [Test]
    public async Task A_script_uses_the_object_model_as_if_it_were_here()
    {
        var price = await EvaluateAsync<decimal>("""
            var order = app.Shop.Place("Ann");
            order.Add("nut", 1.5m, count: 3).Add("bolt", 0.5m);
            foreach (var line in order.Lines)
                Console.WriteLine(line.Article);
            return (decimal)order.Price;
            """);

        Assert.That(price, Is.EqualTo(5m));
    }

    [Test]
    public async Task A_script_hands_over_lambdas_and_lists_of_its_own()
    {
        var sum = await EvaluateAsync<int>("""
            var numbers = new List<int> { 3, 1, 2 };
            app.Guests.Sort(numbers);
            int applied = app.Guests.Apply((Func<int, int>)(n => 10 * n), numbers[0]);
            return applied + numbers[2];
            """);

        Assert.That(sum, Is.EqualTo(13));
    }

    [Test]
    public async Task A_script_waits_for_what_is_asynchronous_and_catches_what_fails()
    {
        var text = await EvaluateAsync<string>("""
            var address = await app.Shop.FindAddressAsync("Mill Lane");
            try { app.Shop.Take("apple"); }
            catch (RemoteException e) { return (string)address.Street + ": " + e.Message; }
            return "nothing failed";
            """);

        Assert.That(text, Is.EqualTo("Mill Lane: No apple left."));
    }

    [Test]
    public async Task A_script_goes_on_where_the_one_before_it_has_stopped()
    {
        var globals = new Globals { app = Root };
        var first = await CSharpScript.RunAsync("dynamic order = app.Shop.Place(\"Bob\");", Options, globals);
        var second = await first.ContinueWithAsync<string>("(string)order.Customer");

        Assert.That(second.ReturnValue, Is.EqualTo("Bob"));
    }

    private Task<T> EvaluateAsync<T>(string code) => CSharpScript.EvaluateAsync<T>(code, Options, new Globals { app = Root });

    /// <summary>What a script sees.</summary>
    public sealed class Globals
    {
#pragma warning disable IDE1006, CA1051 // A script's variable.
        public dynamic app = null!;
#pragma warning restore IDE1006, CA1051
    }
}
