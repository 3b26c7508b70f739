using Npgsql;

namespace Quittance.Cli;

/// <summary>Reads the address of a PostgreSQL server in the two forms that people write. Messages never repeat it: it may hold a password.</summary>
internal static class PostgresAddress
{
    public static string ToConnection(string text)
    {
        try
        {
            return text.Contains("://", StringComparison.Ordinal) ? FromUri(new Uri(text)) : new NpgsqlConnectionStringBuilder(text).ToString();
        }
        catch (Exception fault) when (fault is ArgumentException or UriFormatException or FormatException)
        {
            throw new VerbException("The address of the PostgreSQL server is not readable. Write postgresql://user@host/name or Host=...;Database=....", fault);
        }
    }

    private static string FromUri(Uri uri)
    {
        if (uri.Scheme is not ("postgres" or "postgresql")) throw new FormatException("Not a PostgreSQL address.");
        var builder = new NpgsqlConnectionStringBuilder { Host = uri.Host, Database = Uri.UnescapeDataString(uri.AbsolutePath.Trim('/')) };
        if (uri.Port > 0) builder.Port = uri.Port;
        var user = uri.UserInfo.Split(':', 2);
        if (user[0].Length > 0) builder.Username = Uri.UnescapeDataString(user[0]);
        if (user.Length > 1) builder.Password = Uri.UnescapeDataString(user[1]);
        foreach (var pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = pair.Split('=', 2) is [var left, var right] ? (left, Uri.UnescapeDataString(right)) : throw new FormatException("A setting without a value.");
            builder[name.Equals("sslmode", StringComparison.OrdinalIgnoreCase) ? "SSL Mode" : name] = value;
        }
        return builder.ToString();
    }
}
