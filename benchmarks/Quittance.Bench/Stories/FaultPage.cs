using System.Globalization;
using System.Text;
using Quittance.Core.Kernel;
using Quittance.PracticeSim;
using Quittance.PracticeSim.Comparison;

namespace Quittance.Bench.Stories;

/// <summary>What came of one case.</summary>
internal sealed record FaultResult(FaultCase Case, StoryEnd End, IReadOnlyList<StoryDifference> Differences, bool HasSameAccounts, int Kills)
{
    /// <summary>No cent lost, nothing sent twice, every difference explained, and none where there must be none.</summary>
    public bool IsRight => End.IsBalanced && End.SentTwice == 0 && End.Money.IsWhole && Count(DifferenceReason.Unexplained) == 0 && (!Case.MustBeSame || (Differences.Count == 0 && HasSameAccounts));

    public int Count(DifferenceReason reason) => Differences.Count(d => d.Reason == reason);
}

/// <summary>Writes <c>docs/reference/fault-runs.md</c> and the list of all differences beside it.</summary>
internal static class FaultPage
{
    public const string Path = "docs/reference/fault-runs.md";
    public const string List = "docs/reference/fault-runs.tsv";

    public static string Write(PracticeOptions options, IReadOnlyList<FaultResult> results)
    {
        var page = new StringBuilder();
        void Line(string text = "") => page.Append(text).Append('\n');
        Line("# Fault runs");
        Line();
        Line("Written by `./bench faults --write`; do not change it by hand.");
        Line();
        Line(string.Create(CultureInfo.InvariantCulture, $"The simulated practice with {options.VisitsPerMonth:#,0} visits a month from {options.From:yyyy-MM-dd} to {options.Until:yyyy-MM-dd}, seed {options.Seed}, told once undisturbed and once with each disturbance. Where nothing else is said, one file in ten of"));
        Line("the kind is hit. Each telling is compared with the undisturbed one claim by claim: state, charge, paid, adjusted, patient's part, open and denied. A smaller practice goes through most of it in every test run (`FaultTests`).");
        Line();
        Money(results, Line);
        Claims(results, Line);
        Line("## What the words mean");
        Line();
        Line("- **Hit**: files that met the fault, or how often the process was killed (SIGKILL, at any instant). **Twice**: claims that left more or less often than they were put into a file, or as another kind, or went out as new while a payer had them.");
        Line("- **Payers wrote**: the sums of all their 835s, read from the files themselves. **Came whole**: those of them that reached the practice whole until the last day. **Booked**: payers' money in the practice's cash account. What came whole is booked to the cent; what did not come is not.");
        Line("- **No answer**: the claim waits and stands in the list of what has no answer (`quittance exchange`). **Came otherwise**: a file about it or another claim of its visit came late or cut, or a payer got it twice, so staff or a payer did later or otherwise what follows, or the last day came before.");
        Line("- **Never heard**: a file with a decision never came whole and nothing waits for it: a payer had changed what it decided before, or a later payer's decision came without the first one's. **Same policy**: another claim of the same policy came otherwise to its payer or ended otherwise, this one was decided in both tellings, and what a payer decides of one (deductible, limits) changes what it owes of the next.");
        Line($"- Every difference stands in [{System.IO.Path.GetFileName(List)}]({System.IO.Path.GetFileName(List)}) with both ends and its reason.");
        return page.ToString();
    }

    public static string WriteList(IReadOnlyList<FaultResult> results)
    {
        var list = new StringBuilder("# case\tclaim\treason\tundisturbed\tdisturbed\n");
        foreach (var result in results)
            foreach (var d in result.Differences) list.Append(string.Join('\t', result.Case.Name, d.Claim, Words(d.Reason), d.Undisturbed, d.Disturbed)).Append('\n');
        return list.ToString();
    }

    private static void Money(IReadOnlyList<FaultResult> results, Action<string> line)
    {
        line("## No cent lost, no claim sent twice");
        line("");
        line("| Disturbance | Hit | Claims sent | Twice | Ledger balances | Payers wrote | Came whole | Booked | Not come |");
        line("|---|---:|---:|---:|---|---:|---:|---:|---:|");
        foreach (var r in results)
        {
            var money = r.End.Money;
            line(string.Create(CultureInfo.InvariantCulture, $"| {r.Case.Says} | {(r.Case.IsKilled ? r.Kills : r.End.Hits.Count)} | {r.End.Sent:#,0} | {r.End.SentTwice} | {(r.End.IsBalanced ? "yes" : "NO")} | {Usd(money.Written)} | {Usd(money.Arrived)} | {Usd(money.Booked)} | {Usd(money.Missing)} |"));
        }
        line("");
    }

    private static void Claims(IReadOnlyList<FaultResult> results, Action<string> line)
    {
        line("## Claims that ended otherwise");
        line("");
        line("| Disturbance | Claims | Differ | No answer | Came otherwise | Never heard | Same policy | Unexplained | Accounts |");
        line("|---|---:|---:|---:|---:|---:|---:|---:|---|");
        foreach (var r in results)
            line(string.Create(CultureInfo.InvariantCulture, $"| {r.Case.Says} | {r.End.Claims.Count:#,0} | {r.Differences.Count} | {r.Count(DifferenceReason.Unanswered)} | {r.Count(DifferenceReason.CameOtherwise)} | {r.Count(DifferenceReason.NeverHeard)} | {r.Count(DifferenceReason.SamePolicy)} | {r.Count(DifferenceReason.Unexplained)} | {(r.HasSameAccounts ? "the same" : r.Case.MustBeSame ? "OTHERS" : "others")} |"));
        line("");
    }

    private static string Words(DifferenceReason reason) => reason switch
    {
        DifferenceReason.Unanswered => "no answer",
        DifferenceReason.CameOtherwise => "came otherwise",
        DifferenceReason.NeverHeard => "never heard",
        DifferenceReason.SamePolicy => "same policy",
        _ => "UNEXPLAINED",
    };

    private static string Usd(Money amount) => string.Create(CultureInfo.InvariantCulture, $"{amount.Cents / 100m:#,0.00}");
}
