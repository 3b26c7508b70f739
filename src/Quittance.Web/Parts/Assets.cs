using System.Text.Json;

namespace Quittance.Web.Parts;

/// <summary>The addresses of the bundled files, read once from the bundler's manifest.</summary>
public sealed class Assets
{
    private readonly Dictionary<string, string> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _styles = new(StringComparer.Ordinal);

    public Assets(IWebHostEnvironment environment)
    {
        var manifest = environment.WebRootFileProvider.GetFileInfo("app/manifest.json");
        if (!manifest.Exists)
            throw new InvalidOperationException("The page assets are missing: wwwroot/app/manifest.json was not built or not copied beside the program.");
        using var stream = manifest.CreateReadStream();
        using var document = JsonDocument.Parse(stream);
        foreach (var entry in document.RootElement.EnumerateObject())
        {
            _files[entry.Name] = "/app/" + entry.Value.GetProperty("file").GetString();
            if (entry.Value.TryGetProperty("css", out var sheets)) _styles[entry.Name] = "/app/" + sheets[0].GetString();
        }
    }

    /// <summary>The address of a script, picture or sprite by its source name. An unknown name is a bug and throws.</summary>
    public string File(string name) => _files[name];

    /// <summary>The address of the style sheet that a script brings along.</summary>
    public string StyleOf(string script) => _styles[script];
}
