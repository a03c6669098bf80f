using System.Text.RegularExpressions;

namespace DynRemote.Tests.House;

/// <summary>The folders of the core stand on each other in one order (docs/architecture.md): who opens a file knows what it may touch.</summary>
public sealed partial class LayerTests
{
    /// <summary>From the ground up. The public types at the root belong to none of them.</summary>
    private static readonly string[] Layers =
    [
        "Channels", "Messages", "Values", "References", "Shapes", "Operations", "Binding", "Access", "Proxies", "Promises", "Plans",
        "Performing", "Accounting", "Exchange", "Liveness", "Steps", "Conversation",
    ];

    [Test]
    public void The_folders_of_the_core_are_the_layers()
    {
        var folders = Directory.GetDirectories(Core).Select(Path.GetFileName).Except(["bin", "obj"]);

        Assert.That(folders, Is.EquivalentTo(Layers));
    }

    [TestCaseSource(nameof(Layers))]
    public void A_layer_uses_only_those_below_it(string layer)
    {
        var allowed = Layers[..(Array.IndexOf(Layers, layer) + 1)];

        Assert.Multiple(() =>
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(Core, layer), "*.cs", SearchOption.AllDirectories))
                Assert.That(LayersNamed(File.ReadAllText(file)), Is.SubsetOf(allowed), $"{layer}/{Path.GetFileName(file)}");
        });
    }

    private static string Core => Path.Combine(Repository.Root, "DynRemote.Core");

    private static IEnumerable<string> LayersNamed(string source) =>
        LayerName().Matches(source).Select(match => match.Groups["layer"].Value).Distinct();

    [GeneratedRegex(@"^(using (static )?(\w+ = )?|namespace )DynRemote\.(?<layer>\w+)", RegexOptions.Multiline)]
    private static partial Regex LayerName();
}
