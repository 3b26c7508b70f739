using Quittance.App.Tests.Tidy;

namespace Quittance.App.Tests.Library;

/// <summary>The judge compiled for this machine. Its build has folders of its own, so that it meets no other build; what did not change is not compiled again.</summary>
public sealed class NativeCheck : IAsyncLifetime
{
    private static readonly string Built = Checkout.Full("artifacts/native");

    public static string Program { get; } = Path.Combine(Built, "publish", "Quittance.Check", "release", OperatingSystem.IsWindows() ? "quittance-check.exe" : "quittance-check");

    /// <summary>Why there is none; null when there is one.</summary>
    public string? Missing { get; private set; }

    public async ValueTask InitializeAsync()
    {
        if (OperatingSystem.IsLinux() && !Linkers().Any())
        {
            Missing = "neither clang nor gcc is here to link a native program";
            return;
        }
        // The analyzers have had their say when the tests were built.
        await Run.DotnetAsync(Checkout.Root, "publish", "src/Quittance.Check", "-c", "Release", "-p:Native=true", "-p:RunAnalyzers=false", $"-p:ArtifactsPath={Built}", "-nologo", "-v", "quiet").WellAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static IEnumerable<string> Linkers() =>
        from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        from name in new[] { "clang", "gcc" }
        let path = Path.Combine(folder, name)
        where folder.Length > 0 && File.Exists(path)
        select path;
}
