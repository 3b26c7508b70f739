using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Quittance.App.Queues;
using Quittance.Web.Access;

namespace Quittance.Web.Queues;

/// <summary>What the last act came to, said on the next page: a result that can be undone, or a refusal that changed nothing.</summary>
internal sealed record Toast(string? Words, string? UndoAct, string? UndoView, string? Refusal)
{
    public const string Act = "act", Said = "said", Refused = "refused", View = "view";

    public static async Task<Toast?> TakeAsync(ITempDataDictionary data, ReadTask tasks, Person person, CancellationToken cancellation)
    {
        var (act, said, refused, view) = (data[Act] as string, data[Said] as string, data[Refused] as string, data[View] as string);
        if (refused is not null) return new Toast(null, null, null, refused);
        if (view is not null) return new Toast("The view is removed.", null, view, null);
        if (act is null || !Guid.TryParse(act, out var id)) return said is null ? null : new Toast(said, null, null, null);
        if (await tasks.ActAsync(person.TenantId, person.Id, id, cancellation) is not { } done) return null;
        var shape = Lists.All.FirstOrDefault(list => list.Kind == done.Kind);
        var rows = shape?.Count(done.Rows) ?? $"{Parts.Words.Count(done.Rows)} rows";
        var words = done.Act switch
        {
            "assign" => done.Owner is { } owner ? $"{rows} assigned to {owner}" : $"{rows} without an owner now",
            "snooze" => done.Snooze is { } until ? $"{rows} put off until {Parts.Words.ShortDay(until)}" : $"{rows} back among the work",
            "note" => $"Note written on {rows}",
            _ => "Done",
        };
        return new Toast(words, act, null, null);
    }
}
