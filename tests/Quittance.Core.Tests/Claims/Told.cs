using System.Globalization;
using Quittance.Core.Kernel;
using Quittance.Core.Model;
using Quittance.Core.Remittance;

namespace Quittance.Core.Tests.Claims;

/// <summary>
/// Stories about one claim number, a claim or a decision to a line. Days are counted from one Sunday. A billed line is
/// <c>99213-25 100.00 @0 #6R</c>: code and modifiers, charge, day, control number. An adjudicated line adds <c>CO45:20.00</c> for each
/// adjustment and <c>!N130</c> for a remark; what it paid is what the adjustments leave.
/// </summary>
internal static class Told
{
    internal static readonly PersonMark Ada = new("EXAMPLE", "ADA", ["member-1"]);
    internal static readonly PersonMark Someone = new("OTHER", "BEN", ["member-2"]);

    internal static DateOnly Day(int number) => new DateOnly(2025, 3, 2).AddDays(number);

    internal static Money Usd(string text)
    {
        Assert.True(Money.TryParse(text.AsSpan(), out var money), text);
        return money;
    }

    internal static SentCopy Claim(
        int sent, string lines, string name = "a", string frequency = "1", string level = "P", string payer = "ALPHA",
        string others = "", string answers = "", bool balanced = true, bool cut = false, string copy = "")
    {
        var billed = Parts(lines, ';').Select((line, i) => Billed(i + 1, line)).ToList();
        return new SentCopy
        {
            Key = $"copy-{level}-{name}-{sent}{copy}",
            SentOn = Day(sent),
            Content = new ClaimContent
            {
                Key = $"{level}-{name}",
                Level = level,
                Frequency = frequency,
                Charge = Sum(billed.Select(l => l.Charge)),
                IsBalanced = balanced,
                IsCut = cut,
                PayerKey = payer,
                Lines = billed,
                OtherPayers = [.. Parts(others, ' ').Select(o => new NamedPayer(o[..1], o[2..]))],
                Patient = Ada,
            },
            Answers = [.. Parts(answers, ';').Select((a, i) => AnswerOf($"{level}-{name}-{sent}-{i}", a))],
        };
    }

    internal static ClaimDecision Era(
        int on, string status, string lines, string cas = "", string set = "", int ordinal = 1, string icn = "", string original = "",
        string frequency = "1", string payer = "ALPHA", string remarks = "", bool crossover = false, int? hand = null,
        PayerStanding standing = PayerStanding.Known, PersonMark? patient = null)
    {
        // A decision without lines gives its charge alone: "150.00".
        var whole = Usd(Parts(lines, ';') is [var only] && !only.Contains(' ', StringComparison.Ordinal) ? only : "0");
        var adjudicated = whole.IsZero ? Parts(lines, ';').Select(Adjudicated).ToList() : [];
        var adjustments = Parts(cas, ' ').Select(AdjustmentOf).ToList();
        var key = set.Length > 0 ? set : $"set-{on}-{status}";
        return new ClaimDecision
        {
            Key = $"{key}/{ordinal}",
            SetKey = key,
            Ordinal = ordinal,
            BookDate = Day(on),
            Number = "N1",
            Status = status,
            Charge = whole + Sum(adjudicated.Select(l => l.Charge)),
            Paid = whole + Sum(adjudicated.Select(l => l.Paid)) - Sum(adjustments.Select(a => a.Amount)),
            PayerClaimNumber = icn,
            OriginalReference = original,
            Frequency = frequency,
            Day = adjudicated.Min(l => l.From),
            NamesCrossover = crossover,
            Patient = patient ?? Ada,
            PayerKey = payer,
            PayerStanding = standing,
            Adjustments = adjustments,
            Remarks = Parts(remarks, ' '),
            Lines = adjudicated,
            MatchedByHandTo = hand,
        };
    }

    /// <summary>The same decision taken back: status 22, every amount negated.</summary>
    internal static ClaimDecision TakenBack(this ClaimDecision decision, int on, string set = "", int ordinal = 1) => decision with
    {
        Key = $"{(set.Length > 0 ? set : $"set-{on}-22")}/{ordinal}",
        SetKey = set.Length > 0 ? set : $"set-{on}-22",
        Ordinal = ordinal,
        BookDate = Day(on),
        Status = "22",
        Charge = -decision.Charge,
        Paid = -decision.Paid,
        Adjustments = [.. decision.Adjustments.Select(a => a with { Amount = -a.Amount })],
        Lines = [.. decision.Lines.Select(l => l with { Charge = -l.Charge, Paid = -l.Paid, Adjustments = [.. l.Adjustments.Select(a => a with { Amount = -a.Amount })] })],
    };

    /// <summary>Works a number out and holds it against the laws that every number obeys.</summary>
    internal static NumberLife Life(IReadOnlyList<SentCopy> copies, params IReadOnlyList<ClaimDecision> decisions)
    {
        var life = NumberLife.Of(copies, decisions);
        Laws.Hold(life, copies, decisions);
        return life;
    }

    internal static ClaimLife Only(this NumberLife life) => Assert.Single(life.Claims);

    /// <summary>Charge, paid, adjusted, the patient's, open, denied and open.</summary>
    internal static string Figures(this ClaimLife claim) =>
        $"{claim.Books.Charge} {claim.Books.InsurerPaid} {claim.Books.Adjusted} {claim.Books.PatientResponsibility} {claim.Books.Open} {claim.Books.DeniedOpen}";

    /// <summary>The dispositions of the versions in order.</summary>
    internal static string Dispositions(this ClaimLife claim) => string.Join(' ', claim.Thread.Versions.Select(v => v.Disposition));

    /// <summary>The states of the copies in order.</summary>
    internal static string States(this ClaimLife claim) =>
        string.Join(' ', claim.Thread.Versions.SelectMany(v => v.Copies).Select(c => claim.Standing.Copies[c.Key]));

    internal static IEnumerable<string> FindingIds(this ClaimLife claim) => claim.Thread.Findings.Concat(claim.Books.Findings).Select(f => f.Id);

    internal static bool Tells(this ClaimLife claim, string finding) => claim.FindingIds().Contains(finding, StringComparer.Ordinal);

    internal static ClaimState State(this ClaimLife claim) => claim.Standing.Headline;

    private static BilledLine Billed(int number, string text)
    {
        var words = Parts(text, ' ');
        var code = words[0].Split('-');
        return new BilledLine(number, code[0], code[1..], Usd(words[1]), DayOf(words), DayOf(words), words.FirstOrDefault(w => w[0] == '#') ?? "");
    }

    private static AdjudicatedLine Adjudicated(string text)
    {
        var words = Parts(text, ' ');
        var code = words[0].Split('-');
        var charge = Usd(words[1]);
        var adjustments = words.Where(w => w.Contains(':', StringComparison.Ordinal)).Select(AdjustmentOf).ToList();
        return new AdjudicatedLine(code[0], code[1..], charge, charge - Sum(adjustments.Select(a => a.Amount)), DayOf(words),
            words.FirstOrDefault(w => w[0] == '#') ?? "", adjustments, [.. words.Where(w => w[0] == '!').Select(w => w[1..])]);
    }

    private static DateOnly? DayOf(string[] words) => words.FirstOrDefault(w => w[0] == '@') switch
    {
        null => Day(0),
        "@none" => null,
        var word => Day(int.Parse(word.AsSpan(1), CultureInfo.InvariantCulture)),
    };

    private static Adjustment AdjustmentOf(string text) => new(text[..2], text[2..text.IndexOf(':', StringComparison.Ordinal)], Usd(text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..]));

    /// <summary><c>TA1 R 3</c>, <c>999 A 3</c>, <c>277 A7 3</c>: the message, its code, its day.</summary>
    private static Answer AnswerOf(string key, string text)
    {
        var words = Parts(text, ' ');
        var kind = words[0] switch { "TA1" => AnswerKind.Envelope, "999" => AnswerKind.Syntax, _ => AnswerKind.Claim };
        return new Answer($"answer-{key}", kind, words[1], Day(int.Parse(words[2], CultureInfo.InvariantCulture)), "");
    }

    private static string[] Parts(string text, char by) => text.Split(by, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    internal static Money Sum(IEnumerable<Money> amounts) => amounts.Aggregate(Money.Zero, (a, b) => a + b);
}
