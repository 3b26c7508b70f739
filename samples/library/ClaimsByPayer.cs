// Judges a file of claims and adds up what each payer is asked for, in one pass: ClaimsByPayer FILE
using Quittance.Core.Kernel;
using Quittance.Core.X12.Structure;
using Quittance.Core.X12.Views;

using var file = File.OpenRead(args[0]);
var payers = new PayerSums();
var verdict = FileCheck.Check(file, payers);

foreach (var (payer, (claims, charged)) in payers.Sums.OrderBy(p => p.Key, StringComparer.Ordinal))
    Console.WriteLine($"{payer}: {claims} claims, {charged}");
Console.WriteLine($"{verdict.Sets.Count(s => s.IsAccepted)} of {verdict.Sets.Count} sets accepted");
return verdict.HasErrors ? 1 : 0;

// A view reads each value where it stands and lives until Take returns; claim.ToRecord() makes what can be kept.
sealed class PayerSums : ViewTaker
{
    public Dictionary<string, (int Claims, Money Charged)> Sums { get; } = new(StringComparer.Ordinal);

    public override void Take(in ClaimView claim)
    {
        var payer = claim.Payer.Id.Text();
        var (claims, charged) = Sums.GetValueOrDefault(payer);
        foreach (var line in claim.Lines) charged += line.Charge ?? Money.Zero;
        Sums[payer] = (claims + 1, charged);
    }
}
