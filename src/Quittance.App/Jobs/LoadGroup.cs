using Quittance.App.Exchange;
using Quittance.App.Remittance;
using Quittance.App.Storage;
using Quittance.App.Storage.Audit;
using Quittance.App.Storage.Model;

namespace Quittance.App.Jobs;

/// <summary>
/// Small files that are loaded in one transaction: what several of them say of one claim is worked out once, and the disk is asked once. The transaction is the caller's. The answer is the same as from one
/// file after the other, because a number's life does not depend on the order of its documents.
/// </summary>
internal sealed class LoadGroup(QuittanceDb db, LoadSettings settings, PayerDirectory payers) : IDisposable
{
    private readonly HashSet<Guid> _numbers = [];
    private readonly List<DecisionRow> _retie = [];
    private readonly List<Guid> _changing = [];
    private FreshClaims _fresh = FreshClaims.None;
    private bool _hasClaims;

    public RowWriter Writer { get; } = new(db);
    public HashSet<Guid> KnownParties { get; } = [];

    /// <summary>Takes over what a batch touches; it is settled with the others.</summary>
    public void Add(Guid intake, IReadOnlyCollection<Guid> numbers, IReadOnlyList<DecisionRow> retie, ClaimStage claims)
    {
        if (claims.Count > 0)
        {
            // What one batch says of a new number is all there is of it only while no other batch has claims.
            _fresh = _hasClaims ? FreshClaims.None : claims.Fresh;
            _hasClaims = true;
        }
        if (numbers.Count + retie.Count == 0) return;
        _numbers.UnionWith(numbers);
        _retie.AddRange(retie);
        if (!_changing.Contains(intake)) _changing.Add(intake);
    }

    /// <summary>Settles everything that was touched.</summary>
    public async Task FinishAsync(CancellationToken cancellation)
    {
        if (_changing.Count == 0) return;
        await new SettleNumbers(db, Writer, settings.Tenant, payers, settings.Clock, settings.Actor) { Fresh = _fresh }.RunAsync(_numbers, _retie, cancellation);
        foreach (var intake in _changing) AuditTrail.Add(db, new AuditEntry(settings.Tenant, settings.Actor, "import", "file", intake.ToString("D")), settings.Clock);
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    public void Dispose() => Writer.Dispose();
}
