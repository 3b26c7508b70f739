using System.Diagnostics;

namespace Quittance.Web.Pipeline;

/// <summary>A small number that a person can read out and that finds the line in the log.</summary>
internal static class Reference
{
    public static string Of(HttpContext context)
    {
        var id = Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;
        return id.Length <= 8 ? id : id[..8];
    }
}
