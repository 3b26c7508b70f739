using Quittance.App.Storage.Model;

namespace Quittance.App.Patients;

/// <summary>Finds people by what is typed of a name.</summary>
internal static class PeopleByName
{
    /// <summary>The beginning of a last name and, after a comma or blank, of a first name; two words also the other way round.</summary>
    public static IQueryable<PersonRow> Find(IQueryable<PersonRow> people, string words)
    {
        var whole = words.Trim().ToUpperInvariant();
        var parts = whole.Split(',', 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 1) parts = parts[0].Split(' ', 2, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0) return people.Where(p => false);
#pragma warning disable CA1862 // The database compares, and it has no comparison without case that both engines share.
        return parts.Length == 2
            ? people.Where(p => (p.Last.ToUpper().StartsWith(parts[0]) && p.First.ToUpper().StartsWith(parts[1]))
                || (p.First.ToUpper().StartsWith(parts[0]) && p.Last.ToUpper().StartsWith(parts[1])) || p.Last.ToUpper().StartsWith(whole))
            : people.Where(p => p.Last.ToUpper().StartsWith(parts[0]) || p.First.ToUpper().StartsWith(parts[0]));
#pragma warning restore CA1862
    }
}
