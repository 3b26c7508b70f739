using Microsoft.EntityFrameworkCore;
using Quittance.App.Exchange;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;

namespace Quittance.App.Remittance;

/// <summary>What payers and clearinghouses answered to the copies of one number, and every move that followed.</summary>
internal sealed class ReadAnswers(QuittanceDb db)
{
    /// <summary>The answers by the id of the copy that they answer.</summary>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<AnswerRow>>> RunAsync(Guid tenant, Guid number, CancellationToken cancellation) =>
        (await NumberDocuments.ReadAsync(db, tenant, [number], FreshClaims.None, cancellation)).AnswersOf(number);

    public Task<List<ClaimEventRow>> EventsAsync(Guid tenant, Guid number, int ordinal, CancellationToken cancellation) =>
        db.Set<ClaimEventRow>().AsNoTracking().Where(e => e.TenantId == tenant && e.NumberId == number && e.ClaimOrdinal == ordinal).ToListAsync(cancellation);
}
