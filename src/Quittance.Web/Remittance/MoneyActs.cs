using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Quittance.App.Analytics;
using Quittance.App.Queues;
using Quittance.App.Remittance;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;
using Quittance.Core.Kernel;
using Quittance.Web.Access;

namespace Quittance.Web.Remittance;

/// <summary>Matches, payers' answers and their undoing by the person of this request, for pages and API alike.</summary>
internal sealed class MoneyActs(QuittanceDb db, TimeProvider clock, CurrentPerson current, FreshFigures figures, KeptFigures kept)
{
    /// <summary>Refusals that mean: there is no such thing in this practice.</summary>
    public static bool IsUnknown(string code) => code is "match.item-unknown" or "payer.unknown";

    private Person Me => current.Value!;

    private string Actor => Me.Id.ToString("D", CultureInfo.InvariantCulture);

    public Task<WaitingMoney?> WaitingAsync(Guid id, CancellationToken cancellation) => new MatchMoney(db, clock, Actor).OneAsync(Me.TenantId, id, cancellation);

    /// <summary>Ties a payment to a claim: its id, or its number as a person types it.</summary>
    public async Task<Result<DecisionRow>> MatchAsync(Guid id, string? claim, CancellationToken cancellation)
    {
        var named = claim?.Trim() ?? "";
        if (named.Length == 0) return new Result<DecisionRow>.Refused("match.claim-missing", "Say which claim it pays: choose one, or type its number.");
        var result = await new MatchMoney(db, clock, Actor).MatchAsync(Me.TenantId, Whole(id), named, cancellation);
        Drop();
        return result is Result<DecisionRow>.Refused { Code: "match.claim-unknown" } refused
            ? new Result<DecisionRow>.Refused(refused.Code, "No single claim of the practice has this number. Type the number as it stands on the claim, or choose one of those shown.")
            : result;
    }

    public async Task<Result<DecisionRow>> UndoAsync(Guid id, CancellationToken cancellation)
    {
        var result = await new MatchMoney(db, clock, Actor).UndoAsync(Me.TenantId, Whole(id), cancellation);
        Drop();
        return result;
    }

    public async Task<Result<string>> AnswerAsync(Guid name, bool isThatPayer, CancellationToken cancellation)
    {
        var row = await db.Set<PayerAliasRow>().AsNoTracking().SingleOrDefaultAsync(a => a.TenantId == Me.TenantId && a.Id == name && a.Alias != a.PayerKey, cancellation);
        if (row is null) return new Result<string>.Refused("payer.unknown", "No such payer name waits for an answer.");
        var state = isThatPayer ? "learned" : "refused";
        if (row.State == state) return new Result<string>.Refused("payer.answered", isThatPayer ? "This name is confirmed already." : "This name is refused already.");
        var result = await new ConfirmPayer(db, clock, Actor).AnswerAsync(Me.TenantId, row.Alias, isThatPayer, cancellation);
        Drop();
        return result;
    }

    public async Task<Result<string>> AskAgainAsync(Guid name, CancellationToken cancellation)
    {
        if (!await db.Set<PayerAliasRow>().AnyAsync(a => a.TenantId == Me.TenantId && a.Id == name && a.Alias != a.PayerKey, cancellation))
            return new Result<string>.Refused("payer.unknown", "No such payer name is known.");
        var result = await new ConfirmPayer(db, clock, Actor).AskAgainAsync(Me.TenantId, name, cancellation);
        Drop();
        return result;
    }

    /// <summary>Sums of lists and the figures of Home follow at once.</summary>
    private void Drop()
    {
        figures.Drop(Me.TenantId);
        kept.Drop(Me.TenantId);
    }

    private static string Whole(Guid id) => id.ToString("N", CultureInfo.InvariantCulture);
}
