using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Quittance.App.Remittance;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;
using Quittance.Core.Kernel;
using Quittance.Core.Model;

namespace Quittance.PracticeSim.Staff;

/// <summary>
/// What patients owe: some pay after weeks, some in parts, some never. Staff write off what is less than a stamp and an hour cost, of what is the patient's alone; a denial is never written off.
/// </summary>
internal sealed class CollectBalances(Desk desk)
{
    private const int WrittenOffPerMille = 200;
    private static readonly Money Small = new(500);

    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var due = await desk.Db.Set<ClaimRow>().AsNoTracking().Where(c => c.TenantId == desk.Acting.Tenant && c.State == nameof(ClaimState.PatientDue) && c.Open > Money.Zero)
            .OrderBy(c => c.Number).Select(c => new { c.Number, c.Open, c.DeniedOpen }).ToListAsync(cancellation);
        var postings = new List<HandPosted>();
        foreach (var claim in due)
        {
            if (desk.VisitOf(claim.Number) is not { } visit) continue;
            if (claim.Open < Small && claim.DeniedOpen.IsZero)
            {
                if (desk.ChanceOf("small", claim.Number).PerMille(WrittenOffPerMille)) postings.Add(Make(claim.Number, HandPostingKind.WriteOff, claim.Open, "Small balance, less than a statement costs."));
                continue;
            }
            var chance = desk.ChanceOf("pays", claim.Number);
            if (!chance.PerMille(visit.Patient.PaysPerMille)) continue;
            var owed = claim.Open - claim.DeniedOpen;
            if (owed <= Money.Zero) continue;
            var amount = owed > new Money(8_000) && chance.PerMille(300) ? new Money(owed.Cents / 200 * 100) : owed;
            postings.Add(Make(claim.Number, HandPostingKind.PatientPayment, amount, chance.PerMille(700) ? "Card" : "Check"));
        }
        return await PostAsync(desk, postings, cancellation);
    }

    /// <summary>Posts under ids that follow from what each is about, so that a day that is done twice posts once.</summary>
    public static async Task<int> PostAsync(Desk desk, List<HandPosted> postings, CancellationToken cancellation)
    {
        if (postings.Count == 0) return 0;
        var answers = await new PostByHand(desk.Db, desk.Clock).RunManyAsync(desk.Acting.Tenant, desk.Actor, postings, cancellation);
        // On a day that is done again, what is left of a balance would be paid in part once more; it was paid today.
        Check.That(answers.All(a => a is Result<Guid>.Ok or Result<Guid>.Refused { Code: "posting.other" }), "a simulated posting is taken");
        return answers.Count;
    }

    private HandPosted Make(string number, HandPostingKind kind, Money amount, string reason) =>
        new(RowId.Of(desk.Acting.Tenant, "practice-sim", kind.ToString(), number, desk.Today.ToString("yyyyMMdd", CultureInfo.InvariantCulture)), number, kind, desk.Today, amount, reason);
}
