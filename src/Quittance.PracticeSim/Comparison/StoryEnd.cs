using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quittance.App.Claims;
using Quittance.App.Exchange;
using Quittance.App.Ledger;
using Quittance.App.Storage;
using Quittance.App.Storage.Keys;
using Quittance.App.Storage.Model;
using Quittance.Core.Exchange;
using Quittance.Core.Kernel;
using Quittance.Core.Model;
using Quittance.Core.X12;
using Quittance.Core.X12.Sets.Claim837P;
using Quittance.PayerSim;

namespace Quittance.PracticeSim.Comparison;

/// <summary>What a claim came to.</summary>
internal sealed record ClaimEnd(string State, Money Charge, Money Paid, Money Adjusted, Money Patient, Money Open, Money Denied)
{
    /// <summary>How payers have shared the charge out.</summary>
    public (Money Paid, Money Adjusted, Money Patient, Money Denied) Shares => (Paid, Adjusted, Patient, Denied);

    /// <summary>A payer has said something of its money.</summary>
    public bool IsDecided => Shares != default;

    public override string ToString() => $"{State}: charge {Charge}, paid {Paid}, adjusted {Adjusted}, patient {Patient}, open {Open}, denied {Denied}";
}

/// <summary>What a story came to, in words that can be compared with another telling of it.</summary>
internal sealed record StoryEnd
{
    // After so many days every answer is late by any partner's clock.
    private const int LongAfter = 60;

    private static readonly string[] Undecided = [nameof(ClaimState.Sent), nameof(ClaimState.Received), nameof(ClaimState.Accepted)];

    /// <summary>Each claim's state and money, by number and ordinal under it.</summary>
    public required IReadOnlyDictionary<string, ClaimEnd> Claims { get; init; }
    /// <summary>The ledger's accounts with their sums.</summary>
    public required IReadOnlyList<string> Accounts { get; init; }
    /// <summary>Numbers of claims in the list of what has no answer.</summary>
    public required IReadOnlySet<string> Unanswered { get; init; }
    /// <summary>Files of the practice in that list.</summary>
    public required int UnansweredFiles { get; init; }
    /// <summary>Claims in the files that left.</summary>
    public required int Sent { get; init; }
    /// <summary>Claims that left more or less often than they were put into a file, or as another kind (CLM05-3), or went out as new while a payer had them.</summary>
    public required int SentTwice { get; init; }
    public required bool IsBalanced { get; init; }
    /// <summary>Payments that found no claim.</summary>
    public required int Waiting { get; init; }
    public required int SetsHeld { get; init; }
    public required int FilesRejected { get; init; }
    public required PayersMoney Money { get; init; }
    public required IReadOnlyList<FileHit> Hits { get; init; }
    /// <summary>Batches by their control number: the claims in each.</summary>
    public required ILookup<int, string> Batches { get; init; }

    /// <summary>Looks at a story that was told to its end.</summary>
    public static async Task<StoryEnd> ReadAsync(IServiceProvider services, PracticeOutcome outcome, string exchangeFolder, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var (db, tenant) = (scope.ServiceProvider.GetRequiredService<QuittanceDb>(), outcome.Tenant);
        var claims = await db.Set<ClaimRow>().AsNoTracking().Where(c => c.TenantId == tenant).ToListAsync(cancellation);
        var late = await new ListUnanswered(db).RunAsync(tenant, outcome.Last.AddDays(LongAfter), cancellation);
        var batches = await db.Set<BatchRow>().AsNoTracking().Where(b => b.TenantId == tenant).ToDictionaryAsync(b => b.Id, cancellation);
        var bills = await db.Set<BillRow>().AsNoTracking().Where(b => b.TenantId == tenant && b.BatchId != null).ToListAsync(cancellation);
        var sums = await db.Set<EntryLineRow>().AsNoTracking().Where(l => l.TenantId == tenant).GroupBy(l => new { l.Account, l.Party, l.Group, l.Reason })
            .Select(g => new { g.Key.Account, g.Key.Party, g.Key.Group, g.Key.Reason, Sum = g.Sum(l => (long)(object)l.Amount) }).ToListAsync(cancellation);
        var cash = sums.Where(s => s is { Account: "cash", Party: not "patient" }).Sum(s => s.Sum);
        var read = new JudgeBills(db, scope.ServiceProvider.GetRequiredService<FieldCipher>());
        var meant = bills.ConvertAll(b => (b.NumberId, Claim: read.Read(b), batches[b.BatchId!.Value].Control));
        return new StoryEnd
        {
            Claims = claims.ToDictionary(c => string.Create(CultureInfo.InvariantCulture, $"{c.Number}/{c.Ordinal}"), c => new ClaimEnd(c.State, c.Charge, c.InsurerPaid, c.Adjusted, c.PatientResponsibility, c.Open, c.DeniedOpen), StringComparer.Ordinal),
            Accounts = [.. sums.Select(s => $"{s.Account} {s.Party} {s.Group}{s.Reason} {s.Sum}").Order(StringComparer.Ordinal)],
            Unanswered = late.Where(u => u.Number.Length > 0).Select(u => u.Number).ToHashSet(StringComparer.Ordinal),
            UnansweredFiles = late.Count(u => u.What == Awaited.FileAnswer),
            Sent = bills.Count,
            SentTwice = await SentTwiceAsync(db, tenant, meant, exchangeFolder, cancellation),
            IsBalanced = await CheckLedger.IsBalancedAsync(db, cancellation),
            Waiting = await db.Set<DecisionRow>().CountAsync(d => d.TenantId == tenant && d.Waits != "", cancellation),
            SetsHeld = await db.Set<RemittanceRow>().CountAsync(r => r.TenantId == tenant && r.State == "held", cancellation),
            FilesRejected = await db.Set<IntakeRow>().CountAsync(i => i.TenantId == tenant && i.IsRejected, cancellation),
            Money = PayersMoney.Of(exchangeFolder, outcome.Hits, new Money(cash)),
            Hits = outcome.Hits,
            Batches = bills.ToLookup(b => batches[b.BatchId!.Value].Control, b => b.Number),
        };
    }

    private static async Task<int> SentTwiceAsync(QuittanceDb db, Guid tenant, List<(Guid NumberId, Claim837 Claim, int Control)> meant, string exchangeFolder, CancellationToken cancellation)
    {
        var files = Directory.EnumerateFiles(Path.Combine(exchangeFolder, "state", "taken"), "*", SearchOption.AllDirectories);
        var copies = (await db.Set<SubmissionRow>().AsNoTracking().Where(s => s.TenantId == tenant).ToListAsync(cancellation)).ToLookup(s => s.NumberId);
        var again = meant.Where(m => m.Claim is { Frequency: "1", PayerLevel: "P" }).GroupBy(m => m.NumberId).Where(g => g.Count() > 1)
            .Sum(g => copies[g.Key].OrderBy(c => c.SentOn).ThenBy(c => c.SentAt, StringComparer.Ordinal).ThenBy(c => c.CopyKey, StringComparer.Ordinal).SkipLast(1).Count(c => Undecided.Contains(c.State)));
        return Unlike(meant.Select(m => (m.Claim.Number, m.Claim.Frequency, m.Control)), files.SelectMany(ClaimsIn)) + again;
    }

    /// <summary>How many stand on one side more often than on the other. Each claim that was meant stands in one file, and each file was handed over once.</summary>
    internal static int Unlike(IEnumerable<(string Number, string Frequency, int Control)> meant, IEnumerable<(string Number, string Frequency, int Control)> left)
    {
        var counts = new Dictionary<(string, string, int), int>();
        foreach (var claim in meant) counts[claim] = counts.GetValueOrDefault(claim) + 1;
        foreach (var claim in left) counts[claim] = counts.GetValueOrDefault(claim) - 1;
        return counts.Values.Sum(Math.Abs);
    }

    private static IEnumerable<(string Number, string Frequency, int Control)> ClaimsIn(string file)
    {
        using var stream = File.OpenRead(file);
        var control = 0;
        foreach (var item in TypedReader.Read(stream))
        {
            if (item is InterchangeStart start) control = int.Parse(start.Control, CultureInfo.InvariantCulture);
            if (item is Claim837 claim) yield return (claim.Number, claim.Frequency, control);
        }
    }
}
