using Quittance.App.Remittance;
using Quittance.App.Tests.Exchange;
using Quittance.App.Tests.Jobs;
using Quittance.App.Tests.Storage;
using Quittance.Core.Kernel;

namespace Quittance.App.Tests.Remittance;

/// <summary>A remittance under a name that no claim told posts by its claims, and a person is asked once whether that was right.</summary>
public abstract class ConfirmPayerTests(PostgresServer? server) : ImportSuite(server)
{
    private static readonly Given Claims = new("claims", X12Text.Claims(new(801, "20250304"), new Bill("A1", 100)));

    private static readonly Given Paid = new("paid", X12Text.Remittance(new(802, "20250320"), new Decided("A1", "1", 100, 80, "CO*45*20"))
        .Replace("ALPHA HEALTH", "ALPHA NEW NAME", StringComparison.Ordinal).Replace("PAY01", "NEW77", StringComparison.Ordinal));

    [Fact]
    public async Task An_unknown_name_is_posted_by_its_claims_and_asked_about_once()
    {
        var practice = await PostedAsync();

        Assert.StartsWith("A1 Closed", (await ClaimsAsync(practice))[0], StringComparison.Ordinal);
        Assert.Equal("PAY01", Assert.Single(await AskedAsync(practice)).PayerKey);
    }

    [Fact]
    public async Task Yes_learns_the_name_and_moves_no_money()
    {
        var practice = await PostedAsync();

        await AnswerAsync(practice, isThatPayer: true);

        Assert.Empty(await AskedAsync(practice));
        Assert.StartsWith("A1 Closed: charge 100.00, paid 80.00", (await ClaimsAsync(practice))[0], StringComparison.Ordinal);
        Assert.Equal(0, (await ImportAsync(practice)).Database.Unmatched.Cents);
    }

    [Fact]
    public async Task No_takes_the_posting_back_and_a_later_yes_posts_it_again()
    {
        var practice = await PostedAsync();

        await AnswerAsync(practice, isThatPayer: false);

        Assert.StartsWith("A1 Sent: charge 100.00, paid 0.00", (await ClaimsAsync(practice))[0], StringComparison.Ordinal);
        var after = await ImportAsync(practice);
        Reconciles(after);
        Assert.Equal(8000, after.Database.Unmatched.Cents);
        await AnswerAsync(practice, isThatPayer: true);
        Assert.StartsWith("A1 Closed: charge 100.00, paid 80.00", (await ClaimsAsync(practice))[0], StringComparison.Ordinal);
        Assert.True((await ImportAsync(practice)).LedgerBalanced);
    }

    [Fact]
    public async Task An_answer_taken_back_asks_again_and_restores_the_digest()
    {
        var practice = await PostedAsync();
        var digest = await DigestAsync(practice);
        var asked = (await AskedAsync(practice))[0].Id;
        foreach (var isThatPayer in new[] { true, false })
        {
            await AnswerAsync(practice, isThatPayer);

            Assert.IsType<Result<string>.Ok>(await AgainAsync(practice, asked));

            Assert.Equal("NEW77", Assert.Single(await AskedAsync(practice)).Alias);
            Assert.Equal(digest, await DigestAsync(practice));
        }
        Assert.Equal("payer.not-answered", Assert.IsType<Result<string>.Refused>(await AgainAsync(practice, asked)).Code);
        Assert.True((await ImportAsync(practice)).LedgerBalanced);
    }

    [Fact]
    public async Task A_name_that_nobody_asked_about_is_refused()
    {
        var practice = await PostedAsync();

        var answer = await InScopeAsync(db => new ConfirmPayer(db, Clock, "test").AnswerAsync(practice, "SOMEBODY", true, Cancel));

        Assert.Equal("payer.not-asked", Assert.IsType<Result<string>.Refused>(answer).Code);
    }

    private async Task<Guid> PostedAsync()
    {
        var practice = await NewPracticeAsync();
        Reconciles(await ImportAsync(practice, Claims, Paid));
        return practice;
    }

    private Task<Result<string>> AgainAsync(Guid practice, Guid name) => InScopeAsync(db => new ConfirmPayer(db, Clock, "test").AskAgainAsync(practice, name, Cancel));

    private Task<List<Quittance.App.Storage.Model.PayerAliasRow>> AskedAsync(Guid practice) => InScopeAsync(db => new ConfirmPayer(db, Clock, "test").ListAsync(practice, Cancel));

    private async Task AnswerAsync(Guid practice, bool isThatPayer) =>
        Assert.IsType<Result<string>.Ok>(await InScopeAsync(db => new ConfirmPayer(db, Clock, "test").AnswerAsync(practice, "NEW77", isThatPayer, Cancel)));

    public sealed class OnSqlite() : ConfirmPayerTests(null);

    public sealed class OnPostgres(PostgresServer server) : ConfirmPayerTests(server);
}
