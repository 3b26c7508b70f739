using System.Text.Json;
using Quittance.App.Storage.Model;
using Quittance.Core.Kernel;

namespace Quittance.App.Remittance;

/// <summary>
/// The equations of a remittance, worked out again from the rows as they are stored: each line and each claim adds up, and claims less what
/// was adjusted with the practice is the payment that the payer states.
/// </summary>
internal sealed record SetProof(Money Claims, int ClaimCount, int ClaimsAddUp, int Lines, int LinesAddUp, Money Provider, int ProviderCount, Money Stated)
{
    /// <summary>What is missing: zero in a set that balances.</summary>
    public Money Difference => Claims - Provider - Stated;

    public bool Holds => Difference.IsZero && ClaimsAddUp == ClaimCount && LinesAddUp == Lines;

    public static SetProof Of(RemittanceRow head, IReadOnlyList<ProviderAdjustmentBody> provider, IEnumerable<(Money Charge, Money Paid, string Body)> claims)
    {
        var sum = Money.Zero;
        int count = 0, claimsAddUp = 0, lines = 0, linesAddUp = 0;
        foreach (var (charge, paid, text) in claims)
        {
            var body = JsonSerializer.Deserialize(text, BodyJson.Default.DecisionBody)!;
            long ofClaim = Cents(body.A), ofLines = 0, lineCharges = 0, linePaid = 0;
            foreach (var line in body.Ls ?? [])
            {
                var adjusted = Cents(line.S);
                (ofLines, lineCharges, linePaid) = (ofLines + adjusted, lineCharges + line.A, linePaid + line.P);
                lines++;
                if (line.A - adjusted == line.P) linesAddUp++;
            }
            var agrees = body.Ls is not { Count: > 0 } || (lineCharges == charge.Cents && linePaid - ofClaim == paid.Cents);
            if (agrees && charge.Cents - ofClaim - ofLines == paid.Cents) claimsAddUp++;
            sum += paid;
            count++;
        }
        var adjustments = new Money(provider.Sum(p => p.Cents));
        return new SetProof(sum, count, claimsAddUp, lines, linesAddUp, adjustments, provider.Count, head.Paid);
    }

    private static long Cents(List<CasBody>? list) => list?.Sum(a => a.A) ?? 0;
}
