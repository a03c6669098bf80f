// dotnet tool restore
// dotnet cake [--target=Clean|Build|Test|Coverage|Pack|Demo|Bench|Format] [--configuration=Debug|Release]

using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;

var target = Argument("target", "Default");
var configuration = Argument("configuration", "Debug");

var solution = File("DynRemote.sln");
var artifacts = Directory("artifacts");
var packages = artifacts + Directory("packages");
var coverage = artifacts + Directory("coverage");

// What is packed, and what the coverage is of.
var libraries = new[] { "DynRemote.Core", "DynRemote.Transport" };

Task("Clean")
  .Description("Removes everything that a build, a test run or a measurement has left.")
  .Does(() =>
  {
    CleanDirectory(artifacts);
    CleanDirectories("./**/bin");
    CleanDirectories("./**/obj");
    CleanDirectories("./**/TestResults");
  });

Task("Build")
  .Description("Builds the solution.")
  .Does(() => DotNetBuild(solution, new DotNetBuildSettings { Configuration = configuration }));

Task("Test")
  .Description("Runs all tests.")
  .IsDependentOn("Build")
  .Does(() => DotNetTest(solution, new DotNetTestSettings { Configuration = configuration, NoBuild = true }));

Task("Coverage")
  .Description("Runs all tests and prints how many lines of the libraries they reach. What runs in a child process of a test is not counted.")
  .IsDependentOn("Build")
  .Does(() =>
  {
    CleanDirectory(coverage);
    var include = string.Join(",", libraries.Select(library => $"[{library}]*"));
    DotNetTest(solution, new DotNetTestSettings
    {
      Configuration = configuration,
      NoBuild = true,
      Collectors = new[] { $"XPlat Code Coverage;Format=cobertura;Include={include}" },
      ResultsDirectory = coverage,
    });
    var reports = GetFiles($"{coverage}/**/coverage.cobertura.xml");
    if (reports.Count != 1)
      throw new CakeException($"One coverage report was expected, {reports.Count} were found.");
    PrintLineCoverage(XDocument.Load(reports.Single().FullPath));
  });

Task("Pack")
  .Description("Makes the NuGet packages, and looks into them.")
  .Does(() =>
  {
    CleanDirectory(packages);
    foreach (var library in libraries)
    {
      DotNetPack($"{library}/{library}.csproj", new DotNetPackSettings { Configuration = "Release", OutputDirectory = packages });
      VerifyPackage(library);
    }

    // What warns in the programs that refer to the package.
    Expect(GetFiles($"{packages}/DynRemote.Core.*.nupkg").Single(), "analyzers/dotnet/cs/DynRemote.Analyzers.dll", "docs/analyzers.md");
  });

Task("Demo")
  .Description("Runs the tour: the project's main job, in two processes.")
  .Does(() => Run("demo/Tour", "Debug"));

Task("Bench")
  .Description("Measures DynRemote against plain sockets.")
  .Does(() => Run("bench", "Release"));

Task("Format")
  .Description("Fails where the code is not formatted as .editorconfig says.")
  .Does(() => DotNetFormat(solution, new DotNetFormatSettings { VerifyNoChanges = true }));

Task("Default")
  .IsDependentOn("Test");

RunTarget(target);

void Run(string project, string configuration)
{
  // Not DotNetRun: the program gets the terminal as it is, so that it can ask and draw.
  var exitCode = StartProcess("dotnet", new ProcessSettings { Arguments = $"run -c {configuration} --project {project}" });
  if (exitCode != 0)
    throw new CakeException($"{project} ended with exit code {exitCode}.");
}

// Plain text: given an interpolated string itself, Information would paint each of its parts.
void Say(string text) => Information("{0}", (object)text);

void PrintLineCoverage(XDocument report)
{
  string Row(string name, int covered, int lines)
    => string.Create(CultureInfo.InvariantCulture, $"{name,-24}{100.0 * covered / Math.Max(1, lines),6:0.0} %  {covered,6} of {lines,6} lines");

  var all = 0;
  var allCovered = 0;
  foreach (var package in report.Descendants("package").OrderBy(p => (string)p.Attribute("name")))
  {
    // A line stands under its method and again under its class, and under each class that shares its file: each is counted once.
    var lines = package.Descendants("class")
      .SelectMany(c => c.Descendants("line"), (c, l) => (
        File: (string)c.Attribute("filename"), Number: (int)l.Attribute("number"), Hits: (long)l.Attribute("hits")))
      .GroupBy(l => (l.File, l.Number), l => l.Hits)
      .ToList();
    var covered = lines.Count(hits => hits.Any(h => h > 0));
    all += lines.Count;
    allCovered += covered;
    Say(Row((string)package.Attribute("name"), covered, lines.Count));
  }

  Say(Row("Line coverage", allCovered, all));
}

void VerifyPackage(string library)
{
  // The version is in the file's name: "DynRemote.Core.0.1.0.nupkg".
  var package = GetFiles($"{packages}/{library}.*.nupkg").Single();
  var symbols = package.ChangeExtension("snupkg");
  Expect(package, "README.md", $"lib/net10.0/{library}.dll", $"lib/net10.0/{library}.xml");
  if (!FileExists(symbols))
    throw new CakeException($"{symbols.GetFilename()} is not beside its package.");
  Expect(symbols, $"lib/net10.0/{library}.pdb");
}

void Expect(FilePath archive, params string[] names)
{
  using var zip = ZipFile.OpenRead(archive.FullPath);
  var missing = names.Where(name => zip.GetEntry(name) is not { Length: > 0 }).ToList();
  if (missing.Count > 0)
    throw new CakeException($"{archive.GetFilename()} lacks {string.Join(", ", missing)}.");
  Say($"{archive.GetFilename()}: {string.Join(", ", names)}");
}
