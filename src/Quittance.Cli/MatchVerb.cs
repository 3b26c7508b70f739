using System.CommandLine;
using Quittance.App.Remittance;
using Quittance.App.Storage.Model;
using Quittance.Core.Kernel;

namespace Quittance.Cli;

/// <summary><c>match</c>: shows waiting money and its candidates; ties it by hand, and undoes that.</summary>
internal static class MatchVerb
{
    /// <summary>Items listed: what a person can work in a day.</summary>
    private const int Shown = 200;

    public static Command Build()
    {
        var item = new Argument<string?>("ITEM") { Description = "Waiting money, as match lists it.", Arity = ArgumentArity.ZeroOrOne };
        var claim = new Argument<string?>("CLAIM") { Description = "The claim: its id as match shows it, or its number.", Arity = ArgumentArity.ZeroOrOne };
        var undo = new Option<string?>("--undo") { Description = "Take a match by hand back, or a choice of --holds." };
        var holds = new Option<string?>("--holds") { Description = "Of several claims that were sent under one number, this one holds." };
        var accept = new Option<string?>("--payer") { Description = "Yes: this name or id is the payer that its claims told." };
        var refuse = new Option<string?>("--not-payer") { Description = "No: it is another payer; what was posted under it waits again." };
        var command = new Command("match", "Show waiting money and its candidates; match ITEM CLAIM ties it, match --undo ITEM takes that back.") { item, claim, undo, holds, accept, refuse };
        command.OnPractice(async (parse, context, cancellation) =>
        {
            var match = new MatchMoney(context.Db, TimeProvider.System, context.Acting.Actor);
            if ((parse.GetValue(accept) ?? parse.GetValue(refuse)) is { } name) return await AnswerPayerAsync(parse, context, name, parse.GetValue(accept) is not null, cancellation);
            var choose = new ChooseVersion(context.Db, TimeProvider.System, context.Acting.Actor);
            if (parse.GetValue(holds) is { } held) return Answer(parse, await choose.RunAsync(context.Tenant, held, cancellation), v => v.Id, "This claim holds.");
            if (parse.GetValue(undo) is { } undone)
            {
                var choice = await choose.UndoAsync(context.Tenant, undone, cancellation);
                return choice is Result<ClaimVersionRow>.Ok ? Answer(parse, choice, v => v.Id, "The choice is undone.") : Answer(parse, await match.UndoAsync(context.Tenant, undone, cancellation), d => d.Id, "The match is undone.");
            }
            await context.RecordReadAsync("match.list", cancellation);
            if (parse.GetValue(item) is not { } waiting) return Show(parse, await match.ListAsync(context.Tenant, Shown, cancellation), await new ConfirmPayer(context.Db, TimeProvider.System, context.Acting.Actor).ListAsync(context.Tenant, cancellation), await choose.ListAsync(context.Tenant, Shown, cancellation));
            if (parse.GetValue(claim) is not { } to) throw new VerbException("Say which claim: quittance match ITEM CLAIM.");
            return Answer(parse, await match.MatchAsync(context.Tenant, waiting, to, cancellation), d => d.Id, "The money is tied to the claim.");
        });
        return command;
    }

    private static int Answer<T>(ParseResult parse, Result<T> result, Func<T, Guid> id, string done)
    {
        if (result is Result<T>.Refused refused)
            return parse.Refuse(refused.Sentence);
        var item = MatchMoney.ShortId(id(((Result<T>.Ok)result).Value));
        if (parse.GetValue(GlobalOptions.Json))
            JsonOut.Write(json =>
            {
                json.WriteStartObject();
                json.WriteString("item", item);
                json.WriteString("result", done);
                json.WriteEndObject();
            });
        else Console.WriteLine($"{done} Undo with: quittance match --undo {item}");
        return 0;
    }

    private static async Task<int> AnswerPayerAsync(ParseResult parse, PracticeContext context, string name, bool isThatPayer, CancellationToken cancellation)
    {
        var result = await new ConfirmPayer(context.Db, TimeProvider.System, context.Acting.Actor).AnswerAsync(context.Tenant, name, isThatPayer, cancellation);
        if (result is Result<string>.Refused refused) return parse.Refuse(refused.Sentence);
        Console.WriteLine(isThatPayer ? "The name is learned." : "The name is refused; what was posted under it waits again.");
        return Verb.Done;
    }

    private static int Show(ParseResult parse, List<WaitingMoney> waiting, List<PayerAliasRow> asked, List<DoubtfulVersion> doubtful)
    {
        if (parse.GetValue(GlobalOptions.Json))
        {
            ShowJson(waiting, asked, doubtful);
            return 0;
        }
        foreach (var (version, sentOn) in doubtful)
            Console.WriteLine($"Number {version.Number} stands for several claims; one is of {version.Charge} dollars for {version.Day:MM/dd/yyyy}, sent {sentOn:MM/dd/yyyy}. If it holds: match --holds {MatchMoney.ShortId(version.Id)}");
        foreach (var alias in asked)
            Console.WriteLine($"Is {alias.Alias} the payer {alias.PayerKey}? Its claims say so, and it is posted. Yes: match --payer \"{alias.Alias}\"  No: match --not-payer \"{alias.Alias}\"");
        if (waiting.Count == 0) Console.WriteLine("No money waits: every payment has found its claim.");
        foreach (var (decision, candidates) in waiting)
        {
            Console.WriteLine($"{MatchMoney.ShortId(decision.Id)}  {decision.BookDate:MM/dd/yyyy}  paid {decision.Paid} of {decision.Charge}, claim number {decision.Number}: {decision.Waits}");
            foreach (var (claim, why) in candidates)
                Console.WriteLine($"    {MatchMoney.ShortId(claim.Id)}  {claim.Number}, {claim.Day:MM/dd/yyyy}, charge {claim.Charge} ({why} agrees)");
        }
        if (waiting.Count == Shown) Console.WriteLine($"Only the {Shown} largest are shown.");
        return 0;
    }

    private static void ShowJson(List<WaitingMoney> waiting, List<PayerAliasRow> asked, List<DoubtfulVersion> doubtful) =>
        JsonOut.Write(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("waiting");
            foreach (var (decision, candidates) in waiting)
            {
                json.WriteStartObject();
                json.WriteString("item", MatchMoney.ShortId(decision.Id));
                json.WriteString("number", decision.Number);
                json.WriteString("status", decision.Status);
                json.WriteString("charge", decision.Charge.ToString());
                json.WriteString("paid", decision.Paid.ToString());
                json.WriteString("bookDate", decision.BookDate.ToString("yyyy-MM-dd"));
                json.WriteString("why", decision.Waits);
                json.WriteStartArray("candidates");
                foreach (var (claim, why) in candidates)
                {
                    json.WriteStartObject();
                    json.WriteString("claim", MatchMoney.ShortId(claim.Id));
                    json.WriteString("number", claim.Number);
                    json.WriteString("charge", claim.Charge.ToString());
                    json.WriteString("agrees", why);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("payerNames");
            foreach (var alias in asked)
            {
                json.WriteStartObject();
                json.WriteString("name", alias.Alias);
                json.WriteString("payer", alias.PayerKey);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("doubtful");
            foreach (var (version, sentOn) in doubtful)
            {
                json.WriteStartObject();
                json.WriteString("version", MatchMoney.ShortId(version.Id));
                json.WriteString("number", version.Number);
                json.WriteString("charge", version.Charge.ToString());
                json.WriteString("sentOn", sentOn.ToString("yyyy-MM-dd"));
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        });
}
