using Quittance.App.Queues;
using Quittance.Web.Access;

namespace Quittance.Web.Queues;

/// <summary>A row's task for <c>_Task</c>: in the side panel of a list and on the row's own page.</summary>
internal sealed record RowTaskView(string List, Guid Id, RowTask Task, Guid Me, bool MayWork, DateOnly Today, string TimeZone, string Back)
{
    public bool IsMine => Task.OwnerId == Me;

    public static RowTaskView Of(ListShape shape, Guid id, RowTask task, Person person, DateOnly today, string back) =>
        new(shape.Name, id, task, person.Id, person.May(shape.Works), today, person.TimeZone, back);

    public static string Say(RowAct act) => act.Act switch
    {
        "assign" => act.Owner is { } owner ? $"Assigned to {owner}. " : "Given back. ",
        "snooze" => act.Snooze is { } until ? $"Put off until {Parts.Words.ShortDay(until)}. " : "Brought back. ",
        "note" => "",
        _ => "Took back the last step. ",
    };
}
