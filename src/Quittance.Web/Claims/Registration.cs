using Quittance.App.Claims;
using Quittance.App.Exchange;
using Quittance.App.Ledger;
using Quittance.App.Remittance;

namespace Quittance.Web.Claims;

internal static class Registration
{
    /// <summary>What a claim's own page composes of the stages.</summary>
    public static IServiceCollection AddClaimPage(this IServiceCollection services) => services
        .AddScoped<ReadClaim>().AddScoped<ReadClaimLedger>().AddScoped<ReadSegments>().AddScoped<ReadDecisions>().AddScoped<ReadAnswers>().AddScoped<ClaimPageReading>().AddScoped<HoldActs>();
}
