using Quittance.App.Tests.Jobs;
using Quittance.Core.Kernel;
using Quittance.Core.X12.Structure;
using Quittance.PayerSim;
using Quittance.PracticeSim;
using Quittance.PracticeSim.Comparison;

namespace Quittance.App.Tests.PracticeSim;

/// <summary>The story that nothing disturbs, told once for all tests that compare with it.</summary>
public sealed class UndisturbedStory : IAsyncLifetime
{
    internal static readonly PracticeOptions TwoMonths = new(new DateOnly(2025, 9, 1), new DateOnly(2025, 10, 31), 5) { VisitsPerMonth = 70 };

    internal SimulatedPractice Practice { get; } = new();

    internal StoryEnd End { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Practice.LiveAsync(TwoMonths);
        End = await Practice.EndAsync();
    }

    public ValueTask DisposeAsync()
    {
        Practice.Dispose();
        return ValueTask.CompletedTask;
    }
}

/// <summary>
/// What goes wrong on the way costs no cent, and no claim is sent twice. The same at a whole practice's size is told by <c>./bench faults</c> (docs/reference/fault-runs.md).
/// </summary>
public sealed class FaultTests(UndisturbedStory story) : IClassFixture<UndisturbedStory>
{
    private static readonly PracticeOptions TwoMonths = UndisturbedStory.TwoMonths;

    [Theory]
    [InlineData(23)]
    [InlineData(137)]
    public async Task A_practice_that_is_killed_again_and_again_ends_as_if_it_had_not_been(int every)
    {
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
        AssertSame(await killed.EndAsync());
    }

    [Theory]
    [InlineData(FaultKind.Doubled, "", 2)]
    [InlineData(FaultKind.AnsweredTwice, "", 2)]
    [InlineData(FaultKind.Lost, "999", 0)]
    [InlineData(FaultKind.Doubled, Fault.ClaimFile, 1)]
    [InlineData(FaultKind.Doubled, Fault.ClaimFile, 3)]
    public async Task What_comes_twice_and_file_answers_that_never_come_change_no_claim_and_no_cent(FaultKind kind, string answer, int days) => AssertSame(await WithFaultsAsync(kind, answer, days));

    /// <summary>
    /// What differs in the end is told: a claim without its answer is listed as late. Other claims of the same policy may differ with it, because what a payer decided of one changes what it owes of the next.
    /// </summary>
    [Theory]
    [InlineData(FaultKind.Lost, "277ca", 0)]
    [InlineData(FaultKind.Lost, "835", 0)]
    [InlineData(FaultKind.Lost, Fault.ClaimFile, 0)]
    public async Task Whatever_a_file_that_did_not_come_changed_is_in_the_list_of_what_has_no_answer(FaultKind kind, string answer, int days)
    {
        var differences = Differences(await WithFaultsAsync(kind, answer, days));

        Assert.Contains(differences, d => d.Reason == DifferenceReason.Unanswered);
        Assert.DoesNotContain(differences, d => d.Reason is not (DifferenceReason.Unanswered or DifferenceReason.SamePolicy));
    }

    [Theory]
    [InlineData(FaultKind.Late, "", 6)]
    [InlineData(FaultKind.Late, Fault.ClaimFile, 6)]
    [InlineData(FaultKind.Cut, "835", 3)]
    [InlineData(FaultKind.Cut, "277ca", 3)]
    [InlineData(FaultKind.Cut, Fault.ClaimFile, 0)]
    [InlineData(FaultKind.AnsweredTwice, Fault.ClaimFile, 2)]
    public async Task Whatever_a_file_that_came_late_or_cut_changed_has_a_reason(FaultKind kind, string answer, int days)
    {
        var end = await WithFaultsAsync(kind, answer, days);

        Assert.DoesNotContain(Differences(end), d => d.Reason is DifferenceReason.Unexplained or DifferenceReason.NeverHeard);
        Assert.Equal(0, end.Waiting);
    }

    /// <summary>What a cut remittance delays is posted when it comes whole; until then the file tells what is wrong with it.</summary>
    [Fact]
    public async Task A_remittance_that_was_cut_is_marked()
    {
        using var faulty = new SimulatedPractice();
        await faulty.LiveAsync(TwoMonths, new Faults(new Fault(FaultKind.Cut, "835", 0, Rate.Percent(2500), 3)));

        var cut = faulty.Files.Where(f => f.EndsWith(".835", StringComparison.Ordinal) && HasErrors(f)).ToList();
        var end = await faulty.EndAsync();

        Assert.NotEmpty(cut);
        Assert.InRange(end.SetsHeld + end.FilesRejected, 1, cut.Count);

        static bool HasErrors(string file)
        {
            using var stream = File.OpenRead(file);
            return FileCheck.Check(stream, cancellationToken: Cancel).HasErrors;
        }
    }

    private void AssertSame(StoryEnd end)
    {
        Assert.Equal(story.End.Claims.OrderBy(c => c.Key, StringComparer.Ordinal), end.Claims.OrderBy(c => c.Key, StringComparer.Ordinal));
        Assert.Equal(story.End.Accounts, end.Accounts);
    }

    private IReadOnlyList<StoryDifference> Differences(StoryEnd end) => StoryDifferences.Between(story.End, end, story.Practice.Visits, TwoMonths.Until);

    private static async Task<StoryEnd> WithFaultsAsync(FaultKind kind, string answer, int days)
    {
        using var practice = new SimulatedPractice();
        await practice.LiveAsync(TwoMonths, new Faults(new Fault(kind, answer, 0, Rate.Percent(2500), days)));
        var end = await practice.EndAsync();
        Assert.NotEmpty(end.Hits);
        Assert.True(end.IsBalanced);
        Assert.Equal(0, end.SentTwice);
        Assert.Equal(end.Money.Arrived, end.Money.Booked);
        return end;
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
