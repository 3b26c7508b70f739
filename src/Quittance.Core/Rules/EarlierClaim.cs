using Quittance.Core.Kernel;
using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.Core.Rules;

/// <summary>A line of an earlier claim: what was done, by whom, where, when.</summary>
public sealed record EarlierLine(string Code, IReadOnlyList<string> Modifiers, DateOnly Day, string RenderingNpi, string PlaceOfService, Money Charge)
{
    /// <summary>The taxonomy of who did it, which tells the specialty; empty when it is not known.</summary>
    public string Taxonomy { get; init; } = "";
}

/// <summary>
/// Another claim of the same patient, as far as edits need it. Days are the default value when they could not be read, the charge is null
/// when it could not.
/// </summary>
public sealed record EarlierClaim(string BillingNpi, string Number, DateOnly First, DateOnly Last, Money? Charge, string Frequency, IReadOnlyList<EarlierLine> Lines)
{
    /// <summary>True when it was refused before it reached adjudication, so that it may be sent again as an original.</summary>
    public bool WasRejected { get; init; }

    /// <summary>True when a later claim took it back (frequency 8) or replaced it (7).</summary>
    public bool IsWithdrawn { get; init; }

    /// <summary>Its place among the patient's payers: P, S, T ...</summary>
    public string PayerLevel { get; init; } = "";

    /// <summary>The payer it went to.</summary>
    public string PayerId { get; init; } = "";

    /// <summary>What a claim leaves behind for the claims that come after it.</summary>
    public static EarlierClaim Of(Claim837 claim, bool wasRejected = false)
    {
        ArgumentNullException.ThrowIfNull(claim);
        DateOnly first = default, last = default;
        var lines = new EarlierLine[claim.Lines.Count];
        for (var i = 0; i < lines.Length; i++)
        {
            var line = claim.Lines[i];
            var days = LineDays.Of(line);
            if (days.HasFrom && (first == default || days.From < first)) first = days.From;
            if (days.HasThrough && days.Through > last) last = days.Through;
            lines[i] = new EarlierLine(line.Code, line.Modifiers, days.From, RenderingOf(claim, line), PlaceOf(claim, line), line.Charge ?? Money.Zero) { Taxonomy = TaxonomyOf(claim, line) };
        }
        return new EarlierClaim(claim.Billing.Id, claim.Number, first, last, claim.Charge, claim.Frequency, lines)
        {
            WasRejected = wasRejected,
            PayerLevel = claim.PayerLevel,
            PayerId = claim.Payer.Id,
        };
    }

    /// <summary>Who did a line: its own rendering provider, the claim's, or the billing provider.</summary>
    internal static string RenderingOf(Claim837 claim, Line837 line) =>
        line.RenderingNpi.Length > 0 ? line.RenderingNpi : claim.Rendering is { Id.Length: > 0 } rendering ? rendering.Id : claim.Billing.Id;

    /// <summary>The specialty of who did a line; empty when it is not known.</summary>
    internal static string TaxonomyOf(Claim837 claim, Line837 line) =>
        line.Rendering is { } own ? own.Taxonomy : line.RenderingNpi.Length > 0 ? "" : claim.Rendering is { } rendering ? rendering.Taxonomy : claim.Billing.Taxonomy;

    /// <summary>Where a line was done: its own place, or the claim's.</summary>
    internal static string PlaceOf(Claim837 claim, Line837 line) => line.PlaceOfService.Length > 0 ? line.PlaceOfService : claim.PlaceOfService;
}
