using Quittance.Core.Kernel;

namespace Quittance.Web.Parts;

/// <summary>A chip: its word, tone and icon. Colour never stands alone.</summary>
internal sealed record Chip(string Word, string Tone, string Icon);

/// <summary>Every state that a chip can say, by the name that the code uses.</summary>
internal static class Chips
{
    public static readonly IReadOnlyDictionary<string, Chip> Claims = new Dictionary<string, Chip>(StringComparer.Ordinal)
    {
        ["Draft"] = new("Draft", "idle", Icon: "pencil"),
        ["Scrubbing"] = new("Checking", "info", Icon: "loader-2"),
        ["Held"] = new("Held", "warn", Icon: "hand-stop"),
        ["Ready"] = new("Ready", "info", Icon: "circle-check"),
        ["Batched"] = new("Queued", "info", Icon: "stack-2"),
        ["Sent"] = new("Sent", "info", Icon: "send"),
        ["Received"] = new("Received", "info", Icon: "inbox"),
        ["Accepted"] = new("Accepted", "info", Icon: "checks"),
        ["EnvelopeRejected"] = new("File rejected", "bad", Icon: "file-x"),
        ["SyntaxRejected"] = new("File rejected", "bad", Icon: "file-x"),
        ["Rejected"] = new("Rejected", "bad", Icon: "circle-x"),
        ["InfoRequested"] = new("Records asked", "warn", Icon: "file-search"),
        ["Pended"] = new("Pending", "wait", Icon: "hourglass"),
        ["Paid"] = new("Paid", "good", Icon: "circle-check"),
        ["PaidInPart"] = new("Paid in part", "good", Icon: "circle-half-2"),
        ["Denied"] = new("Denied", "bad", Icon: "ban"),
        ["Appealed"] = new("Appealed", "wait", Icon: "gavel"),
        ["SecondaryPending"] = new("Next payer", "wait", Icon: "arrow-forward-up"),
        ["PatientDue"] = new("With patient", "idle", Icon: "user-dollar"),
        ["Reversed"] = new("Reversed", "bad", Icon: "arrow-back-up"),
        ["VoidSent"] = new("Void sent", "wait", Icon: "file-minus"),
        ["Voided"] = new("Voided", "idle", Icon: "slash"),
        ["Closed"] = new("Closed", "idle", Icon: "lock"),
    };

    /// <summary>Remittances, and the payments in them.</summary>
    public static readonly IReadOnlyDictionary<string, Chip> Money = new Dictionary<string, Chip>(StringComparer.Ordinal)
    {
        ["money.posted"] = new("Posted", "good", Icon: "circle-check"),
        ["money.part"] = new("Some waits", "warn", Icon: "clock"),
        ["money.waits"] = new("Waits", "warn", Icon: "clock"),
        ["money.held"] = new("Held", "bad", Icon: "hand-stop"),
        ["money.staging"] = new("Being read", "info", Icon: "loader-2"),
    };

    public static readonly IReadOnlyDictionary<string, Chip> Severities = new Dictionary<string, Chip>(StringComparer.Ordinal)
    {
        ["Error"] = new("Stop", "bad", Icon: "hand-stop"),
        ["Warning"] = new("Warning", "warn", Icon: "alert-triangle"),
        ["Info"] = new("Note", "info", Icon: "info-circle"),
        ["Cleared"] = new("Cleared", "good", Icon: "circle-check"),
        ["Overridden"] = new("Overridden", "wait", Icon: "shield-off"),
    };

    /// <summary>What a file, or an upload of one, came to.</summary>
    public static readonly IReadOnlyDictionary<string, Chip> Files = new Dictionary<string, Chip>(StringComparer.Ordinal)
    {
        ["file.sent"] = new("Sent", "good", Icon: "send"),
        ["file.imported"] = new("Loaded", "good", Icon: "circle-check"),
        ["file.received"] = new("Kept, not read", "idle", Icon: "inbox"),
        ["file.duplicate"] = new("Came before", "idle", Icon: "copy"),
        ["file.rejected"] = new("File rejected", "bad", Icon: "file-x"),
        ["file.unbalanced"] = new("Out of balance", "bad", Icon: "scale"),
        ["file.partial"] = new("Partly held", "warn", Icon: "hand-stop"),
        ["file.reading"] = new("Being read", "info", Icon: "loader-2"),
        ["file.waiting"] = new("In line", "info", Icon: "stack-2"),
        ["file.done"] = new("Done", "good", Icon: "circle-check"),
        ["file.parked"] = new("Stopped", "bad", Icon: "alert-triangle"),
        ["file.refused"] = new("Refused", "bad", Icon: "ban"),
    };

    /// <summary>A state without a chip is a bug: the page would show nothing where a person looks first.</summary>
    public static Chip Of(string name)
    {
        var chip = Claims.GetValueOrDefault(name) ?? Severities.GetValueOrDefault(name) ?? Money.GetValueOrDefault(name) ?? Files.GetValueOrDefault(name);
        Check.That(chip is not null, $"the state {name} must have a chip");
        return chip!;
    }
}
