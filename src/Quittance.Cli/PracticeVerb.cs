using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Quittance.App.Practice;
using Quittance.App.Storage.Keys;
using Quittance.App.Storage.Model;
using Quittance.Core.Kernel;
using Quittance.Core.Model;

namespace Quittance.Cli;

/// <summary><c>practice</c>: shows and keeps what claims say of the practice, its providers and its payers.</summary>
internal static class PracticeVerb
{
    public static Command Build()
    {
        var command = new Command("practice", "Keep what claims say of the practice: who bills, who renders, who pays.");
        command.Subcommands.Add(Billing());
        command.Subcommands.Add(Provider());
        command.Subcommands.Add(Payer());
        return command;
    }

    private static Command Billing()
    {
        var name = new Option<string>("--name") { Description = "Name on claims.", Required = true };
        var npi = new Option<string>("--npi") { Description = "The NPI that bills.", Required = true };
        var tax = new Option<string>("--tax") { Description = "The tax id that bills.", Required = true };
        var zone = new Option<string>("--time-zone") { Description = "Where the practice is, such as America/New_York.", DefaultValueFactory = _ => "America/New_York" };
        var taxonomy = new Option<string>("--taxonomy") { Description = "Taxonomy code of the practice.", DefaultValueFactory = _ => "" };
        var street = new Option<string>("--street") { Description = "Street and number; no post office box.", Required = true };
        var city = new Option<string>("--city") { Description = "City.", Required = true };
        var state = new Option<string>("--state") { Description = "State, two letters.", Required = true };
        var zip = new Option<string>("--zip") { Description = "ZIP code, nine digits.", Required = true };
        var contact = new Option<string>("--contact") { Description = "Whom a payer may call.", DefaultValueFactory = _ => "BILLING" };
        var phone = new Option<string>("--phone") { Description = "The number, ten digits.", Required = true };
        var clia = new Option<string?>("--clia") { Description = "CLIA number of the practice's laboratory, which claims for waived tests name. Without it the number stays as it is; \"\" takes it away." };
        var command = new Command("billing", "Who bills.") { name, npi, tax, zone, taxonomy, street, city, state, zip, contact, phone, clia };
        command.OnPractice(async (parse, context, cancellation) =>
        {
            var acting = context.Acting;
            var details = await new PracticeDetails(context.Db, context.Services.GetRequiredService<FieldCipher>(), TimeProvider.System)
                .ChangeAsync(acting, new Details(parse.GetValue(name)!, parse.GetValue(zone)!, parse.GetValue(npi)!, parse.GetValue(tax)!) { Clia = parse.GetValue(clia) }, cancellation);
            if (details is Result<bool>.Refused wrong) return parse.Refuse(wrong.Sentence);
            var address = new PostalAddress(parse.GetValue(street)!.ToUpperInvariant(), parse.GetValue(city)!.ToUpperInvariant(), parse.GetValue(state)!.ToUpperInvariant(), parse.GetValue(zip)!.Replace("-", "", StringComparison.Ordinal));
            return Answer(parse, await new ChangeBilling(context.Db, TimeProvider.System).RunAsync(acting, new BillingAddress(parse.GetValue(taxonomy)!, address, parse.GetValue(contact)!, parse.GetValue(phone)!), cancellation), "The practice is kept.");
        }, makesOne: true);
        return command;
    }

    private static Command Provider()
    {
        var npi = new Argument<string>("NPI") { Description = "The provider's NPI." };
        var name = new Option<string>("--name") { Description = "Last name, comma, first name.", Required = true };
        var taxonomy = new Option<string>("--taxonomy") { Description = "Taxonomy code of the specialty.", DefaultValueFactory = _ => "" };
        var command = new Command("provider", "Add who renders.") { npi, name, taxonomy };
        command.OnPractice(async (parse, context, cancellation) =>
            Answer(parse, await new KeepLists(context.Db, TimeProvider.System).AddAsync(PracticeList.Providers, context.Acting, parse.GetValue(npi)!, parse.GetValue(name)!,
                id => new ListedProviderRow { TenantId = context.Tenant, Id = id, Code = parse.GetValue(npi)!, Name = parse.GetValue(name)!.ToUpperInvariant(), Taxonomy = parse.GetValue(taxonomy)! }, cancellation), "The provider is kept."));
        return command;
    }

    private static Command Payer()
    {
        var code = new Argument<string>("ID") { Description = "The payer's id on claims." };
        var name = new Option<string>("--name") { Description = "Its name on claims.", Required = true };
        var filing = new Option<string>("--filing") { Description = "Kind of plan (SBR09): MB Medicare, MC Medicaid, CI commercial, 16 Medicare Advantage.", DefaultValueFactory = _ => "CI" };
        var corrections = new Option<bool>("--no-corrections") { Description = "It takes no replacements and voids (frequency 7 and 8), as Medicare Part B." };
        var command = new Command("payer", "Add who pays.") { code, name, filing, corrections };
        command.OnPractice(async (parse, context, cancellation) =>
            Answer(parse, await new KeepLists(context.Db, TimeProvider.System).AddAsync(PracticeList.Payers, context.Acting, parse.GetValue(code)!, parse.GetValue(name)!,
                id => new ListedPayerRow { TenantId = context.Tenant, Id = id, Code = parse.GetValue(code)!, Name = parse.GetValue(name)!.ToUpperInvariant(), FilingIndicator = parse.GetValue(filing)!, TakesCorrections = !parse.GetValue(corrections) }, cancellation), "The payer is kept."));
        return command;
    }

    internal static int Answer<T>(ParseResult parse, Result<T> result, string done)
    {
        if (result is Result<T>.Refused refused) return parse.Refuse(refused.Sentence);
        if (parse.GetValue(GlobalOptions.Json)) JsonOut.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("result", done);
            json.WriteEndObject();
        });
        else Console.WriteLine(done);
        return Verb.Done;
    }
}
