using Microsoft.EntityFrameworkCore;
using Quittance.App.Analytics;
using Quittance.App.Storage.Model;
using Quittance.App.Tests.Jobs;
using Quittance.App.Tests.Storage;

namespace Quittance.App.Tests.Exchange;

/// <summary>What the edits tell of claims that were sent elsewhere: it informs, and it counts in the clean claim rate.</summary>
public abstract class EditFindingsTests(PostgresServer? server) : ImportSuite(server)
{
    public sealed class OnSqlite() : EditFindingsTests(null);
    public sealed class OnPostgres(PostgresServer server) : EditFindingsTests(server);

    private const string CorrectionNamesTheOriginal = "PRO-0112";

    [Fact]
    public async Task A_claim_tells_what_the_edits_found_and_posts_all_the_same()
    {
        var practice = await NewPracticeAsync();

        await ImportAsync(practice, new Given("1.837", X12Text.Claims(new(301, "20250304"), new Bill("E1", 100) { Frequency = "7" }, new Bill("E2", 100) { Member = "M2" })));

        var stopped = await ClaimAsync(practice, "E1");
        Assert.Equal((3, true, 10_000L), (stopped.FindingSeverity, stopped.FirstStopped, stopped.Charge.Cents));
        Assert.Contains(CorrectionNamesTheOriginal, await FindingsAsync(practice, stopped), StringComparer.Ordinal);
        Assert.DoesNotContain(CorrectionNamesTheOriginal, await FindingsAsync(practice, await ClaimAsync(practice, "E2")), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Answers_and_a_second_import_leave_the_findings_as_they_are()
    {
        var practice = await NewPracticeAsync();
        var claims = new Given("1.837", X12Text.Claims(new(302, "20250304"), new Bill("E1", 100) { Frequency = "7" }));
        await ImportAsync(practice, claims);
        var before = await FindingsAsync(practice, await ClaimAsync(practice, "E1"));

        await ImportAsync(practice, claims, new Given("2.835", X12Text.Remittance(new(303, "20250320"), new Decided("E1", "1", 100, 80, "CO*45*20"))));

        var claim = await ClaimAsync(practice, "E1");
        Assert.Equal("Closed", claim.State);
        Assert.Equal(before, await FindingsAsync(practice, claim));
    }

    [Fact]
    public async Task A_claim_that_an_edit_stops_is_not_clean()
    {
        var practice = await NewPracticeAsync();

        await ImportAsync(practice, new Given("1.837", X12Text.Claims(new(304, "20250304"), new Bill("E1", 100) { Frequency = "7" })));

        var facts = await InScopeAsync(db => new ReadKpis(db, Clock).FactsAsync(practice, Cancel));
        Assert.True(Assert.Single(facts).HasErrorFinding);
    }

    private Task<ClaimRow> ClaimAsync(Guid practice, string number) =>
        InScopeAsync(db => db.Set<ClaimRow>().AsNoTracking().SingleAsync(c => c.TenantId == practice && c.Number == number, Cancel));

    private Task<List<string>> FindingsAsync(Guid practice, ClaimRow claim) => InScopeAsync(db => db.Set<FindingRow>().AsNoTracking()
        .Where(f => f.TenantId == practice && f.SubjectKind == "edit" && f.SubjectId == claim.NumberId && f.ClaimOrdinal == claim.Ordinal)
        .OrderBy(f => f.FindingId).Select(f => f.FindingId).ToListAsync(Cancel));
}
