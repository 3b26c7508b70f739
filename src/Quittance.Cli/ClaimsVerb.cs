using System.CommandLine;
using Quittance.App.Claims;
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
            var claims = ListClaims.Run(context.Db, context.Tenant, new ClaimFilter(wanted, parse.GetValue(payer), parse.GetValue(number), parse.GetValue(from), parse.GetValue(to)));
            if (parse.GetValue(GlobalOptions.Json)) await JsonAsync(claims, cancellation);
            else await TextAsync(claims, cancellation);
            return 0;
        });
        return command;
    }

    private static async Task JsonAsync(IAsyncEnumerable<App.Storage.Model.ClaimRow> claims, CancellationToken cancellation)
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
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static async Task TextAsync(IAsyncEnumerable<App.Storage.Model.ClaimRow> claims, CancellationToken cancellation)
    {
        var count = 0;
        await foreach (var c in claims.WithCancellation(cancellation))
        {
            if (count++ == 0) Console.WriteLine($"{"Day",-11}{"Number",-22}{"State",-18}{"Payer",-20}{"Charge",12}{"Paid",12}{"Adjusted",12}{"Patient",12}{"Open",12}");
            Console.WriteLine($"{c.Day?.ToString("MM/dd/yyyy") ?? "-",-11}{Short(c.Number, 21),-22}{c.State,-18}{Short(c.PayerKey, 19),-20}{c.Charge,12}{c.InsurerPaid,12}{c.Adjusted,12}{c.PatientResponsibility,12}{c.Open,12}");
        }
        Console.WriteLine(count == 0 ? "No claims. Import claim files with: quittance import PATH" : $"{count:N0} claims.");
    }

    private static string Short(string text, int width) => text.Length <= width ? text : text[..(width - 1)] + "…";
}
