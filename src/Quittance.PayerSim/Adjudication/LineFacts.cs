using Quittance.Core.Kernel;
using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.PayerSim.Adjudication;

/// <summary>A billed line as a payer looks at it: numbers and days read, what the claim says for all lines put in.</summary>
internal sealed record LineFacts
{
    public required Line837 Line { get; init; }
    public int Index { get; init; }
    public Rate Units { get; init; }
    public Money Charge { get; init; }
    public DateOnly Day { get; init; }
    public string Place { get; init; } = "";
    /// <summary>The diagnoses that it points at, in the order of its pointers.</summary>
    public IReadOnlyList<string> Diagnoses { get; init; } = [];
    public string RenderingNpi { get; init; } = "";
    public string Taxonomy { get; init; } = "";
    public string Code => Line.Code;

    private static readonly string[] MakeAnother = ["76", "77", "91", "59", "XE", "XS", "XP", "XU"];

    /// <summary>True when a modifier says that it was done again, or apart.</summary>
    public bool IsSaidToBeAnother => Line.Modifiers.Any(m => MakeAnother.Contains(m, StringComparer.Ordinal));

    /// <summary>What must be equal for two lines to be the same service.</summary>
    public string Sameness => string.Join('|', RenderingNpi, X12Date.Day(Day), Code, string.Join(',', Line.Modifiers.Order(StringComparer.Ordinal)), Units.ToString());

    public static IReadOnlyList<LineFacts> Of(Claim837 claim, DateOnly received) => [.. claim.Lines.Select((line, index) => Of(claim, line, index, received))];

    private static LineFacts Of(Claim837 claim, Line837 line, int index, DateOnly received)
    {
        var rendering = line.Rendering ?? claim.Rendering;
        return new LineFacts
        {
            Line = line,
            Index = index,
            Units = Rate.TryParse(line.Units, out var units) && units.CompareTo(Rate.Zero) > 0 ? units : Rate.One,
            Charge = line.Charge ?? Money.Zero,
            Day = X12Date.TryReadDay(line.From, out var day) ? day : received,
            Place = line.PlaceOfService.Length > 0 ? line.PlaceOfService : claim.PlaceOfService,
            Diagnoses = [.. line.Pointers.Select(p => int.TryParse(p, out var at) && at >= 1 && at <= claim.Diagnoses.Count ? claim.Diagnoses[at - 1].Code : "").Where(c => c.Length > 0)],
            RenderingNpi = rendering is { Id.Length: > 0 } ? rendering.Id : line.RenderingNpi.Length > 0 ? line.RenderingNpi : claim.Billing.Id,
            Taxonomy = rendering is { Taxonomy.Length: > 0 } ? rendering.Taxonomy : claim.Billing.Taxonomy,
        };
    }
}
