using Microsoft.EntityFrameworkCore;
using Quittance.App.Storage.Model;
using Quittance.Core.Model;
using Quittance.Core.Remittance;
using Quittance.Core.X12.Structure;

namespace Quittance.App.Tests.PracticeSim;

/// <summary>One story that several tests look at: telling it takes seconds.</summary>
public sealed class ToldStory : IAsyncLifetime
{
    internal SimulatedPractice Practice { get; } = new();

    public async ValueTask InitializeAsync() => await Practice.LiveAsync(SimulatedPractice.SixWeeks(3));

    public ValueTask DisposeAsync()
    {
        Practice.Dispose();
        return ValueTask.CompletedTask;
    }
}

public sealed class PracticeRunTests(ToldStory story) : IClassFixture<ToldStory>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_ledger_balances_and_claims_reach_every_end()
    {
        Assert.True(await story.Practice.IsBalancedAsync());
        var states = await story.Practice.AskAsync(db => db.Set<ClaimRow>().AsNoTracking().GroupBy(c => c.State).Select(g => g.Key).ToListAsync(Cancel));
        foreach (var state in (ClaimState[])[ClaimState.Accepted, ClaimState.Adjudicated, ClaimState.PatientDue, ClaimState.Closed]) Assert.Contains(state.ToString(), states, StringComparer.Ordinal);
    }

    [Fact]
    public void Every_file_that_was_exchanged_is_accepted_by_check()
    {
        Assert.Contains(story.Practice.Files, f => f.EndsWith(".837", StringComparison.Ordinal));
        Assert.Contains(story.Practice.Files, f => f.EndsWith(".835", StringComparison.Ordinal));
        foreach (var file in story.Practice.Files)
        {
            using var stream = File.OpenRead(file);
            var verdict = FileCheck.Check(stream, cancellationToken: Cancel);
            Assert.False(verdict.HasErrors, Path.GetFileName(file));
        }
    }

    [Fact]
    public async Task All_payments_post_by_the_ladder_or_wait_with_a_reason()
    {
        var decisions = await story.Practice.AskAsync(db => db.Set<DecisionRow>().AsNoTracking().Select(d => new { d.IsPosted, d.Rung, d.Waits }).ToListAsync(Cancel));
        var posted = decisions.Count(d => d.IsPosted && d.Rung is not ((int)Rung.None or (int)Rung.Hand));
        Assert.True(posted * 100 >= decisions.Count * 99, $"{posted} of {decisions.Count}");
        Assert.DoesNotContain(decisions, d => !d.IsPosted && d.Waits.Length == 0);
        Assert.False(await story.Practice.AskAsync(db => db.Set<RemittanceRow>().AsNoTracking().AnyAsync(r => r.State == "held", Cancel)));
    }

    [Fact]
    public async Task Another_run_of_the_same_seed_agrees_to_the_cent_and_another_seed_does_not()
    {
        using var again = new SimulatedPractice();
        await again.LiveAsync(SimulatedPractice.SixWeeks(3));
        Assert.Equal(await story.Practice.ClaimsAsync([]), await again.ClaimsAsync([]));
        Assert.Equal(await story.Practice.AccountsAsync(), await again.AccountsAsync());
        using var other = new SimulatedPractice();
        await other.LiveAsync(SimulatedPractice.SixWeeks(4) with { Until = new DateOnly(2025, 9, 30) });
        Assert.NotEqual((await story.Practice.ClaimsAsync([]))[..20], (await other.ClaimsAsync([]))[..20]);
    }

    [Theory]
    [InlineData("as they came")]
    [InlineData("payments first")]
    [InlineData("shuffled")]
    public async Task A_practice_that_takes_in_all_files_sees_the_same_claims(string order)
    {
        using var other = new SimulatedPractice();
        var files = story.Practice.Files;
        await other.ImportAsync(order switch
        {
            "payments first" => files.OrderBy(f => Path.GetExtension(f) switch { ".835" => 0, ".277ca" => 1, ".837" => 3, _ => 2 }).ThenBy(f => f, StringComparer.Ordinal),
            "shuffled" => files.OrderBy(f => Hash(Path.GetFileName(f))),
            _ => files,
        });
        var byHand = await story.Practice.ByHandAsync();
        Assert.Equal(await story.Practice.ClaimsAsync(byHand), await other.ClaimsAsync(byHand));
    }

    // An order that has nothing to do with time, and is the same on every machine.
    private static int Hash(string name) => name.Aggregate(17, (hash, letter) => unchecked(hash * 31 + letter));
}
