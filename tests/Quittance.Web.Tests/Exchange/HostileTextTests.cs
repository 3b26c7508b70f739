using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quittance.App.Exchange;
using Quittance.App.Jobs;
using Quittance.App.Practice;
using Quittance.App.Storage;
using Quittance.App.Storage.Keys;
using Quittance.App.Storage.Model;
using Quittance.App.Storage.Vault;
using Quittance.Web.Tests.Access;

namespace Quittance.Web.Tests.Exchange;

/// <summary>
/// Hostile text in every text field that the structure tables know of a claim, its answers and its remittance: it is imported, every page and export is
/// opened, and nothing of it comes out as anything but text.
/// </summary>
public sealed partial class HostileTextTests
{
    private const string Script = "<script>alert(1)</script>", Picture = "\"'><img src=x onerror=alert(1)>", Address = "javascript:alert(1)", Turned = "A\u202Egnp.exe";

    private static readonly string[] All = [Script, Picture, Address, Turned, "=HYPERLINK(\"x\",\"y\")", "+1+cmd", "-1+cmd", "@SUM(1+1)"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Hostile_text_in_every_field_of_every_file_is_shown_as_text_on_every_page_and_runs_in_no_export()
    {
        await using var site = await Site.StartAsync(demo: true);
        var reached = await ImportAsync(site);
        // The tables name that many text fields of these segments; fewer would mean that the test has gone blind.
        Assert.True(reached > 120, $"{reached} text fields");
        using var manager = await site.SignedInAsync(Role.Manager);
        using var compliance = await site.SignedInAsync(Role.Compliance);
        var (pages, exports, seen) = (0, 0, new HashSet<string>(StringComparer.Ordinal));
        foreach (var path in await PathsAsync(site))
            foreach (var person in (Visitor[])[manager, compliance])
            {
                using var answer = await person.GetAsync(path);
                Assert.True((int)answer.StatusCode < 500, path);
                if (answer.StatusCode != HttpStatusCode.OK) continue;
                var text = await answer.Content.ReadAsStringAsync(Stop);
                switch (answer.Content.Headers.ContentType?.MediaType)
                {
                    case "text/html":
                        pages++;
                        Judge(path, text, seen);
                        break;
                    case "text/csv":
                        exports++;
                        foreach (var cell in Cells(text)) Assert.False(cell.Length > 0 && (cell[0] is '=' or '@' or '+' || (cell[0] == '-' && !Number().IsMatch(cell)) || cell.Contains('\u202E')), $"{path}: {cell}");
                        break;
                    case "application/json":
                        Assert.DoesNotContain("<script", text, StringComparison.OrdinalIgnoreCase);
                        break;
                    default: break;
                }
            }
        Assert.True(pages > 60 && exports >= 6, $"{pages} pages, {exports} exports");
        // Every one of them was really met on a page.
        Assert.Equal(All.Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    private static void Judge(string path, string html, HashSet<string> seen)
    {
        Assert.False(html.Contains("<script>alert", StringComparison.OrdinalIgnoreCase) || html.Contains("<img src=x", StringComparison.OrdinalIgnoreCase), path);
        Assert.False(ActiveAddress().IsMatch(html), path);
        Assert.False(html.Contains('\u202E'), path);
        var text = WebUtility.HtmlDecode(html);
        foreach (var hostile in All)
            if (text.Contains(hostile, StringComparison.Ordinal)) seen.Add(hostile);
    }

    /// <summary>Every route that takes a GET, its holes filled by ids of what was imported, with the tabs of a claim and the panels of lists.</summary>
    private static async Task<List<string>> PathsAsync(Site site)
    {
        await using var scope = site.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<QuittanceDb>();
        var claims = await db.Set<ClaimRow>().Select(c => c.Id).ToListAsync(Stop);
        var (payments, waiting) = (await db.Set<RemittanceRow>().Select(r => r.Id).ToListAsync(Stop), await db.Set<DecisionRow>().Select(d => d.Id).ToListAsync(Stop));
        var (files, people) = (await db.Set<IntakeRow>().Select(i => i.Id).ToListAsync(Stop), await db.Set<PersonRow>().Select(p => p.Id).ToListAsync(Stop));
        Assert.True(claims.Count >= All.Length && payments.Count >= All.Length && people.Count >= All.Length, $"{claims.Count} claims, {payments.Count} payments, {people.Count} people");
        var paths = new List<string>();
        foreach (var route in (await EveryRoute.OfAsync(site)).Where(r => r.TakesGet))
        {
            if (!route.HasHoles) paths.Add(route.Fill(""));
            else
            {
                var ids = route.Pattern.Contains("claim", StringComparison.Ordinal) ? claims : route.Pattern.Contains("remittance", StringComparison.Ordinal) ? payments
                    : route.Pattern.Contains("file", StringComparison.Ordinal) ? files : route.Pattern.Contains("people", StringComparison.Ordinal) ? people : waiting;
                paths.AddRange(ids.Select(id => route.Fill(id.ToString("D"))));
            }
        }
        foreach (var id in claims)
            paths.AddRange(new[] { "claim", "findings", "timeline", "ledger", "x12", "x12&show=member", "claim&show=member" }.Select(tab => $"/claims/{id:N}?tab={tab}").Append($"/claims?row={id:N}"));
        paths.AddRange(payments.Select(id => $"/remittance?row={id:N}").Concat(waiting.Select(id => $"/remittance/waiting?row={id:N}")).Concat(files.Select(id => $"/files?row={id:N}")).Concat(people.Select(id => $"/people?row={id:N}")));
        return [.. paths.Distinct(StringComparer.Ordinal).Where(p => !p.StartsWith("/sign-", StringComparison.Ordinal))];
    }

    private static async Task<int> ImportAsync(Site site)
    {
        await using var scope = site.App.Services.CreateAsyncScope();
        var get = scope.ServiceProvider;
        var db = get.GetRequiredService<QuittanceDb>();
        var tenant = (await db.Tenants.OrderBy(t => t.Code).FirstAsync(Stop)).Id;
        var (files, reached) = (new List<GivenFile>(), 0);
        for (var i = 0; i < All.Length; i++)
        {
            var hostile = new HostileFile(All[i], 100 + i);
            foreach (var (name, text) in hostile.Files())
                files.Add(new GivenFile($"{All[i].Replace('/', '_')} {name}", () => new MemoryStream(Encoding.UTF8.GetBytes(text))));
            reached = hostile.Fields;
        }
        await new ImportFiles(db, get.GetRequiredService<FileVault>(), get.GetRequiredService<FieldCipher>(), get.GetRequiredService<TimeProvider>()).RunAsync(new Import(tenant, files, "import"), null, Stop);
        return reached;
    }

    private static List<string> Cells(string csv)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var inside = false;
        for (var i = 0; i < csv.Length; i++)
        {
            var c = csv[i];
            if (c == '"' && inside && i + 1 < csv.Length && csv[i + 1] == '"') cell.Append(csv[++i]);
            else if (c == '"') inside = !inside;
            else if (!inside && c is ',' or '\n')
            {
                cells.Add(cell.ToString().TrimEnd('\r'));
                cell.Clear();
            }
            else cell.Append(c);
        }
        return cells;
    }

    [GeneratedRegex("(href|src|action|formaction|hx-[a-z]+)=[\"']?\\s*javascript:", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ActiveAddress();

    [GeneratedRegex("^-[0-9.]+$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}
