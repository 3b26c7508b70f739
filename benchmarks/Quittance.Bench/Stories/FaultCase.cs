using Quittance.Core.Kernel;
using Quittance.PayerSim;

namespace Quittance.Bench.Stories;

/// <summary>One way to disturb a story. <paramref name="IsKilled"/>: the process is killed again and again.</summary>
internal sealed record FaultCase(string Name, string Says, Faults Faults, bool MustBeSame = false, bool IsKilled = false)
{
    // Of all files of the kind, one in ten.
    private static readonly Rate Share = Rate.Percent(10);

    // Where one in ten met none in two months.
    private static readonly Rate Quarter = Rate.Percent(25);

    public static IReadOnlyList<FaultCase> All { get; } =
    [
        new("killed", "the process killed at random instants, and started again", Faults.None, MustBeSame: true, IsKilled: true),
        new("doubled-answers", "answers of all kinds come again two days later", Of(FaultKind.Doubled, "", 2), MustBeSame: true),
        new("answered-twice", "answers of all kinds come again two days later in another envelope", Of(FaultKind.AnsweredTwice, "", 2), MustBeSame: true),
        new("doubled-claims", "files of the practice come to the clearinghouse again a day later", Of(FaultKind.Doubled, Fault.ClaimFile, 1), MustBeSame: true),
        new("lost-999", "999s and TA1s never come", new Faults(new Fault(FaultKind.Lost, "999", 0, Share), new Fault(FaultKind.Lost, "ta1", 0, Share)), MustBeSame: true),
        new("lost-277ca", "277CAs never come", Of(FaultKind.Lost, "277ca", 0)),
        new("lost-835", "835s never come", Of(FaultKind.Lost, "835", 0)),
        new("lost-claims", "files of the practice never reach the clearinghouse", Of(FaultKind.Lost, Fault.ClaimFile, 0)),
        new("late-answers", "answers of all kinds come six days late", Of(FaultKind.Late, "", 6)),
        new("late-claims", "files of the practice reach the clearinghouse six days late", Of(FaultKind.Late, Fault.ClaimFile, 6)),
        new("cut-277ca", "277CAs come cut, and whole three days later, one in four", Of(FaultKind.Cut, "277ca", 3, Quarter)),
        new("cut-835", "835s come cut, and whole three days later", Of(FaultKind.Cut, "835", 3)),
        new("cut-835-for-good", "835s come cut and never whole", Of(FaultKind.Cut, "835", 0)),
        new("cut-claims", "files of the practice reach the clearinghouse cut, one in four", Of(FaultKind.Cut, Fault.ClaimFile, 0, Quarter)),
        new("claims-in-two-envelopes", "the clearinghouse takes files of the practice twice, two days apart, in two envelopes, one in four", Of(FaultKind.AnsweredTwice, Fault.ClaimFile, 2, Quarter)),
        new("everything", "all of it at once, each for one file in fifty", Everything()),
    ];

    private static Faults Of(FaultKind kind, string what, int days, Rate? share = null) => new(new Fault(kind, what, 0, share ?? Share, days));

    private static Faults Everything()
    {
        var some = Rate.Percent(2);
        return new Faults([.. new[] { "", Fault.ClaimFile }.SelectMany(what => Enum.GetValues<FaultKind>().Select(kind => new Fault(kind, what, 0, some, 3)))]);
    }
}
