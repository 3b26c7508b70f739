using Quittance.App.Remittance;
using Quittance.App.Storage.Model;
using Quittance.App.Tests.Exchange;
using Quittance.App.Tests.Jobs;
using Quittance.App.Tests.Storage;
using Quittance.Core.Kernel;

namespace Quittance.App.Tests.Remittance;

/// <summary>A person ties waiting money to a claim and takes it back: money, state and ledger follow.</summary>
public abstract class MatchTests(PostgresServer? server) : ImportSuite(server)
{
    private static readonly Given Claims = new("claims", X12Text.Claims(new(701, "20250304"), new Bill("A1", 100), new Bill("A2", 90) { Member = "M1002" }));

    private static readonly Given Paid = new("paid", X12Text.Remittance(new(702, "20250320"),
        new Decided("LOST", "1", 100, 80, "CO*45*20") { Member = "UNKNOWN", Last = "ELSE", First = "NOBODY" },
        new Decided("A2", "1", 95, 60, "CO*45*35") { Member = "M1002" }));

    [Fact]
    public async Task Waiting_money_is_shown_the_largest_first_with_its_reason_and_candidates()
    {
        var practice = await WaitingAsync();

        var waiting = await ListAsync(practice);

        Assert.Equal([("LOST", "no claim", 8000L), ("A2", "charge differs", 6000L)], waiting.Select(w => (w.Decision.Number, w.Decision.Waits, w.Decision.Paid.Cents)));
        Assert.Equal(("A1", "day, charge"), (Assert.Single(waiting[0].Candidates).Claim.Number, waiting[0].Candidates[0].Why));
        Assert.Equal("A2", waiting[1].Candidates[0].Claim.Number);
    }

    [Fact]
    public async Task A_match_moves_money_state_and_ledger_and_its_undo_restores_the_digest()
    {
        var practice = await WaitingAsync();
        var digest = await DigestAsync(practice);
        var item = MatchMoney.ShortId((await ListAsync(practice))[0].Decision.Id);

        for (var time = 1; time <= 2; time++)
        {
            Ok(await MatchAsync(practice, item, "A1"));

            Assert.Equal("A1 Closed: charge 100.00, paid 80.00, adjusted 20.00, patient 0.00, open 0.00, denied 0.00", (await ClaimsAsync(practice))[0]);
            var after = await ImportAsync(practice);
            Reconciles(after);
            Assert.Equal((6000, 9000), (after.Database.Unmatched.Cents, after.Database.Open.Cents));
            Assert.False(digest == await DigestAsync(practice));

            Ok(await UndoAsync(practice, item));

            Assert.Equal(digest, await DigestAsync(practice));
            Assert.Equal(14000, (await ImportAsync(practice)).Database.Unmatched.Cents);
        }
    }

    [Fact]
    public async Task A_person_decides_which_of_several_claims_of_a_number_holds_and_takes_it_back()
    {
        var practice = await NewPracticeAsync();
        await ImportAsync(practice, new Given("1.837", X12Text.Claims(new(711, "20250304"), new Bill("G1", 100))), new Given("2.837", X12Text.Claims(new(712, "20250310"), new Bill("G1", 120))));
        var digest = await DigestAsync(practice);
        var doubtful = await InScopeAsync(db => new ChooseVersion(db, Clock, "test").ListAsync(practice, 10, Cancel));
        Assert.Equal([10_000L, 12_000L], doubtful.Select(d => d.Version.Charge.Cents));
        var item = MatchMoney.ShortId(doubtful[0].Version.Id);

        for (var time = 1; time <= 2; time++)
        {
            Assert.IsType<Result<ClaimVersionRow>.Ok>(await InScopeAsync(db => new ChooseVersion(db, Clock, "test").RunAsync(practice, item, Cancel)));

            Assert.Equal(["G1 Sent: charge 100.00, paid 0.00, adjusted 0.00, patient 0.00, open 100.00, denied 0.00"], await ClaimsAsync(practice));
            Reconciles(await ImportAsync(practice));
            Assert.Empty(await InScopeAsync(db => new ChooseVersion(db, Clock, "test").ListAsync(practice, 10, Cancel)));

            Assert.IsType<Result<ClaimVersionRow>.Ok>(await InScopeAsync(db => new ChooseVersion(db, Clock, "test").UndoAsync(practice, item, Cancel)));

            Assert.Equal(digest, await DigestAsync(practice));
        }
        // Nothing is chosen any more, and nothing of that name was ever in doubt.
        Assert.IsType<Result<ClaimVersionRow>.Refused>(await InScopeAsync(db => new ChooseVersion(db, Clock, "test").UndoAsync(practice, item, Cancel)));
        Assert.IsType<Result<ClaimVersionRow>.Refused>(await InScopeAsync(db => new ChooseVersion(db, Clock, "test").RunAsync(practice, "ffffffffff", Cancel)));
    }

    [Fact]
    public async Task A_choice_stands_whatever_order_the_files_come_in_and_takes_its_money()
    {
        var practice = await NewPracticeAsync();
        await ImportAsync(practice, new Given("1.837", X12Text.Claims(new(713, "20250304"), new Bill("G1", 100, 20))), new Given("2.837", X12Text.Claims(new(714, "20250310"), new Bill("G1", 120))));
        // Both versions are of 120 dollars and the remittance has no lines, so it answers either.
        var doubtful = await InScopeAsync(db => new ChooseVersion(db, Clock, "test").ListAsync(practice, 10, Cancel));
        Assert.IsType<Result<ClaimVersionRow>.Ok>(await InScopeAsync(db => new ChooseVersion(db, Clock, "test").RunAsync(practice, MatchMoney.ShortId(doubtful[1].Version.Id), Cancel)));

        var report = await ImportAsync(practice, new Given("3.835", X12Text.Remittance(new(715, "20250320"), new Decided("G1", "1", 120, 90, "CO*45*30"))));

        Assert.Equal(["G1 Closed: charge 120.00, paid 90.00, adjusted 30.00, patient 0.00, open 0.00, denied 0.00"], await ClaimsAsync(practice));
        Reconciles(report);
    }

    [Fact]
    public async Task A_person_who_has_looked_may_match_though_the_charge_differs()
    {
        var practice = await WaitingAsync();
        var digest = await DigestAsync(practice);
        var item = MatchMoney.ShortId((await ListAsync(practice))[1].Decision.Id);

        Ok(await MatchAsync(practice, item, "A2"));

        Assert.StartsWith("A2 Adjudicated: charge 90.00, paid 60.00, adjusted 35.00", (await ClaimsAsync(practice))[1], StringComparison.Ordinal);
        Ok(await UndoAsync(practice, item));
        Assert.Equal(digest, await DigestAsync(practice));
    }

    [Fact]
    public async Task What_a_person_did_stays_when_files_come_again_and_when_the_exact_number_comes()
    {
        var practice = await WaitingAsync();
        var item = MatchMoney.ShortId((await ListAsync(practice))[0].Decision.Id);
        Ok(await MatchAsync(practice, item, "A1"));
        var digest = await DigestAsync(practice);

        await ImportAsync(practice, Claims, Paid);
        Assert.Equal(digest, await DigestAsync(practice));
        await ImportAsync(practice, new Given("late", X12Text.Claims(new(703, "20250305"), new Bill("LOST", 100) { Member = "M1009" })));

        Assert.Equal(["A1 Closed", "A2 Sent", "LOST Sent"], (await ClaimsAsync(practice)).Select(c => c[..c.IndexOf(':', StringComparison.Ordinal)]).ToArray());
        Ok(await UndoAsync(practice, item));
        Assert.Equal(["A1 Sent", "A2 Sent", "LOST Closed"], (await ClaimsAsync(practice)).Select(c => c[..c.IndexOf(':', StringComparison.Ordinal)]).ToArray());
        Assert.True((await ImportAsync(practice)).LedgerBalanced);
    }

    [Fact]
    public async Task What_cannot_be_matched_is_refused_and_changes_nothing()
    {
        var practice = await WaitingAsync();
        await ImportAsync(practice, new Given("held", X12Text.Remittance(new(704, "20250321") { Total = 1 }, new Decided("A1", "1", 100, 70, "CO*45*30"))));
        var held = await InScopeAsync(db => Task.FromResult(db.Set<DecisionRow>().Single(d => d.TenantId == practice && !d.IsPosted)));
        var item = MatchMoney.ShortId((await ListAsync(practice))[0].Decision.Id);
        var digest = await DigestAsync(practice);

        Assert.Equal("match.item-unknown", Code(await MatchAsync(practice, "0123456789", "A1")));
        Assert.Equal("match.item-unknown", Code(await MatchAsync(practice, "1", "A1")));
        Assert.Equal("match.claim-unknown", Code(await MatchAsync(practice, item, "NOSUCHCLAIM")));
        Assert.Equal("match.held", Code(await MatchAsync(practice, held.Id.ToString("N"), "A1")));
        Assert.Equal("match.not-by-hand", Code(await UndoAsync(practice, item)));
        Assert.Equal("match.item-unknown", Code(await UndoAsync(practice, "0123456789")));
        Assert.Equal(digest, await DigestAsync(practice));

        Ok(await MatchAsync(practice, item, "A1"));
        Assert.Equal("match.already", Code(await MatchAsync(practice, item, "A2")));
        Ok(await UndoAsync(practice, item));
        Assert.Equal("match.not-by-hand", Code(await UndoAsync(practice, item)));
        Assert.Equal(digest, await DigestAsync(practice));
    }

    [Fact]
    public async Task A_match_reaches_no_claim_of_another_practice()
    {
        var practice = await WaitingAsync();
        var other = await WaitingAsync();
        var item = MatchMoney.ShortId((await ListAsync(practice))[0].Decision.Id);

        Assert.Equal("match.item-unknown", Code(await MatchAsync(other, item, "A1")));
    }

    private async Task<Guid> WaitingAsync()
    {
        var practice = await NewPracticeAsync();
        Reconciles(await ImportAsync(practice, Claims, Paid));
        return practice;
    }

    private Task<List<WaitingMoney>> ListAsync(Guid practice) => InScopeAsync(db => new MatchMoney(db, Clock, "test").ListAsync(practice, 10, Cancel));

    private Task<Result<DecisionRow>> MatchAsync(Guid practice, string item, string claim) => InScopeAsync(db => new MatchMoney(db, Clock, "test").MatchAsync(practice, item, claim, Cancel));

    private Task<Result<DecisionRow>> UndoAsync(Guid practice, string item) => InScopeAsync(db => new MatchMoney(db, Clock, "test").UndoAsync(practice, item, Cancel));

    private static void Ok(Result<DecisionRow> result) => Assert.IsType<Result<DecisionRow>.Ok>(result);

    private static string Code(Result<DecisionRow> result) => Assert.IsType<Result<DecisionRow>.Refused>(result).Code;

    public sealed class OnSqlite() : MatchTests(null);

    public sealed class OnPostgres(PostgresServer server) : MatchTests(server);
}
