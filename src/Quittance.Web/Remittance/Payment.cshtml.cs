using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Quittance.App.Ledger;
using Quittance.App.Queues;
using Quittance.App.Remittance;
using Quittance.Core.Kernel;
using Quittance.Web.Access;
using Quittance.Web.Parts;
using Quittance.Web.Queues;

namespace Quittance.Web.Remittance;

/// <summary>An account in what a payment wrote: its debits, its credits and how many entries touched it.</summary>
internal sealed record AccountSum(string Account, int Entries, Money Debit, Money Credit);

/// <summary>One payment with its proof, claims, adjustments to the practice and entries.</summary>
[Needs(Permission.Remittances)]
internal sealed class PaymentModel(CurrentPerson current, TimeProvider time, ReadPayment payments, ReadRemittances remittances, RemittanceReading reading, ReadTask tasks, ReadTrail trail) : PageModel
{
    public Payment Shown { get; private set; } = null!;
    public RemittanceLine Line { get; private set; } = null!;
    public ListFrame Frame { get; private set; } = null!;
    public IReadOnlyList<PaymentClaim> Claims { get; private set; } = [];
    public IReadOnlyList<AccountSum> Accounts { get; private set; } = [];
    /// <summary>Entries of the claims shown and, on the first page, of the adjustments to the practice.</summary>
    public IReadOnlyList<LedgerLine> Entries { get; private set; } = [];
    public RowTaskView Work { get; private set; } = null!;
    public Toast? Toast { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        var person = current.Value!;
        if (await payments.RunAsync(person.TenantId, id, cancellation) is not { } payment) return NotFound();
        await trail.RecordAsync("remittance.show", Subjects.Remittance, id, cancellation);
        Shown = payment;
        Line = (await remittances.LinesAsync(person.TenantId, [id], cancellation))[0];
        var ask = ListAsk.Read(PaymentList.Of(id), Request.Query);
        var count = payment.Views[ask.View];
        ask = ask with { Page = Math.Min(ask.Page, Math.Max(1, (count + ask.Shape.PageRows - 1) / ask.Shape.PageRows)) };
        Claims = await payments.ClaimsAsync(person.TenantId, id, ask.View, ask.Sort, ask.Falls, ask.Page, cancellation);
        Frame = new ListFrame { Shape = ask.Shape, Ask = ask, Count = count, Today = person.Today(time), ViewCounts = payment.Views };
        await LedgerAsync(person.TenantId, cancellation);
        Work = RowTaskView.Of(RemittanceList.Shape, id, await tasks.RunAsync(person.TenantId, Subjects.Remittance, id, cancellation), person, person.Today(time), $"/remittance/{id}");
        Toast = await Toast.TakeAsync(TempData, tasks, person, cancellation);
        return Page();
    }

    /// <summary>Held sets have no entries, so there is nothing to read for them.</summary>
    private async Task LedgerAsync(Guid tenant, CancellationToken cancellation)
    {
        if (Shown.Head.State != "posted") return;
        var payers = await reading.PayersAsync(cancellation);
        var all = await payments.LedgerAsync(tenant, await payments.KeysAsync(tenant, Shown.Head.Id, cancellation), Shown.Head, cancellation);
        Accounts =
        [
            .. all.GroupBy(l => MoneyWords.AccountOf(l.Account, l.Party, payers), StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new AccountSum(
                g.Key, g.Select(l => l.EntryId).Distinct().Count(), Sum(g, l => l.Amount > Money.Zero), -Sum(g, l => l.Amount < Money.Zero))),
        ];
        var shown = Claims.ToDictionary(c => c.Key, StringComparer.Ordinal);
        Entries = MoneyWords.Ledger([.. all.Where(l => IsShown(l, shown))], payers, l => Source(l, shown));
    }

    private bool IsShown(PostedLine line, Dictionary<string, PaymentClaim> shown)
    {
        var key = line.EntryKey[(line.EntryKey.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return shown.ContainsKey(key) || (Frame.Ask.Page == 1 && line.EntryKey.StartsWith("provider:", StringComparison.Ordinal));
    }

    private static (string Source, string? Url) Source(PostedLine line, Dictionary<string, PaymentClaim> shown)
    {
        var key = line.EntryKey[(line.EntryKey.IndexOf(':', StringComparison.Ordinal) + 1)..];
        if (!shown.TryGetValue(key, out var claim)) return ("Adjustment to the practice", null);
        return ($"Claim {claim.Number}", claim.ClaimId is { } id ? $"/claims/{id}" : null);
    }

    private static Money Sum(IEnumerable<PostedLine> lines, Func<PostedLine, bool> which)
    {
        var sum = Money.Zero;
        foreach (var line in lines)
            if (which(line)) sum += line.Amount;
        return sum;
    }
}
