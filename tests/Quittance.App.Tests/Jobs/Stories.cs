using Quittance.App.Tests.Exchange;

namespace Quittance.App.Tests.Jobs;

/// <summary>Some files, and how the claims stand when all of them are in, in whatever order they came.</summary>
internal sealed record Story(string Name, IReadOnlyList<Given> Files, params string[] Ends)
{
    public override string ToString() => Name;
}

/// <summary>Small stories of claims and money, each written for one rule.</summary>
internal static class Stories
{
    public static IReadOnlyList<Story> All { get; } =
    [
        Plain(), Reversed(), Replaced(), Voided(), CrossedOver(), Refused(), HeldThenReleased(), NumberUsedAgain(), PayersNumber(),
        ExactNumberComesLate(), RejectedSet(), PayerKnownLater(), CorrectedResend(), ProviderAdjustment(), OutOfBalance(), SentTwice(), Forwarded(), Envelope(),
    ];

    public static Story Named(string name) => All.Single(s => s.Name == name);

    private static Story Plain() => new("plain",
    [
        new("1.837", X12Text.Claims(new(101, "20250304"), new Bill("A1", 100), new Bill("A2", 150, 50) { Member = "M1002" })),
        new("2.999", X12Text.Answer999(new(901, "20250304", "1000"), 101, "A")),
        new("3.277", X12Text.Status277(new(902, "20250305"), "BATCH101", ("A1", "A2:20:PR", "ICNA1", ""), ("A2", "A2:20:PR", "ICNA2", ""))),
        new("4.835", X12Text.Remittance(new(903, "20250320"),
            new Decided("A1", "1", 100, 80, "CO*45*20") { PayerNumber = "ICNA1" }, new Decided("A2", "1", 200, 100, "CO*45*60", "PR*1*40") { PayerNumber = "ICNA2", Member = "M1002" })),
    ],
        "A1 Closed: charge 100.00, paid 80.00, adjusted 20.00, patient 0.00, open 0.00, denied 0.00",
        "A2 PatientDue: charge 200.00, paid 100.00, adjusted 60.00, patient 40.00, open 40.00, denied 0.00");

    private static Story Reversed() => new("reversal and correction",
    [
        new("1.837", X12Text.Claims(new(102, "20250304"), new Bill("B1", 100))),
        new("2.835", X12Text.Remittance(new(904, "20250320"), new Decided("B1", "1", 100, 80, "CO*45*20") { PayerNumber = "ICNB1" })),
        new("3.835", X12Text.Remittance(new(905, "20250410") { Provider = ("FB:905*-20", -20) },
            new Decided("B1", "22", -100, -80, "CO*45*-20") { PayerNumber = "ICNB1" }, new Decided("B1", "1", 100, 60, "CO*45*30", "PR*2*10") { PayerNumber = "ICNB1" })),
    ],
        "B1 PatientDue: charge 100.00, paid 60.00, adjusted 30.00, patient 10.00, open 10.00, denied 0.00");

    private static Story Replaced() => new("replacement",
    [
        new("1.837", X12Text.Claims(new(103, "20250304"), new Bill("C1", 100))),
        new("2.835", X12Text.Remittance(new(906, "20250320"), new Decided("C1", "1", 100, 70, "CO*45*30") { PayerNumber = "ICNC1" })),
        new("3.837", X12Text.Claims(new(104, "20250401"), new Bill("C1", 100, 50) { Frequency = "7", PayerNumber = "ICNC1" })),
        new("4.835", X12Text.Remittance(new(907, "20250415"),
            new Decided("C1", "22", -100, -70, "CO*45*-30") { PayerNumber = "ICNC1" }, new Decided("C1", "1", 150, 120, "CO*45*30") { PayerNumber = "ICNC2" })),
    ],
        "C1 Closed: charge 150.00, paid 120.00, adjusted 30.00, patient 0.00, open 0.00, denied 0.00");

    private static Story Voided() => new("void",
    [
        new("1.837", X12Text.Claims(new(105, "20250304"), new Bill("D1", 100), new Bill("D2", 70) { Member = "M1003" })),
        new("2.835", X12Text.Remittance(new(908, "20250320"), new Decided("D1", "1", 100, 80, "CO*45*20") { PayerNumber = "ICND1" })),
        new("3.837", X12Text.Claims(new(106, "20250401"), new Bill("D1", 100) { Frequency = "8", PayerNumber = "ICND1" }, new Bill("D2", 70) { Frequency = "8", Member = "M1003" })),
        new("4.835", X12Text.Remittance(new(909, "20250415") { Provider = ("WO:ICND1*-80", -80) }, new Decided("D1", "22", -100, -80, "CO*45*-20") { PayerNumber = "ICND1" })),
    ],
        "D1 Voided: charge 0.00, paid 0.00, adjusted 0.00, patient 0.00, open 0.00, denied 0.00",
        "D2 VoidSent: charge 0.00, paid 0.00, adjusted 0.00, patient 0.00, open 0.00, denied 0.00");

    private static Story CrossedOver() => new("crossover",
    [
        new("1.837", X12Text.Claims(new(107, "20250304"), new Bill("E1", 100) { OtherPayer = "PAY02" })),
        new("2.835", X12Text.Remittance(new(910, "20250320"), new Decided("E1", "19", 100, 60, "CO*45*20", "PR*2*20") { Crossover = "PAY02" })),
        new("3.835", X12Text.Remittance(new(911, "20250410") { PayerId = "PAY02", PayerName = "PAY02 PLAN", TracePayer = "1512345679" },
            new Decided("E1", "2", 100, 15, "OA*23*80", "PR*2*5") { Member = "M1001S" })),
    ],
        "E1 PatientDue: charge 100.00, paid 75.00, adjusted 20.00, patient 5.00, open 5.00, denied 0.00");

    private static Story Refused() => new("denial",
    [
        new("1.837", X12Text.Claims(new(108, "20250304"), new Bill("F1", 100))),
        new("2.835", X12Text.Remittance(new(912, "20250320"), new Decided("F1", "1", 100, 0, "CO*197*100"))),
    ],
        "F1 Adjudicated: charge 100.00, paid 0.00, adjusted 0.00, patient 0.00, open 100.00, denied 100.00");

    private static Story HeldThenReleased() => new("number reused, then released by the payer",
    [
        new("1.837", X12Text.Claims(new(109, "20250304"), new Bill("G1", 100))),
        new("2.837", X12Text.Claims(new(110, "20250310"), new Bill("G1", 120))),
        new("3.835", X12Text.Remittance(new(913, "20250320"), new Decided("G1", "1", 120, 90, "CO*45*30"))),
    ],
        "G1 Closed: charge 120.00, paid 90.00, adjusted 30.00, patient 0.00, open 0.00, denied 0.00");

    private static Story NumberUsedAgain() => new("number used again on other days",
    [
        new("1.837", X12Text.Claims(new(111, "20250304"), new Bill("H1", 100))),
        new("2.837", X12Text.Claims(new(112, "20250506"), new Bill("H1", 100) { Day = "20250505" })),
        new("3.835", X12Text.Remittance(new(914, "20250520"), new Decided("H1", "1", 100, 90, "CO*45*10") { Day = "20250505" })),
    ],
        "H1 Sent: charge 100.00, paid 0.00, adjusted 0.00, patient 0.00, open 100.00, denied 0.00",
        "H1 Closed: charge 100.00, paid 90.00, adjusted 10.00, patient 0.00, open 0.00, denied 0.00");

    private static Story PayersNumber() => new("the payer's own number finds the claim",
    [
        new("1.837", X12Text.Claims(new(113, "20250304"), new Bill("I1", 100))),
        new("2.277", X12Text.Status277(new(915, "20250305"), "BATCH113", ("I1", "A2:20:PR", "ICNI1", ""))),
        new("3.835", X12Text.Remittance(new(916, "20250320"), new Decided("LOST", "1", 100, 85, "CO*45*15") { PayerNumber = "ICNI1", Member = "UNKNOWN" })),
    ],
        "I1 Closed: charge 100.00, paid 85.00, adjusted 15.00, patient 0.00, open 0.00, denied 0.00");

    private static Story ExactNumberComesLate() => new("member, day and charge yield to the exact number",
    [
        new("1.837", X12Text.Claims(new(114, "20250304"), new Bill("J1", 100) { Member = "M1010" })),
        new("2.835", X12Text.Remittance(new(917, "20250320"), new Decided("J2", "1", 100, 85, "CO*45*15") { Member = "M1010" })),
        new("3.837", X12Text.Claims(new(115, "20250305"), new Bill("J2", 100) { Member = "M1010" })),
    ],
        "J1 Sent: charge 100.00, paid 0.00, adjusted 0.00, patient 0.00, open 100.00, denied 0.00",
        "J2 Closed: charge 100.00, paid 85.00, adjusted 15.00, patient 0.00, open 0.00, denied 0.00");

    private static Story RejectedSet() => new("a 999 refuses one of three sets, and a line of a claim is refused",
    [
        new("1.999", X12Text.Answer999(new(918, "20250304", "1000"), 116, "A", "A", "R")),
        new("2.837", X12Text.ClaimSets(new(116, "20250304"), [new Bill("K1", 100)], [new Bill("K2", 100) { Member = "M1005" }], [new Bill("K3", 100) { Member = "M1006" }])),
        new("3.277", X12Text.Status277(new(919, "20250306"), "BATCH116", ("K1", "A2:20:PR", "", "A7:562:85"))),
        new("4.277", X12Text.Status277(new(919, "20250306"), "BATCH116", ("K1", "A2:20:PR", "", "A7:562:85"))),
    ],
        "K1 Rejected: charge 100.00, paid 0.00, adjusted 0.00, patient 0.00, open 100.00, denied 0.00",
        "K2 Sent: charge 100.00, paid 0.00, adjusted 0.00, patient 0.00, open 100.00, denied 0.00",
        "K3 SyntaxRejected: charge 100.00, paid 0.00, adjusted 0.00, patient 0.00, open 100.00, denied 0.00");

    private static Story PayerKnownLater() => new("the payer is known only later",
    [
        new("1.837", X12Text.Claims(new(117, "20250304"), new Bill("L1", 100) { Member = "M1020" })),
        new("2.835", X12Text.Remittance(new(920, "20250320") { PayerId = "", PayerName = "GAMMA PLAN", TracePayer = "1999999990" },
            new Decided("L1", "1", 100, 70, "CO*45*30") { Member = "OTHER", Last = "ELSE", First = "SOMEBODY" })),
        new("3.837", X12Text.Claims(new(118, "20250401"), new Bill("L2", 50) { Member = "M1021", PayerId = "PAY77", PayerName = "GAMMA PLAN", Day = "20250331" })),
    ],
        "L1 Closed: charge 100.00, paid 70.00, adjusted 30.00, patient 0.00, open 0.00, denied 0.00",
        "L2 Sent: charge 50.00, paid 0.00, adjusted 0.00, patient 0.00, open 50.00, denied 0.00");

    private static Story CorrectedResend() => new("a rejected claim is sent again, corrected",
    [
        new("1.837", X12Text.Claims(new(119, "20250304"), new Bill("N1", 100), new Bill("N2", 80) { Member = "M1030" })),
        new("2.277", X12Text.Status277(new(921, "20250305"), "BATCH119", ("N1", "A7:562:85", "", ""), ("N2", "A3:21:85", "", ""))),
        new("3.837", X12Text.Claims(new(120, "20250308"), new Bill("N1", 110), new Bill("N2", 80) { Member = "M1030" })),
        new("4.277", X12Text.Status277(new(922, "20250309"), "BATCH120", ("N1", "A2:20:PR", "ICNN1", ""))),
    ],
        "N1 Accepted: charge 110.00, paid 0.00, adjusted 0.00, patient 0.00, open 110.00, denied 0.00",
        "N2 Sent: charge 80.00, paid 0.00, adjusted 0.00, patient 0.00, open 80.00, denied 0.00");

    private static Story ProviderAdjustment() => new("provider level adjustment",
    [
        new("1.837", X12Text.Claims(new(121, "20250304"), new Bill("O1", 100))),
        new("2.835", X12Text.Remittance(new(923, "20250320") { Provider = ("WO:ICNX*30", 30) }, new Decided("O1", "1", 100, 80, "CO*45*20"))),
    ],
        "O1 Closed: charge 100.00, paid 80.00, adjusted 20.00, patient 0.00, open 0.00, denied 0.00");

    private static Story OutOfBalance() => new("out of balance",
    [
        new("1.837", X12Text.Claims(new(122, "20250304"), new Bill("P1", 60, 30) { Total = "100" }, new Bill("P2", 100) { Member = "M1041" })),
        new("2.835", X12Text.Remittance(new(924, "20250320") { Total = 90 }, new Decided("P2", "1", 100, 80, "CO*45*20") { Member = "M1041" })),
    ],
        "P1 Held: charge 0.00, paid 0.00, adjusted 0.00, patient 0.00, open 0.00, denied 0.00",
        "P2 Sent: charge 100.00, paid 0.00, adjusted 0.00, patient 0.00, open 100.00, denied 0.00");

    private static Story SentTwice() => new("the same claim and the same remittance once more in other envelopes",
    [
        new("1.837", X12Text.Claims(new(123, "20250304"), new Bill("Q1", 100))),
        new("2.837", X12Text.Claims(new(124, "20250306"), new Bill("Q1", 100))),
        new("3.835", X12Text.Remittance(new(925, "20250320"), new Decided("Q1", "1", 100, 80, "CO*45*20"))),
        new("4.835", X12Text.Remittance(new(925, "20250320", "1500"), new Decided("Q1", "1", 100, 80, "CO*45*20"))),
    ],
        "Q1 Closed: charge 100.00, paid 80.00, adjusted 20.00, patient 0.00, open 0.00, denied 0.00");

    private static Story Forwarded() => new("paid while only sent, and a reversal of nothing",
    [
        new("1.835", X12Text.Remittance(new(926, "20250320"), new Decided("R1", "1", 100, 80, "CO*45*20"), new Decided("R9", "22", -50, -40, "CO*45*-10") { Member = "M1060" })),
        new("2.837", X12Text.Claims(new(125, "20250304"), new Bill("R1", 100))),
    ],
        "R1 Closed: charge 100.00, paid 80.00, adjusted 20.00, patient 0.00, open 0.00, denied 0.00");

    private static Story Envelope() => new("a TA1 refuses the interchange",
    [
        new("1.837", X12Text.Claims(new(126, "20250304"), new Bill("S1", 100))),
        new("2.ta1", "ISA*00*          *00*          *ZZ*PAYERHUB       *ZZ*PRACTICE       *250304*1200*^*00501*000000927*0*P*:~\nTA1*000000126*250304*0900*R*006~\nIEA*0*000000927~\n"),
    ],
        "S1 EnvelopeRejected: charge 100.00, paid 0.00, adjusted 0.00, patient 0.00, open 100.00, denied 0.00");
}
