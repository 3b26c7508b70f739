using Quittance.App.Tests.Tidy;

namespace Quittance.App.Tests.Library;

/// <summary>
/// The core as a package in a folder, and every sample built against it by a project that knows nothing of this checkout and asks no server.
/// </summary>
public sealed class PackedCore : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("quittance-package-").FullName;

    public static IReadOnlyList<string> Samples { get; } =
        [.. Checkout.Files.Where(f => f.StartsWith("samples/library/", StringComparison.Ordinal) && f.EndsWith(".cs", StringComparison.Ordinal))];

    /// <summary>The package; its symbols lie beside it.</summary>
    public string Package => Directory.GetFiles(_folder, "*.nupkg").Single();

    public string Symbols => Directory.GetFiles(_folder, "*.snupkg").Single();

    /// <summary>A place for what a sample writes.</summary>
    public string NewFile(string name) => Path.Combine(_folder, $"{Guid.CreateVersion7():N}-{name}");

    internal Task<Jobs.Said> SampleAsync(string name, params string[] words) =>
        Run.DotnetAsync(_folder, [Path.Combine(_folder, "built", name, $"{name}.dll"), .. words]);

    public async ValueTask InitializeAsync()
    {
        // What is packed is what these tests were built with: in the same configuration, and not built again.
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        await Run.DotnetAsync(Checkout.Root, "pack", "src/Quittance.Core", "-c", configuration, "--no-build", "-o", _folder, "-nologo", "-v", "quiet").WellAsync();
        var version = Path.GetFileNameWithoutExtension(Package)["Quittance.Core.".Length..];
        foreach (var sample in Samples)
        {
            var project = Directory.CreateDirectory(Path.Combine(_folder, Path.GetFileNameWithoutExtension(sample)));
            File.Copy(Checkout.Full(sample), Path.Combine(project.FullName, Path.GetFileName(sample)));
            await File.WriteAllTextAsync(Path.Combine(project.FullName, project.Name + ".csproj"), Project(version));
        }
        var projects = string.Concat(Samples.Select(Path.GetFileNameWithoutExtension).Select(n => $"<Project Path=\"{n}/{n}.csproj\" />"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "samples.slnx"), $"<Solution>{projects}</Solution>");
        await Run.DotnetAsync(_folder, "build", "samples.slnx", "-c", "Release", "-nologo", "-v", "quiet").WellAsync();
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    // Its own folder for packages: the machine's may hold an earlier package of the same version.
    private string Project(string version) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <UseAppHost>false</UseAppHost>
            <OutputPath>{Path.Combine(_folder, "built")}/$(MSBuildProjectName)/</OutputPath>
            <AppendTargetFrameworkToOutputPath>false</AppendTargetFrameworkToOutputPath>
            <RestoreSources>{_folder}</RestoreSources>
            <RestorePackagesPath>{Path.Combine(_folder, "packages")}</RestorePackagesPath>
            <NuGetAudit>false</NuGetAudit>
          </PropertyGroup>
          <ItemGroup><PackageReference Include="Quittance.Core" Version="{version}" /></ItemGroup>
        </Project>
        """;
}
