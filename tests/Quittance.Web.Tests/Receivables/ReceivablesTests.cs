using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Quittance.App.Practice;
using Quittance.Web.Tests.Remittance;

namespace Quittance.Web.Tests.Receivables;

public sealed partial class ReceivablesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_by_payer_and_age_prove_against_the_ledger()
    {
        await using var site = await Site.StartAsync(demo: true);
        await SomeMoney.AddAsync(site);
        await SomeMoney.AddAsync(site, "p2");
        using var biller = await site.SignedInAsync(Role.Biller);
        using var page = JsonDocument.Parse(await RawAsync(biller, "/api/receivables"));
        var root = page.RootElement;

        Assert.True(root.GetProperty("isProven").GetBoolean());
        Assert.Equal(("360.00", "20.00"), (root.GetProperty("ledger").GetString(), root.GetProperty("ledgerPatients").GetString()));
        var alpha = Assert.Single(root.GetProperty("payers").EnumerateArray());
        Assert.Equal(["150.00", "0.00", "0.00", "0.00", "210.00"], alpha.GetProperty("ages").EnumerateArray().Select(a => a.GetProperty("amount").GetString()).ToArray());
        Assert.Equal(("340.00", "20.00"), (alpha.GetProperty("insurers").GetString(), alpha.GetProperty("patients").GetString()));
    }

    [Fact]
    public async Task Every_number_opens_the_claims_that_make_it()
    {
        await using var site = await Site.StartAsync(demo: true);
        await SomeMoney.AddAsync(site);
        using var biller = await site.SignedInAsync(Role.Biller);
        var page = await biller.TextAsync("/receivables");
        Assert.Contains("The claims’ balances are the ledger’s receivable: difference $0.00", page, StringComparison.Ordinal);
        var numbers = Number().Matches(page);
        Assert.True(numbers.Count >= 4);
        foreach (Match number in numbers)
        {
            using var claims = JsonDocument.Parse(await RawAsync(biller, "/api" + number.Groups["link"].Value));
            Assert.Equal(number.Groups["amount"].Value, claims.RootElement.GetProperty("open").GetString());
        }
        Assert.Contains("ALPHA HEALTH,150.00,0.00,0.00,0.00,210.00,360.00", await RawAsync(biller, "/receivables.csv"), StringComparison.Ordinal);
    }

    private static async Task<string> RawAsync(Visitor visitor, string path)
    {
        using var answer = await visitor.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(Stop);
    }

    [GeneratedRegex("href=\"(?<link>/claims\\?[^\"]+)\"[^>]*><span class=\"tn nowrap\">\\$(?<amount>[0-9.]+)<", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}
