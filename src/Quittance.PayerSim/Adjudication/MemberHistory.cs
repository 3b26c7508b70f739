namespace Quittance.PayerSim.Adjudication;

/// <summary>The cases of each patient, so that a payer sees what it was billed before.</summary>
internal sealed class MemberHistory
{
    private readonly Dictionary<string, List<ClaimCase>> _cases = new(StringComparer.Ordinal);

    public void Add(ClaimCase one)
    {
        if (!_cases.TryGetValue(one.PatientKey, out var list)) _cases[one.PatientKey] = list = [];
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
        _cases.GetValueOrDefault(one.PatientKey, []).TakeWhile(c => !ReferenceEquals(c, one)).Where(c => !ReferenceEquals(c, one.Original) && !c.IsVoid);
}
