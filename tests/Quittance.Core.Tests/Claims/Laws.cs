using Quittance.Core.Claims;
using Quittance.Core.Ledger;
using Quittance.Core.Model;
using Quittance.Core.Remittance;

namespace Quittance.Core.Tests.Claims;

/// <summary>What is true of every number, whatever was sent and answered. Each example and each random history is held against it.</summary>
internal static class Laws
{
    internal static void Hold(NumberLife life, IReadOnlyList<SentCopy> copies, IReadOnlyList<ClaimDecision> decisions)
    {
        EntriesBalance(life);
        foreach (var claim in life.Claims) BooksAgree(life, claim);
        ChargesAddUp(life, copies);
        CashAddsUp(life, decisions);
    }

    private static void EntriesBalance(NumberLife life)
    {
        foreach (var entry in life.Entries) Assert.Equal(0, entry.Lines.Sum(l => l.Amount.Cents));
        Assert.Equal(life.Entries.Count, life.Entries.Select(e => e.Key).Distinct(StringComparer.Ordinal).Count());
    }

    private static void BooksAgree(NumberLife life, ClaimLife claim)
    {
        var books = claim.Books;
        var lines = life.Entries.SelectMany(e => e.Lines).Where(l => l.ClaimOrdinal == claim.Thread.Ordinal).ToList();
        long Net(string account) => lines.Where(l => l.Account == account).Sum(l => l.Amount.Cents);
        Assert.Equal(books.Charge - books.InsurerPaid - books.Adjusted, books.Open);
        Assert.Equal(books.Open.Cents, Net(Account.Receivable));
        Assert.Equal(-books.Charge.Cents, Net(Account.Charges));
        Assert.Equal(books.InsurerPaid.Cents, Net(Account.Cash));
        Assert.Equal(books.Adjusted.Cents, Net(Account.Adjustments));
        Assert.Equal(books.PatientResponsibility.Cents, lines.Where(l => l is { Account: Account.Receivable, Party: Account.Patient }).Sum(l => l.Amount.Cents));
        Assert.Equal(books.Adjusted, Told.Sum(books.Decisions.SelectMany(d => d.WriteOffs).Select(w => w.Amount)));
        Assert.True(books.DeniedOpen.Cents >= 0);
        Assert.Equal(claim.Thread.Posted?.Content.Charge ?? default, books.Charge);
    }

    private static void ChargesAddUp(NumberLife life, IReadOnlyList<SentCopy> copies)
    {
        var placed = life.Claims.SelectMany(c => c.Thread.Versions)
            .SelectMany(v => v.Copies.Select((copy, i) => (copy.Key, Cents: v.Content.Charge.Cents, Disposition: i == 0 ? v.Disposition : Disposition.Repeats))).ToList();
        Assert.Equal(copies.Select(c => c.Key).Order(StringComparer.Ordinal), placed.Select(p => p.Key).Order(StringComparer.Ordinal));
        Assert.Equal(copies.Sum(c => c.Content.Charge.Cents), placed.Sum(p => p.Cents));
        Assert.Equal(life.Claims.Sum(c => c.Books.Charge.Cents), placed.Where(p => p.Disposition == Disposition.Posted).Sum(p => p.Cents));
        Assert.All(life.Claims, c => Assert.True(c.Thread.Versions.Count(v => v.Disposition == Disposition.Posted) <= 1));
        Assert.All(life.Claims, c => Assert.All(c.Thread.Versions, v => Assert.Equal(v.Disposition == Disposition.Held, v.HeldFor.Length > 0)));
    }

    private static void CashAddsUp(NumberLife life, IReadOnlyList<ClaimDecision> decisions)
    {
        var cash = life.Entries.SelectMany(e => e.Lines).Where(l => l.Account == Account.Cash).Sum(l => l.Amount.Cents);
        Assert.Equal(decisions.Sum(d => d.Paid.Cents), cash);
        Assert.Equal(decisions.Count, life.Fates.Count);
        Assert.All(life.Fates, f => Assert.Equal(f.ClaimOrdinal is null, f.Waits.Length > 0));
    }
}
