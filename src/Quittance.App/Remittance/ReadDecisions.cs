using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;

namespace Quittance.App.Remittance;

/// <summary>A payer's decision on a claim, the remittance that brought it, and the file that brought that.</summary>
internal sealed record ClaimDecisionFacts(DecisionRow Row, DecisionBody Body, RemittanceRow Remittance, Guid FileId);

/// <summary>Reads the decisions that belong to one claim, in book order.</summary>
internal sealed class ReadDecisions(QuittanceDb db)
{
    public async Task<List<ClaimDecisionFacts>> RunAsync(Guid tenant, Guid number, int ordinal, CancellationToken cancellation)
    {
        var rows = await (
            from decision in db.Set<DecisionRow>().AsNoTracking()
            where decision.TenantId == tenant && decision.NumberId == number && decision.ClaimOrdinal == ordinal
            join remittance in db.Set<RemittanceRow>() on new { decision.TenantId, Id = decision.RemittanceId } equals new { remittance.TenantId, remittance.Id }
            join set in db.Set<TransactionSetRow>() on new { remittance.TenantId, Id = remittance.SetId } equals new { set.TenantId, set.Id }
            select new { decision, remittance, set.IntakeId }).ToListAsync(cancellation);
        return
        [
            .. rows.OrderBy(r => r.decision.BookDate).ThenBy(r => r.decision.Level, StringComparer.Ordinal).ThenBy(r => r.decision.DecisionKey, StringComparer.Ordinal)
                .Select(r => new ClaimDecisionFacts(r.decision, JsonSerializer.Deserialize(r.decision.Body, BodyJson.Default.DecisionBody)!, r.remittance, r.IntakeId)),
        ];
    }
}
