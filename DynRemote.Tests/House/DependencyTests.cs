using System.Reflection;

namespace DynRemote.Tests.House;

/// <summary>The libraries stay lean: what they need besides the framework is in the README's table, and nothing else creeps in.</summary>
public sealed class DependencyTests
{
    private static readonly string[] Allowed =
    [
        "DynRemote.Core",
        "Microsoft.Extensions.Logging.Abstractions",
        "Newtonsoft.Json",
    ];

    [TestCase("DynRemote.Core")]
    [TestCase("DynRemote.Transport")]
    public void A_library_refers_to_the_framework_and_to_the_table_of_the_readme_only(string library)
    {
        var foreign = Assembly.Load(library).GetReferencedAssemblies().Select(a => a.Name!).Where(name => !IsOfTheFramework(name));

        Assert.That(foreign, Is.SubsetOf(Allowed));
    }

    [Test]
    public void The_core_knows_nothing_of_the_transport()
    {
        var references = typeof(IMessageChannel).Assembly.GetReferencedAssemblies().Select(a => a.Name);

        Assert.That(references, Has.None.EqualTo("DynRemote.Transport"));
    }

    [Test]
    public void The_peer_program_of_the_tests_is_not_known_to_them()
    {
        var references = typeof(DependencyTests).Assembly.GetReferencedAssemblies().Select(a => a.Name);

        Assert.That(references, Has.None.EqualTo("DynRemote.Tests.Peer"));
    }

    /// <summary>The framework's assemblies lie in the directory of the one that has <see cref="object"/>.</summary>
    private static bool IsOfTheFramework(string name)
        => File.Exists(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, name + ".dll"));
}
