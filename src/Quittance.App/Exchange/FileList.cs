using Quittance.Core.Kernel;

namespace Quittance.App.Exchange;

/// <summary>One file of the list.</summary>
internal sealed record FileEntry(
    Guid Id, string Kind, string Status, DateTimeOffset Received, long Length, int Claims, Money Charges, Money Paid, int Times, Guid? OwnerId, DateOnly? SnoozedUntil)
{
    /// <summary>It came more than once; only the first time changed anything.</summary>
    public bool CameAgain => Times > 1;
}

/// <summary>What a file came to, by the names that the import uses.</summary>
internal static class FileStatus
{
    public const string Reading = "reading", Imported = "imported", Received = "received", Rejected = "rejected", Unbalanced = "unbalanced", Partial = "partial", Duplicate = "duplicate", Sent = "sent";

    /// <summary>What somebody has to look at.</summary>
    public static readonly string[] ToSee = [Rejected, Unbalanced, Partial];
}

/// <summary>What the list of files is narrowed to; null and empty do not narrow.</summary>
internal sealed record FileFilter
{
    public string View { get; init; } = FileViews.All;
    public IReadOnlyList<string> Kinds { get; init; } = [];
    /// <summary>Statuses; <see cref="FileStatus.Duplicate"/> are those that came more than once.</summary>
    public IReadOnlyList<string> Statuses { get; init; } = [];
    /// <summary>Received at or after.</summary>
    public DateTimeOffset? From { get; init; }
    public IReadOnlyList<Guid> Owners { get; init; } = [];
    public bool Unowned { get; init; }
    /// <summary>Files put off: <c>hidden</c>, <c>shown</c> with the others, or <c>only</c> those.</summary>
    public string Snoozed { get; init; } = "hidden";
    /// <summary>A part of the name.</summary>
    public string? Words { get; init; }
    public DateOnly Today { get; init; }

    public bool Fits(FileEntry file) =>
        FileViews.Fits(View, file)
        && (Kinds.Count == 0 || Kinds.Contains(file.Kind, StringComparer.Ordinal))
        && (Statuses.Count == 0 || Statuses.Contains(file.Status, StringComparer.Ordinal) || (file.CameAgain && Statuses.Contains(FileStatus.Duplicate, StringComparer.Ordinal)))
        && (From is not { } from || file.Received >= from)
        && ((Owners.Count == 0 && !Unowned) || (file.OwnerId is { } owner ? Owners.Contains(owner) : Unowned))
        && Snoozed switch { "shown" => true, "only" => file.SnoozedUntil > Today, _ => file.SnoozedUntil is null || file.SnoozedUntil <= Today };
}

internal static class FileViews
{
    public const string All = "all", ToSee = "to-see", Claims = "claims", Remittances = "remittances", Answers = "answers";

    public static readonly string[] Each = [All, ToSee, Claims, Remittances, Answers];

    public static bool Fits(string view, FileEntry file) => view switch
    {
        ToSee => FileStatus.ToSee.Contains(file.Status, StringComparer.Ordinal),
        Claims => file.Kind.Contains("837", StringComparison.Ordinal),
        Remittances => file.Kind.Contains("835", StringComparison.Ordinal),
        Answers => file.Kind.Split('+').Any(kind => kind is "999" or "997" or "TA1" or "277CA"),
        _ => true,
    };
}
