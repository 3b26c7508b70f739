using Quittance.App.Queues;
using Quittance.Web.Access;

namespace Quittance.Web.Queues;

/// <summary>How a list looks: the columns left out, and the height of its rows.</summary>
internal sealed record ListLook(IReadOnlyList<string> Hides, string Density)
{
    public const string Normal = "normal";

    /// <summary>36, 30 and 46 pixels.</summary>
    public static readonly IReadOnlyList<string> Densities = [Normal, "compact", "tall"];

    public static readonly ListLook Usual = new([], Normal);

    public bool IsUsual => Hides.Count == 0 && Density == Normal;

    /// <summary>Classes of the table: its density, and the places of the columns left out.</summary>
    public string Classes(ListShape shape, bool ticks)
    {
        var places = shape.Columns.Select((column, at) => (column.Key, Place: at + (ticks ? 2 : 1))).Where(c => Hides.Contains(c.Key, StringComparer.Ordinal)).Select(c => $" no-{c.Place}");
        return (Density == Normal ? "" : " " + Density) + string.Concat(places);
    }
}

/// <summary>The look that an address asks for; what it leaves open is as the person keeps it for this list.</summary>
internal sealed class ListLooks(KeepLook keep, CurrentPerson current)
{
    private readonly Dictionary<string, ListLook> _kept = new(StringComparer.Ordinal);

    public async Task<ListLook> OfAsync(ListAsk ask, CancellationToken cancellation)
    {
        if (ask is { Hides: { } hides, Density: { } density }) return new ListLook(hides, density);
        if (!_kept.TryGetValue(ask.Shape.Name, out var kept)) _kept[ask.Shape.Name] = kept = await ReadAsync(ask.Shape, cancellation);
        return new ListLook(ask.Hides ?? kept.Hides, ask.Density ?? kept.Density);
    }

    private async Task<ListLook> ReadAsync(ListShape shape, CancellationToken cancellation)
    {
        if (current.Value is not { } person) return ListLook.Usual;
        var kept = ListAsk.Read(shape, await keep.FindAsync(person.TenantId, person.Id, shape.Name, cancellation));
        return new ListLook(kept.Hides ?? [], kept.Density ?? ListLook.Normal);
    }

    public async Task KeepAsync(ListShape shape, ListLook look, CancellationToken cancellation)
    {
        var person = current.Value!;
        _kept.Remove(shape.Name);
        await keep.RunAsync(person.Acting, shape.Name, $"hide={string.Join(',', look.Hides)}&rows={look.Density}", cancellation);
    }
}
