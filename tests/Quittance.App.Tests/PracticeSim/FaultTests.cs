using Microsoft.EntityFrameworkCore;
using Quittance.App.Exchange;
using Quittance.App.Storage.Model;
using Quittance.App.Tests.Jobs;
using Quittance.Core.Kernel;
using Quittance.Core.X12.Structure;
using Quittance.PayerSim;
using Quittance.PracticeSim;

namespace Quittance.App.Tests.PracticeSim;

/// <summary>What goes wrong on the way costs no cent, and no claim is sent twice.</summary>
public sealed class FaultTests
{
    private static readonly PracticeOptions TwoMonths = new(new DateOnly(2025, 9, 1), new DateOnly(2025, 10, 31), 5) { VisitsPerMonth = 70 };

    [Theory]
    [InlineData(23)]
    [InlineData(137)]
    public async Task A_practice_that_is_killed_again_and_again_ends_as_if_it_had_not_been(int every)
    {
        using var whole = new SimulatedPractice();
        await whole.LiveAsync(TwoMonths);
        using var killed = new SimulatedPractice();
        var deaths = 0;
        for (var isAlive = false; !isAlive;)
        {
            // Each life gets further than the last, so that the story comes to its end.
            var left = every + deaths * 3;
            try
            {
                await killed.LiveAsync(TwoMonths, afterStep: () => { if (--left == 0) throw new DiedException(); });
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
    [InlineData(FaultKind.Doubled, "", 2)]
    [InlineData(FaultKind.AnsweredTwice, "", 2)]
    [InlineData(FaultKind.Lost, "999", 0)]
    public async Task Answers_that_come_twice_and_file_answers_that_never_come_change_no_claim_and_no_cent(FaultKind kind, string answer, int days)
    {
        using var whole = new SimulatedPractice();
        await whole.LiveAsync(TwoMonths);
        using var faulty = await WithFaultsAsync(kind, answer, days);

        Assert.Equal(await whole.ClaimsAsync([]), await faulty.ClaimsAsync([]));
        Assert.Equal(await whole.AccountsAsync(), await faulty.AccountsAsync());
    }

    /// <summary>
    /// What differs in the end is told: a claim without its answer is listed as late, a file that cannot be taken in is marked. Other claims of the same patient may differ with it, because what a
    /// payer decided of one changes what it owes of the next.
    /// </summary>
    [Theory]
    [InlineData(FaultKind.Lost, "277ca", 0)]
    [InlineData(FaultKind.Lost, "835", 0)]
    public async Task Whatever_an_answer_that_did_not_come_changed_is_listed_with_its_reason(FaultKind kind, string answer, int days)
    {
        using var whole = new SimulatedPractice();
        await whole.LiveAsync(TwoMonths);
        using var faulty = await WithFaultsAsync(kind, answer, days);

        var before = (await whole.ClaimsAsync([])).ToHashSet(StringComparer.Ordinal);
        var differs = (await faulty.ClaimsAsync([])).Where(c => !before.Contains(c)).Select(c => c.Split(' ')[0]).ToHashSet(StringComparer.Ordinal);
        var told = await faulty.AskAsync(async db =>
        {
            var late = (await new ListUnanswered(db).RunAsync(faulty.Tenant, TwoMonths.Until.AddDays(60), Cancel)).Select(u => u.Number).ToHashSet(StringComparer.Ordinal);
            var bills = await db.Set<BillRow>().AsNoTracking().Where(b => b.TenantId == faulty.Tenant).Select(b => new { b.Number, b.PatientId }).ToListAsync(Cancel);
            var patients = bills.Where(b => late.Contains(b.Number)).Select(b => b.PatientId).ToHashSet();
            return bills.Where(b => patients.Contains(b.PatientId)).Select(b => b.Number).ToHashSet(StringComparer.Ordinal);
        });

        Assert.NotEmpty(differs);
        Assert.Empty(differs.Except(told, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Answers_that_come_late_are_all_taken_in_and_change_when_and_not_what_payers_decide()
    {
        using var faulty = await WithFaultsAsync(FaultKind.Late, "", 6);

        Assert.Empty(await faulty.AskAsync(db => db.Set<DecisionRow>().AsNoTracking().Where(d => d.TenantId == faulty.Tenant && d.Waits != "").Select(d => d.Number).ToListAsync(Cancel)));
    }

    /// <summary>What a cut remittance delays is posted when it comes whole; until then the file tells what is wrong with it.</summary>
    [Fact]
    public async Task A_remittance_that_was_cut_is_marked_and_posts_when_it_comes_whole()
    {
        using var whole = new SimulatedPractice();
        await whole.LiveAsync(TwoMonths);
        using var faulty = await WithFaultsAsync(FaultKind.Cut, "835", 3);

        var cut = faulty.Files.Where(f => f.EndsWith(".835", StringComparison.Ordinal) && HasErrors(f)).ToList();
        var held = await faulty.AskAsync(db => db.Set<RemittanceRow>().AsNoTracking().CountAsync(r => r.TenantId == faulty.Tenant && r.State == "held", Cancel));
        var rejected = await faulty.AskAsync(db => db.Set<IntakeRow>().AsNoTracking().CountAsync(i => i.TenantId == faulty.Tenant && i.IsRejected, Cancel));

        Assert.NotEmpty(cut);
        Assert.InRange(held + rejected, 1, cut.Count);
        Assert.Equal(whole.Files.Count(f => f.EndsWith(".837", StringComparison.Ordinal)), faulty.Files.Count(f => f.EndsWith(".837", StringComparison.Ordinal)));

        static bool HasErrors(string file)
        {
            using var stream = File.OpenRead(file);
            return FileCheck.Check(stream, cancellationToken: Cancel).HasErrors;
        }
    }

    private static async Task<SimulatedPractice> WithFaultsAsync(FaultKind kind, string answer, int days)
    {
        var practice = new SimulatedPractice();
        await practice.LiveAsync(TwoMonths, new Faults(new Fault(kind, answer, 0, Rate.Percent(2500), days)));
        Assert.True(await practice.IsBalancedAsync());
        var copies = await practice.AskAsync(db => db.Set<BillRow>().AsNoTracking().Where(b => b.BatchId != null).Select(b => new { b.NumberId, b.Ordinal }).ToListAsync(Cancel));
        Assert.Equal(copies.Count, copies.Distinct().Count());
        // Each bill went into one file, and each file once to the payers.
        var sent = practice.Files.Where(f => f.EndsWith(".837", StringComparison.Ordinal)).ToList();
        Assert.Equal(sent.Count, sent.Select(Path.GetFileName).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(copies.Count, sent.Sum(f => File.ReadAllText(f).Split("CLM*").Length - 1));
        return practice;
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
