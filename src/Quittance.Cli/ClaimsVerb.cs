using System.CommandLine;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Quittance.App.Claims;
using Quittance.App.Storage.Model;
using Quittance.Core.Kernel;
using Quittance.Core.Model;

namespace Quittance.Cli;

/// <summary><c>claims</c>: lists claims with their state and money.</summary>
internal static class ClaimsVerb
{
    public static Command Build()
    {
        var state = new Option<string?>("--state") { Description = "Only claims in this state, such as PatientDue." };
        var payer = new Option<string?>("--payer") { Description = "Only claims of this payer, by id or name." };
        var number = new Option<string?>("--number") { Description = "Only claims with this number (CLM01)." };
        var from = new Option<DateOnly?>("--from") { Description = "First service day, yyyy-MM-dd." };
        var to = new Option<DateOnly?>("--to") { Description = "Last service day, yyyy-MM-dd." };
        var command = new Command("claims", "List claims with their state and money.") { state, payer, number, from, to };
        command.OnPractice(async (parse, context, cancellation) =>
        {
            var wanted = parse.GetValue(state);
            if (wanted is not null && !Enum.TryParse<ClaimState>(wanted, ignoreCase: true, out _))
                throw new VerbException($"There is no state {wanted}. Known: {string.Join(", ", Enum.GetNames<ClaimState>())}.");
            if (wanted is not null) wanted = Enum.Parse<ClaimState>(wanted, ignoreCase: true).ToString();
            await context.RecordReadAsync("claims.list", cancellation);
            var filter = new ClaimFilter(wanted, parse.GetValue(payer), parse.GetValue(number), parse.GetValue(from), parse.GetValue(to));
            var claims = ListClaims.Run(context.Db, context.Tenant, filter);
            var waiting = await ListClaims.NotSentAsync(context.Db, context.Tenant, filter, cancellation);
            var npi = await context.Db.Tenants.Where(t => t.Id == context.Tenant).Select(t => t.BillingNpi).SingleAsync(cancellation);
            if (parse.GetValue(GlobalOptions.Json)) await JsonAsync(claims, waiting, npi, cancellation);
            else await TextAsync(claims, waiting, cancellation);
            return 0;
        });
        return command;
    }

    private static async Task JsonAsync(IAsyncEnumerable<ClaimRow> claims, List<BillRow> waiting, string npi, CancellationToken cancellation)
    {
        var rows = await claims.ToListAsync(cancellation);
        JsonOut.Write(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("claims");
            foreach (var c in rows)
            {
                json.WriteStartObject();
                json.WriteString("billingNpi", c.BillingNpi);
                json.WriteString("number", c.Number);
                if (c.Day is { } day) json.WriteString("day", day.ToString("yyyy-MM-dd"));
                else json.WriteNull("day");
                json.WriteString("state", c.State);
                json.WriteString("payer", c.PayerKey);
                json.WriteNumber("versions", c.Versions);
                json.WriteString("charge", c.Charge.ToString());
                json.WriteString("insurerPaid", c.InsurerPaid.ToString());
                json.WriteString("adjusted", c.Adjusted.ToString());
                json.WriteString("patientResponsibility", c.PatientResponsibility.ToString());
                json.WriteString("open", c.Open.ToString());
                json.WriteString("deniedOpen", c.DeniedOpen.ToString());
                json.WriteEndObject();
            }
            foreach (var bill in waiting) Waiting(json, bill, npi);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    /// <summary>A claim that has not left: nothing of it is posted.</summary>
    private static void Waiting(Utf8JsonWriter json, BillRow bill, string npi)
    {
        json.WriteStartObject();
        json.WriteString("billingNpi", npi);
        json.WriteString("number", bill.Number);
        json.WriteString("day", bill.Day.ToString("yyyy-MM-dd"));
        json.WriteString("state", bill.State);
        json.WriteString("payer", bill.PayerId);
        json.WriteNumber("versions", bill.Ordinal);
        foreach (var money in new[] { "charge", "insurerPaid", "adjusted", "patientResponsibility", "open", "deniedOpen" }) json.WriteString(money, "0.00");
        json.WriteEndObject();
    }

    private static async Task TextAsync(IAsyncEnumerable<ClaimRow> claims, List<BillRow> waiting, CancellationToken cancellation)
    {
        var count = 0;
        await foreach (var c in claims.WithCancellation(cancellation))
        {
            if (count++ == 0) Console.WriteLine($"{"Day",-11}{"Number",-22}{"State",-18}{"Payer",-20}{"Charge",12}{"Paid",12}{"Adjusted",12}{"Patient",12}{"Open",12}");
            Console.WriteLine($"{c.Day?.ToString("MM/dd/yyyy") ?? "-",-11}{Short(c.Number, 21),-22}{c.State,-18}{Short(c.PayerKey, 19),-20}{c.Charge,12}{c.InsurerPaid,12}{c.Adjusted,12}{c.PatientResponsibility,12}{c.Open,12}");
        }
        foreach (var bill in waiting)
        {
            if (count++ == 0) Console.WriteLine($"{"Day",-11}{"Number",-22}{"State",-18}{"Payer",-20}{"Charge",12}");
            Console.WriteLine($"{bill.Day.ToString("MM/dd/yyyy"),-11}{Short(bill.Number, 21),-22}{bill.State,-18}{Short(bill.PayerId, 19),-20}{bill.Charge,12} not sent");
            if (bill.Reason.Length > 0) Console.WriteLine($"           {bill.Reason}");
            foreach (var finding in JsonSerializer.Deserialize(bill.Findings, BodyJson.Default.ListFinding)!.Where(f => f.Severity == Severity.Error)) Console.WriteLine($"           {finding.Id}: {finding.Message} {finding.Clears}");
        }
        Console.WriteLine(count == 0 ? "No claims. Import claim files with: quittance import PATH" : $"{count:N0} claims.");
    }

    private static string Short(string text, int width) => text.Length <= width ? text : text[..(width - 1)] + "…";
}
