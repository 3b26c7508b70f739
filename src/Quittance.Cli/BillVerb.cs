using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Quittance.App.Claims;
using Quittance.App.Storage.Keys;
using Quittance.Core.Kernel;

namespace Quittance.Cli;

/// <summary><c>bill NUMBER</c>: what a person does with a claim that has not left, or with one that has to be voided.</summary>
internal static class BillVerb
{
    public static Command Build()
    {
        var number = new Argument<string>("NUMBER") { Description = "The claim's number." };
        var hold = new Option<bool>("--hold") { Description = "Keep it from going out (with --reason)." };
        var release = new Option<bool>("--release") { Description = "Judge it anew and let it go." };
        var pass = new Option<string?>("--override") { Description = "Let the finding of this edit pass (with --reason).", HelpName = "EDIT" };
        var notBilled = new Option<bool>("--not-billed") { Description = "Nobody is billed (with --reason)." };
        var billed = new Option<bool>("--billed") { Description = "Take back that nobody is billed." };
        var withdraw = new Option<bool>("--void") { Description = "Void what was sent (frequency 8)." };
        var correct = new Option<bool>("--correct") { Description = "Make it anew of the visit and the patient as they are now, and send it as its payer takes it." };
        var reason = new Option<string?>("--reason") { Description = "Why; it stays with the claim." };
        var command = new Command("bill", "Hold, release, override, correct, void a claim of the practice's own, or say that it is not billed.") { number, hold, release, pass, notBilled, billed, withdraw, correct, reason };
        Option[] acts = [hold, release, pass, notBilled, billed, withdraw, correct];
        command.OnPractice(async (parse, context, cancellation) =>
        {
            var asked = acts.Where(a => parse.GetResult(a) is { Implicit: false }).ToList();
            if (asked.Count != 1) throw new VerbException($"Say one of {string.Join(", ", acts.Select(a => a.Name))}.");
            var (acting, claim, why, today) = (context.Acting, parse.GetValue(number)!, parse.GetValue(reason), DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime));
            var cipher = context.Services.GetRequiredService<FieldCipher>();
            var bills = new ChangeBill(context.Db, cipher, TimeProvider.System);
            var revise = new ReviseClaim(context.Db, cipher, TimeProvider.System);
            var result = asked[0].Name switch
            {
                "--hold" => await bills.HoldAsync(acting, claim, why, today, cancellation),
                "--release" => await bills.ReleaseAsync(acting, claim, today, cancellation),
                "--override" => await bills.OverrideAsync(acting, claim, parse.GetValue(pass)!, why, today, cancellation),
                "--not-billed" => await bills.DoNotBillAsync(acting, claim, why, cancellation),
                "--billed" => await bills.BillAfterAllAsync(acting, claim, today, cancellation),
                "--void" => await revise.VoidAsync(acting, claim, today, cancellation),
                _ => await revise.CorrectAsync(acting, claim, new VisitChange(), today, cancellation),
            };
            return PracticeVerb.Answer(parse, result, result is Result<string>.Ok { Value: var state } ? state == "NotBilled" ? $"Nobody is billed for {claim}. Take it back with: quittance bill {claim} --billed" : $"Claim {claim} is now {state.ToLowerInvariant()}." : "");
        });
        return command;
    }
}
