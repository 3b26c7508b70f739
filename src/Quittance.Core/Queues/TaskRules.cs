using Quittance.Core.Kernel;

namespace Quittance.Core.Queues;

/// <summary>What a person may ask of a row of a queue.</summary>
internal static class TaskRules
{
    /// <summary>Longer than any call or letter is retold; a document belongs among the documents.</summary>
    public const int NoteLength = 4_000;

    /// <summary>As much as a tab of the page can show.</summary>
    public const int NameLength = 40;

    /// <summary>A row that is put off for longer would be forgotten.</summary>
    public const int SnoozeDays = 366;

    /// <summary>Rows of one act. More would hold the database's one writer for longer than a second.</summary>
    public const int RowsAtOnce = 1_000;

    /// <summary>The day until which a row may be put off.</summary>
    public static Result<DateOnly> Snooze(DateOnly until, DateOnly today) =>
        until <= today ? new Result<DateOnly>.Refused("snooze.past", "Choose a day after today.")
        : until.DayNumber - today.DayNumber > SnoozeDays ? new Result<DateOnly>.Refused("snooze.far", "Choose a day within a year.")
        : until;

    /// <summary>A note without the blanks around it.</summary>
    public static Result<string> Note(string? text)
    {
        var clean = text?.Trim() ?? "";
        return clean.Length == 0 ? new Result<string>.Refused("note.empty", "Write the note first.")
            : clean.Length > NoteLength ? new Result<string>.Refused("note.long", $"A note has at most {NoteLength:#,0} characters; this one has {clean.Length:#,0}.")
            : clean;
    }

    /// <summary>The name of a view.</summary>
    public static Result<string> ViewName(string? name)
    {
        var clean = name?.Trim() ?? "";
        return clean.Length == 0 ? new Result<string>.Refused("view.unnamed", "Give the view a name.")
            : clean.Length > NameLength ? new Result<string>.Refused("view.name-long", $"The name of a view has at most {NameLength} characters.")
            : clean;
    }

    /// <summary>The words of a search: at least two characters, so that it does not mean everybody.</summary>
    public static Result<string> Search(string? words)
    {
        var clean = string.Join(' ', (words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return clean.Length < 2 ? new Result<string>.Refused("search.short", "Type at least two characters.")
            : clean.Length > 100 ? new Result<string>.Refused("search.long", "Type at most 100 characters.")
            : clean;
    }
}
