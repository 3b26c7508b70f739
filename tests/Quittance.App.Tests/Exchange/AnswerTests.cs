using Microsoft.EntityFrameworkCore;
using Quittance.App.Storage.Model;
using Quittance.App.Tests.Jobs;
using Quittance.App.Tests.Storage;

namespace Quittance.App.Tests.Exchange;

/// <summary>What answers do to claims that were sent: the vectors T-A1 to T-A6, through import.</summary>
public abstract class AnswerTests(PostgresServer? server) : ImportSuite(server)
{
    private static readonly Given Claim = new("claim", X12Text.Claims(new(601, "20260104"), new Bill("A1", 100) { Day = "20260103" }));

    [Fact] // T-A1
    public async Task A_999_that_refuses_the_third_of_three_sets_leaves_the_first_two_sent()
    {
        var ends = await StatesAsync(new("claims", X12Text.ClaimSets(new(602, "20260104"), [new Bill("B1", 10)], [new Bill("B2", 20)], [new Bill("B3", 30)])),
            new("999", X12Text.Answer999(new(603, "20260104", "1100"), 602, "A", "A", "R")));

        Assert.Equal(["B1 Sent", "B2 Sent", "B3 SyntaxRejected"], ends);
    }

    [Theory]
    [InlineData("A2:20:PR", "Accepted")] // T-A2
    [InlineData("A7:562:85", "Rejected")] // T-A3
    [InlineData("A0:16:PR", "Received")]
    [InlineData("A1:19:PR", "Received")]
    [InlineData("A3:21:85", "Rejected")]
    [InlineData("A5:20:PR", "Accepted")]
    [InlineData("A6:21:85", "Rejected")]
    [InlineData("A8:21:85", "Rejected")]
    public async Task A_277CA_moves_its_claim(string status, string state)
    {
        var practice = await NewPracticeAsync();

        await ImportAsync(practice, Claim, Answer(604, ("A1", status, "ICN1", "")));

        Assert.Equal([$"A1 {state}"], await StatesAsync(practice));
        var answer = await InScopeAsync(db => db.Set<AnswerRow>().SingleAsync(a => a.TenantId == practice, Cancel));
        Assert.Equal((status, status[..2], new DateOnly(2026, 1, 5), "ICN1"), (answer.Body, answer.Code, answer.On, answer.PayerClaimNumber));
    }

    [Fact] // T-A4
    public async Task A_claim_accepted_above_a_refused_line_is_rejected() =>
        Assert.Equal(["A1 Rejected"], await StatesAsync(Claim, Answer(605, ("A1", "A2:20:PR", "", "A7:562:85"))));

    [Fact] // T-A5
    public async Task A_remittance_decides_a_claim_that_was_only_sent() =>
        Assert.Equal(["A1 Adjudicated"], await StatesAsync(Claim, new("835", X12Text.Remittance(new(606, "20260120"), new Decided("A1", "1", 100, 0, "CO*197*100") { Day = "20260103" }))));

    [Fact] // T-A6
    public async Task The_same_277CA_twice_changes_nothing()
    {
        var practice = await NewPracticeAsync();
        await ImportAsync(practice, Claim, Answer(607, ("A1", "A2:20:PR", "ICN1", "")));
        var digest = await DigestAsync(practice);
        var events = await CountAsync<ClaimEventRow>(practice);

        // The very file is a duplicate; with another end of lines it is another file that says the same.
        var again = Answer(607, ("A1", "A2:20:PR", "ICN1", ""));
        await ImportAsync(practice, again, new Given("other", [.. again.Bytes.Where(b => b != '\n')]));

        Assert.Equal(digest, await DigestAsync(practice));
        Assert.Equal(events, await CountAsync<ClaimEventRow>(practice));
        Assert.Equal(1, await CountAsync<AnswerRow>(practice));
    }

    [Fact]
    public async Task An_answer_that_belongs_before_the_state_reached_is_kept_and_moves_nothing()
    {
        var practice = await NewPracticeAsync();
        await ImportAsync(practice, Claim, new Given("835", X12Text.Remittance(new(608, "20260120"), new Decided("A1", "1", 100, 80, "CO*45*20") { Day = "20260103" })));

        await ImportAsync(practice, new Given("999", X12Text.Answer999(new(609, "20260121"), 601, "A")), Answer(610, ("A1", "A1:19:PR", "", "")));

        Assert.Equal(["A1 Closed"], await StatesAsync(practice));
        Assert.Equal(2, await CountAsync<AnswerRow>(practice));
    }

    [Fact]
    public async Task A_batch_refused_as_a_whole_rejects_each_of_its_claims_and_no_other()
    {
        var ends = await StatesAsync(
            new("one", X12Text.Claims(new(611, "20260104"), new Bill("C1", 10), new Bill("C2", 20))), new("two", X12Text.Claims(new(612, "20260104"), new Bill("C3", 30))),
            new("277", X12Text.Status277(new(613, "20260105") { Status = "A8:24:85" }, "BATCH611")));

        Assert.Equal(["C1 Rejected", "C2 Rejected", "C3 Sent"], ends);
    }

    [Fact]
    public async Task A_rejected_claim_sent_again_is_sent_and_a_late_answer_to_the_old_copy_does_not_touch_the_new()
    {
        var ends = await StatesAsync(Claim, Answer(614, ("A1", "A7:562:85", "", "")),
            new("again", X12Text.Claims(new(615, "20260110"), new Bill("A1", 100) { Day = "20260103" })),
            new("late", X12Text.Status277(new(616, "20260112"), "BATCH601", ("A1", "A3:21:85", "", ""))));

        Assert.Equal(["A1 Sent"], ends);
    }

    [Fact]
    public async Task A_999_means_the_latest_interchange_before_it_when_numbers_come_again()
    {
        var ends = await StatesAsync(
            new("old", X12Text.Claims(new(617, "20250104"), new Bill("D1", 10))), new("new", X12Text.Claims(new(617, "20260104"), new Bill("D2", 20))),
            new("999", X12Text.Answer999(new(618, "20250104", "1000"), 617, "R")));

        Assert.Equal(["D1 SyntaxRejected", "D2 Sent"], ends);
    }

    [Fact]
    public async Task A_999_that_takes_a_file_which_another_refused_counts_whenever_it_comes()
    {
        var taken = new Given("taken", X12Text.Answer999(new(621, "20260104", "1200"), 619, "A"));
        Given[] others =
        [
            new("first", X12Text.Claims(new(619, "20260104"), new Bill("E1", 100))), new("refused", X12Text.Answer999(new(620, "20260104", "1100"), 619, "R")),
            new("second", X12Text.Claims(new(622, "20260106"), new Bill("E1", 120))), new("835", X12Text.Remittance(new(623, "20260120"), new Decided("E1", "1", 100, 80, "CO*45*20"))),
        ];
        var ends = new List<(string Digest, string States)>();
        for (var place = 1; place <= others.Length; place++)
        {
            var practice = await NewPracticeAsync();
            // Each by itself, so that it is settled before the next comes.
            foreach (var file in others[..place].Append(taken).Concat(others[place..])) Reconciles(await ImportAsync(practice, file));
            ends.Add((await DigestAsync(practice), string.Join(", ", await StatesAsync(practice))));
        }

        Assert.Equal(["E1 Closed"], ends.Select(e => e.States).Distinct(StringComparer.Ordinal).ToArray());
        Assert.Single(ends.Select(e => e.Digest).Distinct(StringComparer.Ordinal));
    }

    private static Given Answer(int control, params (string, string, string, string)[] claims) => new($"{control}.277", X12Text.Status277(new(control, "20260105"), "BATCH601", claims));

    private async Task<string[]> StatesAsync(params Given[] files)
    {
        var practice = await NewPracticeAsync();
        Reconciles(await ImportAsync(practice, files));
        return await StatesAsync(practice);
    }

    private async Task<string[]> StatesAsync(Guid practice) =>
        [.. (await ClaimsAsync(practice)).Select(c => c[..c.IndexOf(':', StringComparison.Ordinal)])];

    public sealed class OnSqlite() : AnswerTests(null);

    public sealed class OnPostgres(PostgresServer server) : AnswerTests(server);
}
