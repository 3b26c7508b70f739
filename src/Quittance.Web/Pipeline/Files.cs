using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.StaticFiles;

namespace Quittance.Web.Pipeline;

/// <summary>The bundled files: compressed, and kept for ever because their names carry a hash of what they hold.</summary>
internal static class Files
{
    public static void AddAssetCompression(this IServiceCollection services) => services.AddResponseCompression(options =>
    {
        options.EnableForHttps = true;
        // Only files without secrets: a compressed page that holds both a form token and typed text gives the token away by its length.
        options.MimeTypes = ["text/css", "text/javascript", "image/svg+xml"];
        options.Providers.Add<BrotliCompressionProvider>();
        options.Providers.Add<GzipCompressionProvider>();
    });

    public static void UseHashedFiles(this WebApplication app) => app.UseStaticFiles(new StaticFileOptions
    {
        OnPrepareResponse = Keep,
    });

    private static void Keep(StaticFileResponseContext file)
    {
        var hashed = file.Context.Request.Path.StartsWithSegments("/app/assets", StringComparison.Ordinal);
        file.Context.Response.Headers.CacheControl = hashed ? "public, max-age=31536000, immutable" : "no-cache";
    }
}
