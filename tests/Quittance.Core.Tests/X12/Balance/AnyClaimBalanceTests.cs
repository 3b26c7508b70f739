using CsCheck;
using Quittance.Core.Kernel;
using Quittance.Core.X12.Balance;
using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.Core.Tests.X12.Balance;

/// <summary>Any claim that balances has no finding, and whichever of its amounts is one cent off gives exactly one.</summary>
public sealed class AnyClaimBalanceTests
{
    private static readonly Gen<Money> Amount = Gen.Long[0, 500_000].Select(c => new Money(c));

    /// <summary>A line's amounts: what each of the payers paid, and how it adjusted the rest in two.</summary>
    private sealed record DrawnLine(Money[] Paid, Money[] First, Money[] Second);

    private sealed record Drawn(DrawnLine[] Lines, bool[] ByLine, Money[] ClaimCas);

    private const int Payers = 3;

    private static readonly Gen<DrawnLine> Line = Gen.Select(Amount.Array[Payers], Amount.Array[Payers], Amount.Array[Payers]).Select((paid, first, second) => new DrawnLine(paid, first, second));

    private static readonly Gen<Drawn> Any = Gen.Select(Line.Array[1, 6], Gen.Bool.Array[1, Payers], Amount.Array[Payers]).Select((lines, byLine, cas) => new Drawn(lines, byLine, cas));

    /// <summary>Makes the last adjustment of each line what is left, so that all balances.</summary>
    private static Claim837 Balanced(Drawn drawn)
    {
        var charges = drawn.Lines.Select((l, n) => l.Paid[0] + l.First[0] + l.Second[0] + new Money(n)).ToArray();
        var whole = charges.Aggregate(Money.Zero, (a, b) => a + b);
        var payers = drawn.ByLine.Select((byLine, p) =>
        {
            var cas = drawn.ClaimCas[p];
            var paid = byLine ? drawn.Lines.Aggregate(Money.Zero, (sum, l) => sum + l.Paid[p]) - cas : whole - cas;
            return new OtherPayer837("P", "CI", "PAYER", $"P{p}", paid, null) { Adjustments = [new Adjustment837("PR", "3", cas, "")] };
        }).ToList();
        var lines = drawn.Lines.Select((l, n) => new Line837
        {
            Number = n + 1,
            Charge = charges[n],
            Adjudications = [.. drawn.ByLine.Select((byLine, p) => (byLine, p)).Where(x => x.byLine).Select(x => new LineAdjudication837
            {
                PayerId = $"P{x.p}",
                Paid = l.Paid[x.p],
                Adjustments = [new Adjustment837("CO", "45", l.First[x.p], ""), new Adjustment837("PR", "2", charges[n] - l.Paid[x.p] - l.First[x.p], "")],
            })],
        }).ToList();
        var nobody = new Party837();
        return new Claim837 { Number = "A", Charge = whole, Billing = nobody, Subscriber = nobody, Payer = nobody, OtherPayers = payers, Lines = lines, ContentHash = "" };
    }

    private static Money? Off(Money? amount) => amount!.Value + new Money(1);

    private static IReadOnlyList<T> With<T>(IReadOnlyList<T> list, int at, Func<T, T> change) => [.. list.Select((item, n) => n == at ? change(item) : item)];

    /// <summary>The claim with each of its amounts one cent off, one after the other.</summary>
    private static IEnumerable<(string Name, Claim837 Claim)> EachOff(Claim837 claim)
    {
        yield return ("CLM02", claim with { Charge = Off(claim.Charge) });
        for (var p = 0; p < claim.OtherPayers.Count; p++)
        {
            yield return ($"AMT D of {p}", claim with { OtherPayers = With(claim.OtherPayers, p, o => o with { Paid = Off(o.Paid) }) });
            yield return ($"CAS of {p}", claim with { OtherPayers = With(claim.OtherPayers, p, o => o with { Adjustments = With(o.Adjustments, 0, a => a with { Amount = Off(a.Amount) }) }) });
        }
        for (var n = 0; n < claim.Lines.Count; n++)
        {
            yield return ($"charge of line {n}", claim with { Lines = With(claim.Lines, n, l => l with { Charge = Off(l.Charge) }) });
            for (var d = 0; d < claim.Lines[n].Adjudications.Count; d++)
            {
                yield return ($"SVD02 of {d} on line {n}", WithDecision(claim, n, d, x => x with { Paid = Off(x.Paid) }));
                yield return ($"CAS of {d} on line {n}", WithDecision(claim, n, d, x => x with { Adjustments = With(x.Adjustments, 1, a => a with { Amount = Off(a.Amount) }) }));
            }
        }
    }

    private static Claim837 WithDecision(Claim837 claim, int line, int decision, Func<LineAdjudication837, LineAdjudication837> change) =>
        claim with { Lines = With(claim.Lines, line, l => l with { Adjudications = With(l.Adjudications, decision, change) }) };

    [Fact]
    public void A_claim_that_balances_has_no_finding_and_one_cent_off_has_exactly_one() => Any.Sample(drawn =>
    {
        var claim = Balanced(drawn);
        Assert.Empty(ClaimBalance.Check(claim));
        foreach (var (name, off) in EachOff(claim))
        {
            var findings = ClaimBalance.Check(off);
            Assert.True(findings.Count == 1 && findings[0].Severity == Severity.Error, $"{name}: {string.Join(' ', findings.Select(f => f.Id))}");
        }
    }, iter: 500);
}
