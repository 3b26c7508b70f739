using Microsoft.EntityFrameworkCore;
using Quittance.App.Practice;
using Quittance.App.Storage.Audit;
using Quittance.App.Tests.Jobs;
using Quittance.App.Tests.Storage;
using Quittance.App.Tests.Tidy;

namespace Quittance.App.Tests.Practice;

/// <summary>What is kept of the practice at the command line, and who is on record for it.</summary>
public sealed class PracticeVerbTests() : EngineSuite(null)
{
    private static readonly string[] Billing =
    [
        "practice", "billing", "--name", "ELM CLINIC", "--npi", "1234567893", "--tax", "12-3456789", "--street", "2 OAK STREET", "--city", "SPRINGFIELD", "--state", "IL", "--zip", "62701-0002", "--phone", "5555550100",
    ];

    [Fact]
    public async Task The_laboratorys_number_stays_until_another_is_given_and_every_verb_records_the_same_actor()
    {
        var line = new CommandLine(Home.Path);
        await WellAsync(line.RunAsync([.. Billing, "--clia", "36d0123456"]));
        await WellAsync(line.RunAsync(Billing));
        Assert.Equal("36D0123456", await CliaAsync());

        await WellAsync(line.RunAsync("import", Checkout.Full(Checkout.Files.First(f => f.StartsWith("samples/practice/", StringComparison.Ordinal) && f.EndsWith(".837", StringComparison.Ordinal)))));
        await WellAsync(line.RunAsync([.. Billing, "--clia", ""]));
        Assert.Equal("", await CliaAsync());
        var actors = await InScopeAsync(db => db.Set<AuditChange>().AsNoTracking().Select(c => c.Actor).Distinct().ToListAsync(Cancel));
        Assert.Equal($"{Acting.CommandLine}: {Environment.UserName}", Assert.Single(actors));
    }

    private Task<string> CliaAsync() => InScopeAsync(db => db.Tenants.AsNoTracking().Select(t => t.Clia).SingleAsync(Cancel));

    private static async Task WellAsync(Task<Said> step)
    {
        var said = await step;
        Assert.True(said.Code == 0, said.Output + said.Error);
    }
}
