using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Quittance.App.Tests.Tidy;

public partial class LicenceTests
{
    private static readonly HashSet<string> Shipped = new(StringComparer.Ordinal)
    {
        "MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "PostgreSQL", "0BSD", "MS-PL", "OFL-1.1",
    };

    // What only builds or tests is not passed on, so its copyleft stays within its own files.
    private static readonly HashSet<string> BuildOnly = new(Shipped, StringComparer.Ordinal) { "MPL-2.0" };

    private static readonly Dictionary<string, string> Exceptions = ReadExceptions();

    private sealed record Package(string Name, string Licence, bool IsShipped);

    [Fact]
    public void Every_NuGet_package_has_a_licence_that_we_accept()
    {
        var packages = NuGetPackages();
        Assert.Contains(packages, p => p.Name == "Microsoft.EntityFrameworkCore.Sqlite");
        Faults.None(packages.Where(p => !IsAccepted(p)).Select(p => $"{p.Name}: {p.Licence}"));
    }

    [Fact]
    public void Every_npm_package_has_a_licence_that_we_accept()
    {
        var packages = NpmPackages().ToList();
        Assert.Contains(packages, p => p.Name == "htmx.org");
        Faults.None(packages.Where(p => !IsAccepted(p)).Select(p => $"{p.Name}: {p.Licence}"));
    }

    [Fact]
    public void Every_exception_is_still_needed()
    {
        var needed = NuGetPackages().Concat(NpmPackages()).Where(p => !Fits(p.Licence, p.IsShipped ? Shipped : BuildOnly)).Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        Faults.None(Exceptions.Keys.Where(name => !needed.Contains(name)));
    }

    [Fact]
    public void Every_pinned_package_stands_in_the_decision_about_packages()
    {
        var decision = Checkout.Read("docs/decisions/2611-packages.md");
        var pinned = XDocument.Parse(Checkout.Read("Directory.Packages.props")).Descendants("PackageVersion").Select(p => (string)p.Attribute("Include")!).ToList();
        Assert.NotEmpty(pinned);
        Faults.None(pinned.Where(name => !decision.Contains($"| {name} |", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("MIT", true, true)]
    [InlineData("MIT OR GPL-3.0", true, true)]
    [InlineData("(MIT AND Zlib)", true, false)]
    [InlineData("MIT AND Apache-2.0", true, true)]
    [InlineData("MPL-2.0", false, true)]
    [InlineData("MPL-2.0", true, false)]
    [InlineData("AGPL-3.0", false, false)]
    [InlineData("", false, false)]
    public void A_licence_fits_when_one_of_its_alternatives_does(string licence, bool shipped, bool fits) =>
        Assert.Equal(fits, Fits(licence, shipped ? Shipped : BuildOnly));

    private static bool IsAccepted(Package package) =>
        Fits(package.Licence, package.IsShipped ? Shipped : BuildOnly)
        || (Exceptions.TryGetValue(package.Name, out var licence) && licence == package.Licence);

    private static bool Fits(string licence, HashSet<string> accepted) =>
        licence.Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal)
            .Split(" OR ").Any(either => either.Split(" AND ").All(part => accepted.Contains(part.Trim())));

    /// <summary>All that was restored for any project; what a project under src needs counts as shipped, its build tools included.</summary>
    private static List<Package> NuGetPackages()
    {
        var seen = new Dictionary<string, Package>(StringComparer.Ordinal);
        foreach (var project in Checkout.Files.Where(f => f.EndsWith(".csproj", StringComparison.Ordinal)))
        {
            var assets = Checkout.Full($"artifacts/obj/{Path.GetFileNameWithoutExtension(project)}/project.assets.json");
            Assert.True(File.Exists(assets), $"{project} was not restored: {assets} is missing.");
            using var document = JsonDocument.Parse(File.ReadAllBytes(assets));
            var folders = document.RootElement.GetProperty("packageFolders").EnumerateObject().Select(f => f.Name).ToList();
            var isShipped = project.StartsWith("src/", StringComparison.Ordinal);
            foreach (var library in document.RootElement.GetProperty("libraries").EnumerateObject())
            {
                if (library.Value.GetProperty("type").GetString() != "package") continue;
                if (seen.TryGetValue(library.Name, out var known) && (known.IsShipped || !isShipped)) continue;
                var (name, path) = (library.Name.Split('/')[0], library.Value.GetProperty("path").GetString()!);
                seen[library.Name] = new Package(name, NuGetLicence(folders.Select(f => Path.Combine(f, path)).First(Directory.Exists)), isShipped);
            }
        }
        return [.. seen.Values];
    }

    /// <summary>The licence expression; for an older package, the address that stands for it.</summary>
    private static string NuGetLicence(string folder)
    {
        var metadata = XDocument.Load(Directory.GetFiles(folder, "*.nuspec").Single()).Root!.Elements().Single(e => e.Name.LocalName == "metadata");
        string? Value(string name) => metadata.Elements().FirstOrDefault(e => e.Name.LocalName == name)?.Value;
        return Value("license") ?? Value("licenseUrl") ?? "";
    }

    private static IEnumerable<Package> NpmPackages()
    {
        const string folder = "src/Quittance.Web/assets";
        using var document = JsonDocument.Parse(Checkout.Read($"{folder}/package-lock.json"));
        foreach (var entry in document.RootElement.GetProperty("packages").EnumerateObject().Where(e => e.Name.Length > 0))
        {
            var name = entry.Name[(entry.Name.LastIndexOf("node_modules/", StringComparison.Ordinal) + "node_modules/".Length)..];
            var isShipped = !(entry.Value.TryGetProperty("dev", out var dev) && dev.GetBoolean());
            yield return new Package(name, entry.Value.TryGetProperty("license", out var licence) ? licence.GetString()! : "", isShipped);
        }
    }

    /// <summary>Rows of docs/licences.md: package, licence, reason.</summary>
    private static Dictionary<string, string> ReadExceptions() =>
        ExceptionRow().Matches(Checkout.Read("docs/licences.md")).ToDictionary(m => m.Groups["name"].Value, m => m.Groups["licence"].Value, StringComparer.Ordinal);

    [GeneratedRegex(@"^\| `(?<name>[^`]+)` \| (?<licence>[^|]+?) \| [^|\s][^|]+ \|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex ExceptionRow();
}
