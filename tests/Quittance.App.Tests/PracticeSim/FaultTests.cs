using Microsoft.EntityFrameworkCore;
using Quittance.App.Storage.Model;
using Quittance.App.Tests.Jobs;
using Quittance.Core.Kernel;
using Quittance.PayerSim;
using Quittance.PracticeSim;

namespace Quittance.App.Tests.PracticeSim;

/// <summary>What goes wrong on the way costs no cent, and no claim is sent twice.</summary>
public sealed class FaultTests
{
    private static readonly PracticeOptions FourWeeks = new(new DateOnly(2025, 9, 15), new DateOnly(2025, 10, 10), 5) { VisitsPerMonth = 120 };

    [Theory]
    [InlineData(23)]
    [InlineData(137)]
    public async Task A_practice_that_is_killed_again_and_again_ends_as_if_it_had_not_been(int every)
    {
        using var whole = new SimulatedPractice();
        await whole.LiveAsync(FourWeeks);
        using var killed = new SimulatedPractice();
        var deaths = 0;
        for (var isAlive = false; !isAlive;)
        {
            // Each life gets further than the last, so that the story comes to its end.
            var left = every + deaths * 3;
            try
            {
                await killed.LiveAsync(FourWeeks, afterStep: () => { if (--left == 0) throw new DiedException(); });
                isAlive = true;
            }
            catch (DiedException)
            {
                deaths++;
            }
        }
        Assert.True(deaths > 1);
        Assert.Equal(await whole.ClaimsAsync([]), await killed.ClaimsAsync([]));
        Assert.Equal(await whole.AccountsAsync(), await killed.AccountsAsync());
    }

    [Theory]
    [InlineData(FaultKind.Late, "", 6)]
    [InlineData(FaultKind.Doubled, "", 2)]
    [InlineData(FaultKind.AnsweredTwice, "", 2)]
    [InlineData(FaultKind.Lost, "999", 0)]
    [InlineData(FaultKind.Lost, "277ca", 0)]
    [InlineData(FaultKind.Lost, "835", 0)]
    [InlineData(FaultKind.Cut, "835", 3)]
    public async Task Whatever_happens_to_answers_the_ledger_balances_and_no_claim_is_sent_twice(FaultKind kind, string answer, int days)
    {
        using var practice = new SimulatedPractice();
        await practice.LiveAsync(FourWeeks, new Faults(new Fault(kind, answer, 0, Rate.Percent(2500), days)));
        Assert.True(await practice.IsBalancedAsync());
        var copies = await practice.AskAsync(db => db.Set<BillRow>().AsNoTracking().Where(b => b.BatchId != null)
            .Select(b => new { b.NumberId, b.Ordinal }).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(copies.Count, copies.Distinct().Count());
        // Each bill went into one file, and each file once to the payers.
        var sent = practice.Files.Where(f => f.EndsWith(".837", StringComparison.Ordinal)).ToList();
        Assert.Equal(sent.Count, sent.Select(Path.GetFileName).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(copies.Count, sent.Sum(f => File.ReadAllText(f).Split("CLM*").Length - 1));
    }
}
