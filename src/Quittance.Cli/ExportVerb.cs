using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Quittance.App.Claims;
using Quittance.App.Jobs;
using Quittance.App.Storage.Keys;
using Quittance.App.Storage.Vault;

namespace Quittance.Cli;

/// <summary><c>export claims</c>: makes the claims of new visits, judges them, and writes what is ready into the partners' folders.</summary>
internal static class ExportVerb
{
    public static Command Build()
    {
        var partner = new Option<string?>("--partner") { Description = "Only files for this partner." };
        var claims = new Command("claims", "Write what is ready for partners.") { partner };
        claims.OnPractice(async (parse, context, cancellation) =>
        {
            using var once = ImportLock.Take(GlobalOptions.Storage(parse).Home) ?? throw new VerbException("An import is running in this home folder. Wait until it is done.");
            var made = await new MakeClaims(context.Db, context.Services.GetRequiredService<FieldCipher>(), TimeProvider.System)
                .RunAsync(context.Tenant, context.Acting.Actor, DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime), cancellation);
            var (next, files) = await Exchange(context).SendAsync(context.Tenant, context.Acting.Actor, cancellation, null, parse.GetValue(partner));
            ExchangeVerb.Show(parse, new ExchangeRound(made, next, files, []), []);
            return made.Held + made.NotMade > 0 ? Verb.Refused : Verb.Done;
        });
        return new Command("export", "Write what is ready for a partner.") { claims };
    }

    internal static RunExchange Exchange(PracticeContext context) => new(context.Db, context.Services.GetRequiredService<FieldCipher>(), context.Services.GetRequiredService<FileVault>(),
        context.Services.GetRequiredService<ImportFiles>(), TimeProvider.System);
}
