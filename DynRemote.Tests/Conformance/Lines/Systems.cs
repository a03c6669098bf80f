using System.ComponentModel;
using System.Diagnostics;
using System.Dynamic;
using System.Linq.Expressions;
using System.Net;
using DynRemote.Tests.Conformance.Differential;
using DynRemote.Tests.Conformance.Kinds;

namespace DynRemote.Tests.Conformance.Lines;

/// <summary>Processes, listeners, watchers, exceptions, types and other things of the system; dynamic objects; queries.</summary>
internal sealed class Systems : LineTable
{
    public override string Title => "The system, dynamic objects and queries";

    protected override void Write()
    {
        Of("Process", Process.GetCurrentProcess)
            .SeenBy(x => x.Id == Environment.ProcessId)
            .Gives(x => x.Id == Environment.ProcessId)
            .Gives(x => x.HasExited)
            .Gives(x => x.Threads.Count > 0)
            .Gives(x => x.MainModule.ModuleName.Length > 0)
            .Gives(x => x.ExitCode)
            .Gives(x => x.StartInfo);

        Of("ProcessStartInfo", () => new ProcessStartInfo("tool", "a b"))
            .SeenBy(x => $"{x.FileName} {x.Arguments} {string.Join(" ", x.ArgumentList)} {x.UseShellExecute}")
            .Does(x => x.ArgumentList.Add("c"))
            .Does(x => x.UseShellExecute = true)
            .Gives(x => x.FileName);

        Of("HttpListener", () => new HttpListener { Prefixes = { "http://127.0.0.1:61234/" } })
            .EndedBy(x => x.Close())
            .SeenBy(x => x.IsListening)
            .Gives(x => x.Prefixes.Count)
            .Gives(x => x.Prefixes.Contains("http://127.0.0.1:61234/"))
            .Does(x => x.Prefixes.Add("nonsense"))
            .Gives(x => x.AuthenticationSchemes)
            .Gives(x => x.GetContext())
            .Gives(x => x.IsListening);

        Of("HttpListener, listening", FreePort.Listener)
            .EndedBy(x => x.Close())
            .SeenBy(x => x.IsListening)
            .Gives(x => x.IsListening)
            .Gives(x =>
            {
                using var client = new HttpClient();
                string address = Enumerable.First((IEnumerable<string>)x.Prefixes);
                var page = client.GetStringAsync(new Uri(address));
                dynamic context = x.GetContext();
                context.Response.ContentLength64 = 2L;
                context.Response.OutputStream.Write(new byte[] { 111, 107 }, 0, 2);
                context.Response.Close();
                return page.Result + context.Request.HttpMethod;
            })
            .Awaits(async x =>
            {
                using var client = new HttpClient();
                string address = Enumerable.First((IEnumerable<string>)x.Prefixes);
                var answer = client.PostAsync(new Uri(address + "things?n=1"), new StringContent("text"));
                dynamic context = await x.GetContextAsync();
                using TextReader reader = new StreamReader((Stream)context.Request.InputStream);
                var body = await reader.ReadToEndAsync();
                context.Response.StatusCode = 418;
                context.Response.Close();
                return $"{body} {context.Request.QueryString["n"]} {(int)(await answer).StatusCode}";
            })
            .Does(x => x.Stop())
            .Does(x => x.Start());

        Of("Process, started", () => new Process { StartInfo = new ProcessStartInfo("dotnet", "--version") { RedirectStandardOutput = true, UseShellExecute = false } })
            .SeenBy(_ => "a process")
            .Gives(x => { x.Start(); string line = x.StandardOutput.ReadLine(); x.WaitForExit(); return line.Length > 0 && x.ExitCode == 0; })
            .Awaits(async x => { x.Start(); await x.WaitForExitAsync(); return x.HasExited; })
            .Gives(x =>
            {
                using var ended = new ManualResetEventSlim();
                x.EnableRaisingEvents = true;
                x.Exited += (EventHandler)((_, _) => ended.Set());
                x.Start();
                return ended.Wait(TimeSpan.FromSeconds(20));
            })
            .Does(x => x.WaitForExit())
            .Gives(x => x.Id);

        Of("a lock that is held", () => new Vault())
            .SeenBy(x => x.Entries)
            .Gives(x => x.Enter((Action)(() => { })))
            .Gives(x => x.Enter((Action)(() => x.Enter((Action)(() => { })))))
            .Gives(x => x.Enter((Action)(() => x.Deposit(5))))
            .Gives(x => { var held = false; x.Enter((Action)(() => held = x.IsHeldHere)); return held; })
            .Gives(x => x.IsHeldHere)
            .Gives(x => { var entered = true; x.Enter((Action)(() => entered = x.TryEnterElsewhere())); return entered; })
            .Gives(x => x.TryEnterElsewhere())
            .Gives(x => x.Enter((Action)(() => throw new FormatException("inside"))))
            .Gives(x => { try { x.Enter((Action)(() => throw new FormatException("inside"))); } catch (FormatException) { } return x.TryEnterElsewhere(); })
            .Gives(x => x.Ask((Func<dynamic, int>)(vault => vault.Deposit(2) + vault.Entries)))
            .Gives(x => { x.Enter((Action)(() => { var other = new Thread(() => x.Entries.ToString()); other.Start(); other.Join(); })); return x.Entries; });

        Of("FileSystemWatcher", () => new FileSystemWatcher(TemporaryFolder.Create().FullName, "*.txt"))
            .EndedBy(x => { var path = x.Path; x.Dispose(); TemporaryFolder.Remove(path); })
            .SeenBy(x => (x.Filter, x.EnableRaisingEvents))
            .Gives(x => x.Filter)
            .Does(x => x.Filter = "*.log")
            .Does(x => x.EnableRaisingEvents = true)
            .Does(x => x.InternalBufferSize = 1)
            .Gives(x =>
            {
                using var seen = new ManualResetEventSlim();
                string? name = null;
                x.Created += (FileSystemEventHandler)((_, e) => { name = e.Name; seen.Set(); });
                x.EnableRaisingEvents = true;
                File.WriteAllText(Path.Combine((string)x.Path, "new.txt"), "");
                return seen.Wait(TimeSpan.FromSeconds(20)) + name;
            });

        Of("Random, with a seed", () => new Random(42))
            .SeenBy(_ => "a generator")
            .Gives(x => x.Next())
            .Gives(x => x.Next(10) + x.Next(5, 6))
            .Gives(x => x.NextDouble())
            .Does(() => new byte[3], (x, a) => x.NextBytes(a))
            .Gives(x => x.Next(5, 1))
            .Gives(() => new[] { 1, 2, 3, 4 }, (x, a) => { x.Shuffle(a); return a[0]; });

        Of("WeakReference<string>", () => new WeakReference<string>("kept"))
            .SeenBy(_ => "a weak reference")
            .Gives(x => { string target; return x.TryGetTarget(out target) + target; });

        Of("InvalidOperationException", () => new InvalidOperationException("outer", new FormatException("inner")) { HelpLink = "help", Data = { ["k"] = 1 } })
            .SeenBy(x => x.HelpLink)
            .Gives(x => x.Message)
            .Gives(x => x.InnerException.Message)
            .Gives(x => x.Data["k"])
            .Gives(x => x.HResult)
            .Gives(x => { throw (Exception)x; });

        Of("typeof(Math)", () => typeof(Math)).Under(AccessPolicy.Full).ByReference()
            .Gives(x => x.FullName)
            .Gives(x => x.IsAbstract)
            .Gives(x => x.Namespace)
            .Gives(x => x.GetMethod("Sqrt").ReturnType)
            .Gives(x => x.GetMethod("None"));

        Of("Assembly", () => typeof(Uri).Assembly).Under(AccessPolicy.Full)
            .Gives(x => x.GetName().Name)
            .Gives(x => x.GetType("System.Uri"))
            .Gives(x => x.GetType("None", true))
            .Gives(x => x.IsDynamic);

        Of("MethodInfo", () => typeof(string).GetMethod(nameof(string.IsNullOrEmpty))!).Under(AccessPolicy.Full)
            .Gives(x => x.Name)
            .Gives(x => x.Invoke(null, new object[] { "" }))
            .Gives(x => x.GetParameters()[0].Name)
            .Gives(x => x.IsStatic);

        Of("Expression<Func<int, int>>", () => (Expression<Func<int, int>>)(n => n + 1)).Under(AccessPolicy.Full)
            .Gives(x => x.Compile()(4))
            .Gives(x => x.Body.NodeType)
            .Gives(x => x.Parameters[0].Name)
            .Gives(x => x.ToString());

        Of("ExpandoObject, and its event", () => { dynamic bag = new ExpandoObject(); bag.Name = "Ann"; return (ExpandoObject)bag; })
            .SeenBy(x => ((IDictionary<string, object?>)x)["Name"])
            .Gives(x => { var seen = ""; PropertyChangedEventHandler handler = (_, e) => seen += e.PropertyName; ((INotifyPropertyChanged)x).PropertyChanged += handler; x.Name = "Bo"; ((INotifyPropertyChanged)x).PropertyChanged -= handler; x.Name = "Cy"; return seen; });

        Of("ExpandoObject", () => { dynamic bag = new ExpandoObject(); bag.Name = "Ann"; bag.Numbers = new List<int> { 1 }; return (ExpandoObject)bag; })
            .Gives(x => x.Name)
            .Does(x => x.Name = "Bo")
            .Does(x => x.Fresh = 1)
            .Gives(x => x.None)
            .Does(x => x.Numbers.Add(2))
            .Gives(x => { x.Twice = (Func<int, int>)(n => n * 2); return x.Twice(4); })
            .Gives(x => { x.Name += "!"; return x.Name; })
            .Gives(x => ((IDictionary<string, object?>)x).ContainsKey("Name"))
            .Gives(x => ((IDictionary<string, object?>)x).Remove("Name"));

        Of("DynamicObject of one's own", () => new Echo())
            .Gives(x => x.Anything)
            .Gives(x => x.Call(1, "b"))
            .Does(x => x.Thing = 3)
            .Gives(x => x[7])
            .Gives(x => x.Missing)
            .Gives(x => { var seen = 0; EventHandler handler = (_, _) => seen++; x.Called += handler; x.Raise(); x.Called -= handler; x.Raise(); return (seen, x.Calls); })
            .Gives(x => { x.Called += (EventHandler)null!; return x.Calls; })
            .Gives(x => { x.Number += 1; return x.Calls; })
            .Gives(x => x.Calls);

        Of("struct without operators", () => (object)new Pixel(1, 2))
            .Gives(x => x.Left)
            .Gives(x => { var y = x; return x == y; })
            .Gives(x => x != x.Moved())
            .Gives(x => x.Equals(x.Moved()))
            .Gives(x => x.Equals(null));

        Of("JObject, and its events", () => new Newtonsoft.Json.Linq.JObject { ["a"] = 1 })
            .SeenBy(x => ((Newtonsoft.Json.Linq.JObject)x).Count)
            .Gives(x => { var seen = 0; PropertyChangedEventHandler handler = (_, _) => seen++; x.PropertyChanged += handler; x.a = 2; x.PropertyChanged -= handler; x.a = 3; return seen; });

        Of("iterator", () => Numbers(4))
            .Gives(x => { var sum = 0; foreach (var i in x) sum += i; return sum; })
            .Gives(x => { foreach (int i in x) if (i == 2) return i; return 0; })
            .Gives(x => x[0]);

        Of("ILookup<int, string>", () => new[] { "a", "bb", "cc" }.ToLookup(text => text.Length))
            .Gives(x => x.Count)
            .Gives(x => x[2])
            .Gives(x => x.Contains(3));

        Of("IQueryable<int>", () => new[] { 1, 2, 3 }.AsQueryable())
            .Gives(x => { var sum = 0; foreach (var i in x) sum += i; return sum; })
            .Gives(x => x.ToString());

        Of("PropertyChangedEventArgs", () => new System.ComponentModel.PropertyChangedEventArgs("Name"))
            .Gives(x => x.PropertyName);

        Of("List<int>.Enumerator", () => (object)new List<int> { 1, 2 }.GetEnumerator())
            .SeenBy(_ => "an enumerator")
            .Gives(x => { x.MoveNext(); return x.Current; })
            .Gives(x => x.Current)
            .Gives(x => { x.MoveNext(); x.MoveNext(); return x.MoveNext(); });
    }

    private static IEnumerable<int> Numbers(int to)
    {
        for (var i = 0; i < to; i++)
            yield return i;
    }
}
