using System.Globalization;
using System.Text.Json;
using Quittance.App.Claims;
using Quittance.App.Ledger;
using Quittance.App.Practice;
using Quittance.App.Queues;
using Quittance.App.Remittance;
using Quittance.App.Storage.Model;
using Quittance.Core.Claims;
using Quittance.Core.Codes;
using Quittance.Core.Kernel;
using Quittance.Web.Access;
using Quittance.Web.Parts;
using Quittance.Web.Queues;

namespace Quittance.Web.Claims;

/// <summary>Everything that happened to a claim, newest first: files, answers, decisions, postings, and what people did.</summary>
internal sealed class ClaimStory(Person person, ClaimFacts facts)
{
    private readonly List<StoryItem> _items = [];
    private ILookup<string, ClaimEventRow> _byCause = Enumerable.Empty<ClaimEventRow>().ToLookup(e => e.Cause, StringComparer.Ordinal);

    public IReadOnlyList<StoryItem> Items => [.. _items.OrderByDescending(i => i.Day).ThenByDescending(i => i.Turn).ThenByDescending(i => i.At)];

    public ClaimStory With(IReadOnlyList<ClaimEventRow> events)
    {
        _byCause = events.Where(e => e.Move != "Send").ToLookup(e => e.Cause, StringComparer.Ordinal);
        return this;
    }

    public ClaimStory Sent()
    {
        foreach (var (row, set, _) in facts.Copies)
        {
            var what = row.Attempt > 1 ? "Sent again" : row.Version > 1 ? $"Version {Words.Count(row.Version)} sent" : "Sent";
            _items.Add(new StoryItem(row.SentOn, 0, "info", $"{what}: {Words.Dollars(row.Charge)} to {set.Receiver}")
            {
                Details = [$"Interchange {set.InterchangeControl}, group {set.GroupControl}, set {set.SetControl}{(set.IsTest ? ", a test file" : "")}", Disposed(row.Disposition), .. Moves(row.CopyKey)],
                Who = "Claim file",
                Url = File(set.IntakeId),
                UrlWords = "Open the file",
            });
        }
        return this;
    }

    public ClaimStory Answered(IReadOnlyDictionary<Guid, IReadOnlyList<AnswerRow>> answers)
    {
        var ours = facts.Copies.SelectMany(c => answers.GetValueOrDefault(c.Row.Id) ?? []).DistinctBy(a => a.Id);
        foreach (var answer in ours) _items.Add(AnswerWords.Of(answer, Moves(answer.AnswerKey)));
        return this;
    }

    public ClaimStory Decided(IReadOnlyList<ClaimDecisionFacts> decisions)
    {
        foreach (var (row, _, remittance, _) in decisions)
        {
            var tone = row.Status is "4" or "22" ? "bad" : row.Paid > Money.Zero ? "good" : "warn";
            List<string> details = [];
            if (!row.PatientResponsibility.IsZero) details.Add($"Patient’s part {Words.Dollars(row.PatientResponsibility)}");
            if (row.IsReversed) details.Add("Taken back by a later decision");
            if (row.Waits.Length > 0) details.Add($"Waits: {row.Waits}");
            _items.Add(new StoryItem(row.BookDate, 3, tone, $"{Capital(DecisionReading.Status(row.Status))}: {Words.Dollars(row.Paid)} paid of {Words.Dollars(row.Charge)}")
            {
                Details = [.. details, .. Moves(row.DecisionKey)],
                Who = facts.PayerName(row.PayerKey.Length > 0 ? row.PayerKey : remittance.PayerName),
                Url = person.May(Permission.Remittances) ? $"/remittance/{remittance.Id:N}" : null,
                UrlWords = "Open the remittance",
            });
        }
        return this;
    }

    public ClaimStory Posted(IReadOnlyList<ClaimEntry> entries, Func<ClaimEntry, string> anchor)
    {
        foreach (var entry in entries)
        {
            var owed = Money.Zero;
            foreach (var line in entry.Lines)
                if (line.Amount > Money.Zero) owed += line.Amount;
            _items.Add(new StoryItem(entry.Entry.BookDate, 4, "none", $"{LedgerWords.Kind(entry.Entry)} {Words.Dollars(owed)}")
            {
                Who = Caused(entry.Entry.Actor),
                Url = anchor(entry),
                UrlWords = "Open the entry",
            });
        }
        return this;
    }

    /// <summary>Moves that no document above explains, such as a doubt about the number.</summary>
    public ClaimStory Moved(IReadOnlyList<ClaimEventRow> events, IReadOnlySet<string> told)
    {
        foreach (var move in events.Where(e => e.Move != "Send" && !told.Contains(e.Cause)))
            _items.Add(new StoryItem(move.On, 5, move.To == "Held" ? "warn" : "none", Move(move)) { Who = Caused(move.Actor) });
        foreach (var move in events.Where(e => e.Move == "Settle"))
            _items.Add(new StoryItem(move.On, 6, "idle", $"{Chips.Of(move.To).Word}: nothing is left with the payer") { Who = Caused(move.Actor) });
        return this;
    }

    public ClaimStory Worked(IReadOnlyList<RowAct> acts)
    {
        foreach (var act in acts)
            _items.Add(new StoryItem(DayOf(act.At), 7, act.IsTakenBack ? "idle" : "none", act.Note is null ? RowTaskView.Say(act).Trim() : "Note")
            {
                At = act.At,
                Who = act.Person,
                Note = act.Note,
                Details = act.IsTakenBack ? ["Taken back."] : [],
            });
        foreach (var found in facts.Findings)
            foreach (var step in found.Steps)
                _items.Add(new StoryItem(DayOf(step.At), 7, "wait", step.IsUndo ? $"Override of {found.Finding.Id} taken back" : $"Finding {found.Finding.Id} let pass")
                {
                    At = step.At,
                    Who = step.Person,
                    Details = [found.Finding.Message],
                    Note = step.IsUndo ? null : step.Reason,
                });
        return this;
    }

    private string? File(Guid intake) => person.May(Permission.Files) ? $"/files/{intake:N}" : null;

    private DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(person.TimeZone)).DateTime);

    private IEnumerable<string> Moves(string cause) => _byCause[cause].Where(m => m.From != m.To && m.Move != "Settle").Select(Move).Distinct(StringComparer.Ordinal);

    private static string Move(ClaimEventRow move) => move.Move == "Mended" ? "Judged anew" : move.From.Length == 0 ? StateWord(move.To) : $"{StateWord(move.From)}, now {StateWord(move.To)}";

    /// <summary>Adjudicated claims have chips for their outcomes only.</summary>
    private static string StateWord(string state) => state == "Adjudicated" ? "Decided" : Chips.Claims.TryGetValue(state, out var chip) ? chip.Word : state;

    private static string Disposed(string disposition) => disposition switch
    {
        "Posted" => "Its charge stands in the ledger",
        "Held" => "Held: its charge does not count yet",
        "Repeats" => "Repeats what counts already",
        "Replaced" => "A later version took its place",
        "Voided" => "Taken back",
        _ => disposition,
    };

    /// <summary>A job or an import by its name; ids of people are told by what they did.</summary>
    private static string Caused(string actor) => Guid.TryParse(actor, out _) ? "A person of the practice" : actor.StartsWith(Acting.CommandLine, StringComparison.Ordinal) ? $"At the {actor}" : $"By {actor}";

    private static string Capital(string words) => words.Length == 0 ? words : char.ToUpper(words[0], CultureInfo.InvariantCulture) + words[1..];
}

/// <summary>Answers of clearinghouses and payers in plain words.</summary>
internal static class AnswerWords
{
    public static StoryItem Of(AnswerRow answer, IEnumerable<string> moves)
    {
        var (tone, words) = answer.Kind switch
        {
            "envelope" => answer.Code switch { "R" => ("bad", "The whole file was refused (TA1)"), "E" => ("warn", "The file’s envelope was taken with errors (TA1)"), _ => ("none", "The file’s envelope was taken (TA1)") },
            "syntax" => answer.Code switch { "A" => ("good", "The form of the file was accepted (999)"), "E" => ("warn", "The form of the file was accepted with errors (999)"), "P" => ("warn", "The file was accepted in part (999)"), _ => ("bad", "The form of the file was refused (999)") },
            _ => Category(answer.Code),
        };
        return new StoryItem(answer.On, answer.Kind == "claim" ? 2 : 1, tone, words) { Details = [.. Said(answer), .. moves], Who = answer.Sender.Length > 0 ? answer.Sender : null };
    }

    private static (string Tone, string Words) Category(string code)
    {
        var entry = ClaimStatusCategory.Find(code);
        var tone = entry?.Effect switch { ClaimStatusEffect.Accepted => "good", ClaimStatusEffect.Rejected => "bad", ClaimStatusEffect.NotFound => "warn", _ => "none" };
        return (tone, entry is null ? $"Status {code} (277CA)" : $"Claim {entry.Meaning} ({code}, 277CA)");
    }

    private static IEnumerable<string> Said(AnswerRow answer)
    {
        if (answer.PayerClaimNumber.Length > 0) yield return $"Payer’s claim number {answer.PayerClaimNumber}";
        if (answer.Body.Length == 0) yield break;
        if (answer.Kind == "claim")
        {
            foreach (var status in answer.Body.Split("; ", StringSplitOptions.RemoveEmptyEntries)) yield return Status(status);
            yield break;
        }
        if (answer.Body.StartsWith('['))
        {
            foreach (var fault in Faults(answer.Body)) yield return $"At {fault}";
            yield break;
        }
        yield return $"{(answer.Kind == "envelope" ? "Note" : "Error")} {answer.Body}";
    }

    private static string Status(string status)
    {
        var parts = status.Split(':');
        var (code, entity) = (parts.Length > 1 ? parts[1] : "", parts.Length > 2 ? parts[2] : "");
        var about = ClaimStatusCode.Entity(entity) is { } whom ? $" ({whom})" : entity.Length > 0 ? $" ({entity})" : "";
        return $"{parts[0]} {code}: {ClaimStatusCode.Find(code) ?? "status not in our list"}{about}";
    }

    private static List<string> Faults(string body)
    {
        try
        {
            return JsonSerializer.Deserialize<List<string>>(body) ?? [];
        }
        catch (JsonException)
        {
            return [body];
        }
    }
}
