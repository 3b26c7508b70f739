using Quittance.App.Analytics;
using Quittance.App.Claims;
using Quittance.App.Queues;
using Quittance.App.Remittance;
using Quittance.App.Tests.Exchange;
using Quittance.App.Tests.Jobs;
using Quittance.App.Tests.Storage;

namespace Quittance.App.Tests.Remittance;

/// <summary>The lists of payments, waiting money and receivables, on both engines.</summary>
public abstract class MoneyListTests(PostgresServer? server) : ImportSuite(server)
{
    private static readonly DateOnly Today = new(2025, 4, 1);

    private static readonly Given Claims = new("claims", X12Text.Claims(new(801, "20250304"), new Bill("A1", 100), new Bill("A2", 90) { Member = "M1002" }));

    private static readonly Given Paid = new("paid", X12Text.Remittance(new(802, "20250320") { Provider = ("L6:INT*-5", -5) },
        new Decided("A1", "1", 100, 70, "CO*45*20", "PR*1*10"), new Decided("A2", "1", 95, 60, "CO*45*35") { Member = "M1002" }));

    private static readonly Given Held = new("held", X12Text.Remittance(new(803, "20250321") { Total = 1 }, new Decided("A2", "1", 90, 70, "CO*45*20") { Member = "M1002" }));

    [Fact]
    public async Task Every_order_and_filter_of_both_lists_is_understood()
    {
        var practice = await ReadyAsync();
        await InScopeAsync(async db =>
        {
            var (payments, waiting) = (new ReadRemittances(db, new FreshFigures(Clock)), new ReadWaiting(db, new FreshFigures(Clock)));
            var narrow = new RemittanceFilter { States = ["posted"], Methods = ["ACH"], DayFrom = new(2025, 3, 20), DayTo = new(2025, 3, 20), PaidFrom = new(1), Unowned = true, Words = "TR8", Payers = [(await payments.ChoicesAsync(practice, Cancel)).Payers[0].Key] };
            foreach (var sort in Enum.GetValues<RemittanceSort>())
                foreach (var falls in new[] { false, true })
                    Assert.Equal("TR802", Assert.Single(await payments.PageAsync(practice, narrow, sort, falls, 1, Today, Cancel)).Trace);
            foreach (var sort in Enum.GetValues<WaitingSort>())
                foreach (var falls in new[] { false, true })
                    Assert.Equal("A2", Assert.Single(await waiting.PageAsync(practice, new WaitingFilter { Reasons = ["charge differs"], Unowned = true, Payers = [(await waiting.PayersAsync(practice, Cancel))[0].Key] }, sort, falls, 1, Today, Cancel)).Number);
            Assert.Empty(await payments.PageAsync(practice, new RemittanceFilter { Snoozed = Snoozed.Only }, RemittanceSort.Day, true, 1, Today, Cancel));
            Assert.Empty(await payments.PageAsync(practice, new RemittanceFilter { Owners = [Guid.CreateVersion7()] }, RemittanceSort.Day, true, 1, Today, Cancel));
            var views = await payments.ViewsAsync(practice, Today, Cancel);
            Assert.Equal((2, 1, 1), (views[RemittanceViews.All], views[RemittanceViews.Held], views[RemittanceViews.Waiting]));
            var totals = await payments.TotalsAsync(practice, new RemittanceFilter(), "all", Today, Cancel);
            Assert.Equal((2, 13_600, 7_000, 6_000), (totals.Count, totals.Paid.Cents, totals.Posted.Cents, totals.Waiting.Cents));
            Assert.Equal(6_000, (await waiting.TotalsAsync(practice, new WaitingFilter(), "all", Today, Cancel)).Paid.Cents);
            return 0;
        });
    }

    [Fact]
    public async Task The_stored_rows_prove_the_set_again_and_the_ledger_holds_what_it_paid()
    {
        var practice = await ReadyAsync();
        await InScopeAsync(async db =>
        {
            var read = new ReadPayment(db);
            var lines = await new ReadRemittances(db, new FreshFigures(Clock)).PageAsync(practice, new RemittanceFilter(), RemittanceSort.Trace, false, 1, Today, Cancel);
            var (paid, held) = ((await read.RunAsync(practice, lines[0].Id, Cancel))!, (await read.RunAsync(practice, lines[1].Id, Cancel))!);
            Assert.True(paid.Proof.Holds);
            Assert.Equal((13_000, -500, 13_500, 2, 2), (paid.Proof.Claims.Cents, paid.Proof.Provider.Cents, paid.Proof.Stated.Cents, paid.Proof.LinesAddUp, paid.Proof.ClaimsAddUp));
            Assert.False(held.Proof.Holds);
            Assert.Equal(6_900, held.Proof.Difference.Cents);
            Assert.Equal("balance.transaction", Assert.Single(held.Findings).Id);
            var entries = await read.LedgerAsync(practice, await read.KeysAsync(practice, lines[0].Id, Cancel), paid.Head, Cancel);
            Assert.Equal(13_500, entries.Where(l => l.Account == "cash").Sum(l => l.Amount.Cents));
            Assert.Equal(0, entries.Sum(l => l.Amount.Cents));
            Assert.Empty(await read.LedgerAsync(practice, await read.KeysAsync(practice, lines[1].Id, Cancel), held.Head, Cancel));
            return 0;
        });
    }

    [Fact]
    public async Task Receivables_are_the_ledger_s_and_know_the_patient_s_part()
    {
        var practice = await ReadyAsync();
        var figures = await InScopeAsync(db => new ReadReceivables(db, new FreshFigures(Clock)).RunAsync(practice, Today, Cancel));

        Assert.True(figures.IsProven);
        Assert.Equal((10_000, 1_000, 1_000), (figures.All.Owed.Cents, figures.All.PatientPart!.Value.Cents, figures.LedgerPatient.Cents));
        Assert.Equal(10_000, Assert.Single(figures.Payers).Ages[0].Cents);
    }

    private async Task<Guid> ReadyAsync()
    {
        var practice = await NewPracticeAsync();
        Reconciles(await ImportAsync(practice, Claims, Paid, Held));
        return practice;
    }

    public sealed class OnSqlite() : MoneyListTests(null);

    public sealed class OnPostgres(PostgresServer server) : MoneyListTests(server);
}
