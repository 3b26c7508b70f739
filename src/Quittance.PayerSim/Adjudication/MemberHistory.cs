namespace Quittance.PayerSim.Adjudication;

/// <summary>The cases of each member, so that a payer sees what it was billed before. Members without a file have one by the number that was billed.</summary>
internal sealed class MemberHistory
{
    private readonly Dictionary<string, List<ClaimCase>> _cases = new(StringComparer.Ordinal);

    public void Add(ClaimCase one)
    {
        if (!_cases.TryGetValue(one.Claim.Subscriber.Id, out var list)) _cases[one.Claim.Subscriber.Id] = list = [];
        list.Add(one);
    }

    /// <summary>True when the same service was billed before, and was paid or is still being worked on.</summary>
    public bool HasSame(ClaimCase one, LineFacts line) =>
        Before(one).Any(earlier => earlier.State switch
        {
            CaseState.Open => earlier.Lines.Any(l => l.Sameness == line.Sameness),
            CaseState.Decided => earlier.Decision!.Lines.Any(l => !l.IsDenied && l.Facts.Sameness == line.Sameness),
            _ => false,
        });

    /// <summary>Lines of earlier cases that were decided and not denied.</summary>
    public IEnumerable<LineFacts> PaidBefore(ClaimCase one) =>
        Before(one).Where(c => c.State == CaseState.Decided).SelectMany(c => c.Decision!.Lines).Where(l => !l.IsDenied).Select(l => l.Facts);

    // A replacement does not repeat what it replaces, and voids bill nothing.
    private IEnumerable<ClaimCase> Before(ClaimCase one) =>
        _cases.GetValueOrDefault(one.Claim.Subscriber.Id, []).TakeWhile(c => !ReferenceEquals(c, one)).Where(c => !ReferenceEquals(c, one.Original) && !c.IsVoid && IsSamePerson(c, one));

    // A family shares one number; what was done for one of them was not done for another.
    private static bool IsSamePerson(ClaimCase a, ClaimCase b) =>
        a.Patient.Birth == b.Patient.Birth && string.Equals(a.Patient.First, b.Patient.First, StringComparison.OrdinalIgnoreCase);
}
