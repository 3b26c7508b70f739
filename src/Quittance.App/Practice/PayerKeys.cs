namespace Quittance.App.Practice;

/// <summary>How payers are named among ourselves: by the id that claims carry or, where none was sent, by name.</summary>
internal static class PayerKeys
{
    /// <summary>The key of a payer.</summary>
    public static string Of(string id, string name) => id.Length > 0 ? id.ToUpperInvariant() : OfName(name);

    /// <summary>The key, or alias, of a name. Upper case, single spaces.</summary>
    public static string OfName(string name) => "name:" + string.Join(' ', name.ToUpperInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
