using Quittance.App.Exchange;
using Quittance.App.Queues;
using Quittance.Web.Access;
using Quittance.Web.Parts;
using Quittance.Web.Queues;

namespace Quittance.Web.Exchange;

/// <summary>The list of files: its declaration, and how an address becomes a filter.</summary>
internal static class FileShape
{
    public static readonly ListShape Shape = new()
    {
        Name = "files",
        Path = "/files",
        Kind = Subjects.File,
        One = "file",
        Many = "files",
        Sees = Permission.Files,
        Works = Permission.FilesUpload,
        DefaultSort = "-received",
        SearchWords = "Part of the file’s name",
        Views = [new(FileViews.All, "All files"), new(FileViews.ToSee, "To look at"), new(FileViews.Claims, "Claims"), new(FileViews.Remittances, "Remittances"), new(FileViews.Answers, "Answers")],
        Filters =
        [
            new("kind", "Kind", FilterKind.Any),
            new("status", "Status", FilterKind.Any,
            [
                .. new[] { FileStatus.Imported, FileStatus.Sent, FileStatus.Received, FileStatus.Duplicate, FileStatus.Rejected, FileStatus.Unbalanced, FileStatus.Partial, FileStatus.Reading }
                    .Select(status => new ListChoice(status, Chips.Of("file." + status).Word)),
            ]),
            new("day", "Received", FilterKind.One, [new("any", "Any day"), new("1", "Today"), new("7", "Last 7 days"), new("30", "Last 30 days"), new("90", "Last 90 days")]),
            new("owner", "Owner", FilterKind.Any),
            new("snoozed", "Snoozed", FilterKind.One, [new("hidden", "Hidden"), new("shown", "Shown too"), new("only", "Only those")]) { Rare = true },
        ],
        Columns =
        [
            new("File", "name"), new("Received", "received"), new("Kind", "kind"), new("Status", Class: "reason"), new("Claims", "claims", "num"), new("Charges", Class: "num room"), new("Paid", Class: "num room"),
            new("Size", Class: "num mid room"), new("Owner", Class: "mid room"),
        ],
        Sorts =
        [
            new("received", "newest first, then by id", FallsFirst: true), new("name", "by name, then newest"), new("kind", "by kind, then newest"), new("claims", "most claims first, then newest", FallsFirst: true),
        ],
    };

    public static FileFilter Filter(ListAsk ask, Person me, DateOnly today, string? words) => new()
    {
        View = ask.View,
        Kinds = ask.Of("kind"),
        Statuses = ask.Of("status"),
        From = ask.Of("day") is [var days] && int.TryParse(days, out var back) ? Midnight(today.AddDays(1 - back), me.TimeZone) : null,
        Owners = [.. ask.Of("owner").Select(o => o == Claims.ClaimList.Me ? me.Id : Guid.TryParse(o, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty)],
        Unowned = ask.Of("owner").Contains(Claims.ClaimList.Nobody, StringComparer.Ordinal),
        Snoozed = ask.Of("snoozed") is [var snoozed] ? snoozed : "hidden",
        Words = ask.Search is null ? null : words ?? Claims.ClaimList.NoWords,
        Today = today,
    };

    private static DateTimeOffset Midnight(DateOnly day, string timeZone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, TimeZoneInfo.FindSystemTimeZoneById(timeZone).GetUtcOffset(midnight));
    }

    /// <summary>What a kind of file is, in words; a mixed one keeps its letters.</summary>
    public static string KindWords(string kind) => kind switch
    {
        "837P" => "837P claims",
        "835" => "835 remittance",
        "999" => "999 answer",
        "TA1" => "TA1 answer",
        "277CA" => "277CA answer",
        "unknown" => "Not X12",
        _ => kind,
    };
}
