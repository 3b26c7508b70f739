using Microsoft.EntityFrameworkCore;
using Quittance.App.Charges;
using Quittance.App.Practice;
using Quittance.App.Storage.Keys;
using Quittance.App.Storage.Model;
using Quittance.App.Tests.Jobs;
using Quittance.App.Tests.Storage;
using Quittance.Core.Kernel;

namespace Quittance.App.Tests.Charges;

/// <summary>Somebody's table of visits, by a mapping of its columns.</summary>
public abstract class ImportVisitsTests(PostgresServer? server) : VisitSuite(server)
{
    private const string Mapping = """
        # The table of the old system.
        visit = Visit No
        chart = Chart
        last = Last
        first = First
        birth = DOB
        sex = Sex
        street = Street
        city = City
        state = ST
        zip = ZIP
        payer = Ins
        member = Policy
        day = Date
        provider = NPI
        place = "11"
        diagnoses = Dx1, Dx2
        code = CPT
        modifiers = Mod
        units = Qty
        charge = Fee
        date-format = "M/d/yyyy"
        """;

    private const string Header = "Visit No,Chart,Last,First,DOB,Sex,Street,City,ST,ZIP,Ins,Policy,Date,NPI,Dx1,Dx2,CPT,Mod,Qty,Fee\r\n";

    private const string Table = Header
        + "A-1,P100,\"O'Brien, Jr\",Sam,2/3/1970,Male,9 ELM,SPRINGFIELD,IL,62701-0003,PAY01,M777,6/30/2025,1245319599,E11.9,I10,99213,,1,\r\n"
        + "A-1,P100,\"O'Brien, Jr\",Sam,2/3/1970,Male,9 ELM,SPRINGFIELD,IL,62701-0003,PAY01,M777,6/30/2025,1245319599,E11.9,I10,85025,,1,\"$1,060.50\"\r\n"
        + "A-2,P101,Lee,Kim,1/1/2001,F,8 ELM,SPRINGFIELD,IL,62701-0004,PAY02,M778,6/29/2025,1245319599,J06.9,,99213,95,2,\r\n";

    [Fact]
    public async Task A_table_becomes_visits_patients_and_claims_and_twice_changes_nothing()
    {
        var acting = await SetUpAsync();

        var first = Ok(await ImportAsync(acting, Table));
        var second = Ok(await ImportAsync(acting, Table));
        await RoundAsync(acting);
        var third = Ok(await ImportAsync(acting, Table));

        Assert.Equal((2, 2, 0), (first.Patients, first.Visits, first.Refused.Count));
        Assert.Equal((2, 2, 0), (second.Patients, second.Visits, second.Refused.Count));
        Assert.Equal((2, 2, 0), (third.Patients, third.Visits, third.Refused.Count));
        Assert.Equal(["A-1 P1 Sent 1260.50", "A-2 P1 Sent 300.00"], await BillsAsync(acting));
        Assert.Contains("NM1*IL*1*O'BRIEN, JR*SAM****MI*M777~", Sent[0], StringComparison.Ordinal);
        Assert.Contains("HI*ABK:E119*ABF:I10~", Sent[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_that_cannot_be_taken_is_told_with_its_line_and_stops_nothing_else()
    {
        var acting = await SetUpAsync();

        var result = Ok(await ImportAsync(acting, Table
            + "A-3,P102,Roe,Pat,1/1/2001,F,8 ELM,SPRINGFIELD,IL,627010004,NOBODY,M1,6/29/2025,1245319599,J06.9,,99213,,1,\r\n"
            + "A-4,P103,Roe,Lou,2001-01-01,F,8 ELM,SPRINGFIELD,IL,627010004,PAY01,M2,6/29/2025,1245319599,J06.9,,99213,,1,\r\n"
            + "A-5,P104,Roe,Max,1/1/2001,F,8 ELM,SPRINGFIELD,IL,627010004,PAY01,M3,6/29/2025,1245319599,J06.9,,99213,,many,\r\n"
            + "A-6,P105,Roe,Ty,1/1/2001,F,8 ELM,SPRINGFIELD,IL,627010004,PAY01,M4,6/29/2025,1245319599,J06.9,,99499,,1,\r\n"
            + "A-7\r\n"));

        Assert.Equal(2, result.Visits);
        Assert.Equal([(5, "A-3"), (6, "A-4"), (7, "A-5"), (8, "A-6"), (9, "A-7")], result.Refused.Select(r => (r.Line, r.Visit)).Order());
    }

    [Theory]
    [InlineData("", "visits.empty")]
    [InlineData("Visit No,Chart\r\nA,B\r\n", "visits.columns")]
    public async Task A_table_without_its_columns_is_refused_as_a_whole(string table, string code) => Assert.Equal(code, Code(await ImportAsync(await SetUpAsync(), table)));

    [Fact]
    public async Task A_quote_that_nobody_closes_ends_in_a_sentence()
    {
        var acting = await SetUpAsync();

        var result = await ImportAsync(acting, Table + "\"" + new string('x', 3_000_000));

        Assert.Equal("visits.table", Code(result));
        Assert.True(await InScopeAsync(db => db.Set<VisitRow>().CountAsync(v => v.TenantId == acting.Tenant, Cancel)) is 0 or 2);
    }

    [Theory]
    [InlineData("visit = A\nvisit = B", "Line 2: visit stands twice.")]
    [InlineData("visits = A", "Line 1: there is no field visits.")]
    [InlineData("visit", "Line 1: there is no equals sign")]
    [InlineData("visit = \"A", "Line 1: the text of visit has no closing quote.")]
    [InlineData("code = A, B", "Line 1: code has one column only.")]
    [InlineData("", "The mapping does not say where to find: visit, chart, last")]
    public void A_wrong_mapping_is_refused_with_its_line(string text, string sentence) =>
        Assert.StartsWith(sentence, Assert.IsType<Result<VisitMapping>.Refused>(VisitMapping.Read(text)).Sentence, StringComparison.Ordinal);

    private async Task<Result<VisitsImported>> ImportAsync(Acting acting, string table) => await InScopeAsync(db =>
        new ImportVisits(db, Get<FieldCipher>(), Clock).RunAsync(acting, new StringReader(table), Ok(VisitMapping.Read(Mapping)), Cancel));

    public sealed class OnSqlite() : ImportVisitsTests(null);

    public sealed class OnPostgres(PostgresServer server) : ImportVisitsTests(server);
}
