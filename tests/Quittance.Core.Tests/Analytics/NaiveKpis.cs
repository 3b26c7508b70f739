using Quittance.Core.Analytics;
using Quittance.Core.Kernel;

namespace Quittance.Core.Tests.Analytics;

/// <summary>
/// The ten measures worked out a second time, straight from the raw facts, day by day and month by month, with the classes of
/// the few reasons that the random practices use written out. Slow on purpose; shares no code with the measures.
/// </summary>
internal sealed class NaiveKpis(KpiClaim[] claims, DateOnly from, DateOnly to, DateOnly asOf)
{
    private static readonly string[] Denials = ["50", "97", "16", "22", "17"];
    private static readonly string[] Agreed = ["45", "253", "24"];
    private static readonly string[] Waiting = ["133", "257"];

    private readonly KpiClaim[] _sent = [.. claims.Where(c => !c.IsVoid && !c.IsHeld)];

    internal (decimal Numerator, decimal Denominator) Of(string id) => id switch
    {
        "ar-days-gross" => (90m * _sent.Sum(Balance), ChargedIn(_sent, asOf.AddDays(-89), asOf)),
        "ar-days-net" => NetDays(),
        "clean-claim-rate" => Clean(),
        "first-pass-rate" => FirstPass(),
        "denial-rate-claims" => (Denied().Count(), Months().Sum(month => Prior(month).Count() / 3m)),
        "denial-rate-dollars" => (Denied().Sum(c => Cents(First(c)!.Charge)), Months().Sum(month => Prior(month).Sum(c => Cents(c.FirstCharge)) / 3m)),
        "collection-rate-net" => Net(),
        "collection-rate-gross" => (Received(Cohort()), Total(Cohort(), KpiMovementKind.Charge)),
        "ar-over-90" => (Billed().Where(c => c.Day.AddDays(90) < asOf).Sum(Balance), Billed().Sum(Balance)),
        _ => throw new ArgumentOutOfRangeException(nameof(id), id, "not a ratio"),
    };

    internal decimal Bucket(string name) => _sent
        .Where(c => Balance(c) != 0 && string.Equals(NameOf(c), name, StringComparison.Ordinal))
        .Sum(Balance);

    private string NameOf(KpiClaim claim)
    {
        if (Balance(claim) < 0) return "CREDIT";
        if (claim.Day > asOf) return "UNBILLED/FUTURE";
        if (claim.Day >= asOf.AddDays(-30)) return "0-30";
        if (claim.Day >= asOf.AddDays(-60)) return "31-60";
        if (claim.Day >= asOf.AddDays(-90)) return "61-90";
        return claim.Day >= asOf.AddDays(-120) ? "91-120" : "121+";
    }

    private (decimal, decimal) Clean()
    {
        var originals = claims.Where(c => !c.IsVoid && c.IsOriginal && In(c.FirstSubmitted)).ToList();
        return (originals.Count - originals.Count(c => c.IsHeld || c.HasErrorFinding || c.RejectedBy999 || c.RejectedBy277CA), originals.Count);
    }

    private (decimal, decimal) FirstPass()
    {
        var firsts = _sent.Select(First).Where(a => a is not null && In(a.BookDate)).Select(a => a!).ToList();
        return (firsts.Count(Resolved), firsts.Count);
    }

    private static bool Resolved(KpiAdjudication a)
    {
        var reasons = Lines(a).Where(l => l.Charge.Cents != 0).SelectMany(l => l.Adjustments).Concat(a.ClaimAdjustments).Select(x => x.Carc).ToList();
        var every = a.Lines.SelectMany(l => l.Adjustments).Concat(a.ClaimAdjustments).Select(x => x.Carc);
        if (a.Status is "4" || every.Any(Waiting.Contains)) return false;
        return a.Paid.Cents > 0 ? DeniedLines(a) == 0 : !reasons.Any(Denials.Contains);
    }

    private IEnumerable<KpiClaim> Denied() => _sent.Where(c => !Capitated(c) && First(c) is { } a && In(a.BookDate) && DeniedLines(a) > 0);

    private IEnumerable<(int Year, int Month)> Months()
    {
        for (var month = new DateOnly(from.Year, from.Month, 1); month <= to; month = month.AddMonths(1)) yield return (month.Year, month.Month);
    }

    private IEnumerable<KpiClaim> Prior((int Year, int Month) month)
    {
        var start = new DateOnly(month.Year, month.Month, 1);
        return _sent.Where(c => !Capitated(c) && c.FirstSubmitted >= start.AddMonths(-3) && c.FirstSubmitted < start);
    }

    private IEnumerable<KpiClaim> Cohort() => _sent.Where(c => In(c.Day));

    private (decimal, decimal) Net()
    {
        var cohort = Cohort().Where(c => !Capitated(c)).ToList();
        var agreed = cohort.SelectMany(c => c.Movements)
            .Where(m => m.BookDate <= asOf && m is { Kind: KpiMovementKind.Adjustment, Group: "CO" } && Agreed.Contains(m.Carc))
            .Sum(m => m.Amount.Cents);
        return (Received(cohort), Total(cohort, KpiMovementKind.Charge) - agreed);
    }

    private decimal Received(IEnumerable<KpiClaim> some)
    {
        var list = some.ToList();
        return Total(list, KpiMovementKind.InsurerPayment) + Total(list, KpiMovementKind.PatientPayment) - Total(list, KpiMovementKind.Refund);
    }

    private IEnumerable<KpiClaim> Billed() => _sent.Where(c => Balance(c) > 0 && c.Day <= asOf && c.FirstSubmitted <= asOf);

    private (decimal, decimal) NetDays()
    {
        var start = new DateOnly(asOf.Year, asOf.Month, 1).AddMonths(-2);
        var end = start.AddMonths(3).AddDays(-1);
        var days = Enumerable.Range(0, 400).Count(n => start.AddDays(n) <= end);
        var open = _sent.Sum(c => Balance(c) > 0 && Unpriced(c) ? AtRatio(Balance(c), c.PayerKey) : Balance(c));
        return (open * days, _sent.Sum(c => AtRatio(ChargedIn([c], start, end), c.PayerKey)));
    }

    private bool Unpriced(KpiClaim claim)
    {
        if (claim.Adjudications.All(a => a.BookDate <= asOf)) return !claim.IsAdjudicated || claim.HasOpenDenial;
        var last = Standing(claim).LastOrDefault();
        return last is null || DeniedLines(last) > 0;
    }

    // Multiplied before it is divided: a ratio rounded to 28 digits would turn an exact half cent into a little less.
    private decimal AtRatio(decimal cents, string payer)
    {
        var lines = _sent.Where(c => string.Equals(c.PayerKey, payer, StringComparison.Ordinal))
            .SelectMany(Standing)
            .Where(a => a.IsFirstLevel && a.BookDate > asOf.AddMonths(-12) && !(a.Paid.Cents == 0 && a.ClaimAdjustments.Any(x => Denials.Contains(x.Carc))))
            .SelectMany(Lines)
            .Where(l => !LineDenied(l))
            .ToList();
        var charge = lines.Sum(l => Cents(l.Charge));
        return charge == 0 ? cents : Round(cents * lines.Sum(l => Cents(l.Paid) + l.Adjustments.Where(x => x.Group is "PR").Sum(x => x.Amount.Cents)) / charge);
    }

    // Replays the decisions as a pile: a reversal takes the topmost one off.
    private IEnumerable<KpiAdjudication> Standing(KpiClaim claim)
    {
        var pile = new List<KpiAdjudication>();
        foreach (var a in claim.Adjudications.OrderBy(a => a.Order).Where(a => a.BookDate <= asOf))
        {
            if (a.IsReversal) pile.RemoveAt(pile.Count - 1);
            else pile.Add(a);
        }
        return pile.Where(a => a.Status is not ("23" or "25"));
    }

    private static KpiAdjudication? First(KpiClaim claim) =>
        claim.Adjudications.OrderBy(a => a.Order).FirstOrDefault(a => !a.IsReversal && a.Status is "1" or "2" or "4");

    private static IEnumerable<KpiAdjudicatedLine> Lines(KpiAdjudication a) =>
        a.Lines.Count == 0 ? [new KpiAdjudicatedLine(a.Charge, a.Paid, a.ClaimAdjustments)] : a.Lines;

    private static bool LineDenied(KpiAdjudicatedLine l) =>
        l.Charge.Cents != 0 && (l.Paid.Cents == 0 || l.PaidFewerUnits) && l.Adjustments.Any(x => Denials.Contains(x.Carc));

    private static int DeniedLines(KpiAdjudication a)
    {
        var whole = a.Paid.Cents == 0 && a.ClaimAdjustments.Any(x => Denials.Contains(x.Carc));
        return Lines(a).Count(l => l.Charge.Cents != 0 && (whole || LineDenied(l)));
    }

    private static bool Capitated(KpiClaim claim)
    {
        static bool Is(KpiAdjustment x) => x.Group is "CO" && x.Carc is "24";
        if (First(claim) is not { } a) return false;
        var charged = Lines(a).Where(l => l.Charge.Cents != 0).ToList();
        return a.ClaimAdjustments.Any(Is) || (charged.Count > 0 && charged.TrueForAll(l => l.Adjustments.Any(Is)));
    }

    private decimal Balance(KpiClaim claim) => claim.Movements.Where(m => m.BookDate <= asOf).Sum(m => m.Kind switch
    {
        KpiMovementKind.Charge => m.Amount.Cents,
        KpiMovementKind.Refund => m.Amount.Cents,
        KpiMovementKind.PatientTransfer => 0,
        _ => -m.Amount.Cents,
    });

    private static decimal ChargedIn(IEnumerable<KpiClaim> some, DateOnly first, DateOnly last) => some
        .SelectMany(c => c.Movements)
        .Where(m => m.Kind == KpiMovementKind.Charge && m.BookDate >= first && m.BookDate <= last)
        .Sum(m => m.Amount.Cents);

    private decimal Total(IEnumerable<KpiClaim> some, KpiMovementKind kind) =>
        some.SelectMany(c => c.Movements).Where(m => m.Kind == kind && m.BookDate <= asOf).Sum(m => m.Amount.Cents);

    private bool In(DateOnly day) => day >= from && day <= to;

    private static decimal Cents(Money money) => money.Cents;

    private static decimal Round(decimal cents) => Math.Round(cents, MidpointRounding.AwayFromZero);
}
