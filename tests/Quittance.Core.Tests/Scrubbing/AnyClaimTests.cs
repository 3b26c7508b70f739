using CsCheck;
using Quittance.Core.Kernel;
using Quittance.Core.Rules;
using Quittance.Core.Scrubbing;
using Quittance.Core.X12.Sets.Claim837D;
using Quittance.Core.X12.Sets.Claim837I;
using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.Core.Tests.Scrubbing;

public class AnyClaimTests
{
    // Values that files have held where others belong.
    private static readonly string[] Odd =
    [
        "", " ", "0", "-1", "1.5", "..", "99999999999999999999", "20260230", "00010101", "99991231", "20260302", "20260302-20260301", "é", "\u0000", "A", "XX", "1234567893",
        "1EG4TE5MK73", "E119", "W1830XA", "ABK", "BK", "MB", "16", "50", "LT", "JW", "JZ", "1", "7", "8", "12", "13", "P.O. BOX", "123456789", "OH", "439990001", "HC", "UN", "99213",
        "11", "13", "32", "MA", "30", "01", "BE", "BG", "BH", "BI", "80", "81", "D9", "ABJ", "BBR", "434", "435", "472", "202603020830", "0001", "0450", "AD", "D2392", "14", "AS", "I", "O", "L",
    ];

    private static readonly Gen<string> Text = Gen.OneOf(Gen.Int[0, Odd.Length - 1].Select(i => Odd[i]), Gen.String[Gen.Char['\u0000', '\u00ff'], 0, 12], Gen.String.AlphaNumeric);

    private static readonly Gen<Money?> Amount = Gen.OneOf(Gen.Const((Money?)null), Gen.Long.Select(c => (Money?)new Money(c)));

    private static readonly Gen<IReadOnlyList<string>> Texts = Text.Array[0, 6].Select(t => (IReadOnlyList<string>)t);

    private static readonly Gen<Party837> Party = Gen.Select(Text.Array[14], Gen.Bool, (t, isPerson) => new Party837
    {
        IsPerson = isPerson,
        LastOrOrganization = t[0],
        First = t[1],
        IdQualifier = t[2],
        Id = t[3],
        TaxId = t[4],
        TaxIdQualifier = t[5],
        Taxonomy = t[6],
        Street = t[7],
        Street2 = t[8],
        City = t[9],
        State = t[10],
        Zip = t[11],
        Birth = t[12],
        Sex = t[13],
    });

    private static readonly Gen<Adjustment837> Adjustment = Gen.Select(Text, Text, Amount, (group, reason, amount) => new Adjustment837(group, reason, amount, ""));

    private static readonly Gen<LineAdjudication837> Decision = Gen.Select(Text, Amount, Text, Adjustment.Array[0, 3], (payer, paid, date, adjustments) =>
        new LineAdjudication837 { PayerId = payer, Paid = paid, Date = date, Adjustments = adjustments });

    private static readonly Gen<Line837> Line = Gen.Select(Text.Array[9], Texts, Texts, Amount, Decision.Array[0, 2], Gen.Int, (t, modifiers, pointers, charge, decisions, number) => new Line837
    {
        Number = number,
        CodeQualifier = t[0],
        Code = t[1],
        Modifiers = modifiers,
        Pointers = pointers,
        ChargeText = t[2],
        Charge = charge,
        UnitBasis = t[3],
        Units = t[4],
        PlaceOfService = t[5],
        From = t[6],
        Through = t[7],
        RenderingNpi = t[8],
        Ndc = t[0],
        NdcQuantity = t[1],
        NdcUnit = t[2],
        Adjudications = decisions,
    });

    private static readonly Gen<OtherPayer837> OtherPayer = Gen.Select(Text, Text, Amount, Adjustment.Array[0, 3], (id, date, paid, adjustments) =>
        new OtherPayer837("P", "CI", "", id, paid, null) { Date = date, Adjustments = adjustments });

    private static readonly Gen<Claim837> Claims = Gen.Select(
        Gen.Select(Text.Array[16], Party.Array[8], Gen.Int[0, 255]), Gen.Select(Text, Text).Select((q, c) => new Diagnosis837(q, c)).Array[0, 14], Line.Array[0, 5],
        OtherPayer.Array[0, 2], Gen.Select(Text, Text).Select((q, d) => new Date837(q, d, d)).Array[0, 3], Amount, Texts, (head, diagnoses, lines, others, dates, charge, causes) => new Claim837
        {
            Number = head.Item1[0],
            ChargeText = head.Item1[1],
            Charge = charge,
            PlaceOfService = head.Item1[2],
            PlaceQualifier = head.Item1[3],
            Frequency = head.Item1[4],
            Assignment = head.Item1[5],
            BenefitsAssigned = head.Item1[6],
            Release = head.Item1[7],
            PayerLevel = head.Item1[8],
            Relationship = head.Item1[9],
            FilingIndicator = head.Item1[10],
            PayerClaimNumber = head.Item1[11],
            RelatedState = head.Item1[12],
            DelayReason = head.Item1[13],
            RelatedCauses = causes,
            Billing = head.Item2[0],
            Subscriber = head.Item2[1],
            Payer = head.Item2[2],
            Patient = (head.Item3 & 1) == 0 ? null : head.Item2[3],
            Rendering = (head.Item3 & 2) == 0 ? null : head.Item2[4],
            Referring = (head.Item3 & 4) == 0 ? null : head.Item2[5],
            Facility = (head.Item3 & 8) == 0 ? null : head.Item2[6],
            Supervising = (head.Item3 & 16) == 0 ? null : head.Item2[7],
            Dates = dates,
            Diagnoses = diagnoses,
            Lines = lines,
            OtherPayers = others,
            ContentHash = "",
        });

    [Fact]
    public void No_claim_makes_an_edit_throw_and_judging_twice_says_the_same() =>
        Gen.Select(Claims, Claims, Gen.Int[0, DateOnly.MaxValue.DayNumber]).Sample((claim, earlier, day) =>
        {
            EarlierClaim[] history = [EarlierClaim.Of(earlier), EarlierClaim.Of(claim)];
            var asOf = DateOnly.FromDayNumber(day);
            var once = EditCatalog.Runner.Run(claim, history, asOf);
            return once.SequenceEqual(EditCatalog.Runner.Run(claim, history, asOf)) && once.Zip(once.Skip(1)).All(pair => InOrder(pair.First, pair.Second));
        }, iter: 3000);

    private static readonly Gen<InstitutionalClaim837> Bills = Gen.Select(Claims, Text.Array[6].Array[0, 8], Text.Array[4], Party.Array[3], Gen.Int[0, 7], (common, codes, head, people, there) => new InstitutionalClaim837(common)
    {
        AdmissionType = head[0],
        PatientStatus = head[1],
        Attending = (there & 1) == 0 ? null : people[0],
        Operating = (there & 2) == 0 ? null : people[1],
        OtherOperating = (there & 4) == 0 ? null : people[2],
        Codes = [.. codes.Select(c => new HealthCode837(c[0], c[1]) { From = c[2], Through = c[3], Amount = c[4], PresentOnAdmission = c[5] })],
        Lines = [.. common.Lines.Select(l => new InstitutionalLine837(l) { RevenueCode = head[2], Operating = (there & 1) == 0 ? null : people[2] })],
    });

    private static readonly Gen<DentalClaim837> DentalClaims = Gen.Select(Claims, Text.Array[2].Array[0, 4], Text.Array[2], Texts, Party, Gen.Bool, (common, teeth, months, areas, person, isThere) => new DentalClaim837(common)
    {
        IsPredetermination = isThere,
        OrthodonticMonths = months[0],
        OrthodonticMonthsLeft = months[1],
        ToothStatus = [.. teeth.Select(t => new ToothStatus837(t[0], t[1]))],
        Assistant = isThere ? person : null,
        Lines = [.. common.Lines.Select(l => new DentalLine837(l) { OralCavity = areas, Teeth = [.. teeth.Select(t => new Tooth837(t[0], areas))], Assistant = isThere ? null : person })],
    });

    [Fact]
    public void No_bill_and_no_dental_claim_makes_an_edit_throw_and_judging_twice_says_the_same() =>
        Gen.Select(Bills, DentalClaims, Gen.Int[0, DateOnly.MaxValue.DayNumber]).Sample((bill, teeth, day) =>
        {
            var asOf = DateOnly.FromDayNumber(day);
            var (ofBill, ofTeeth) = (EditCatalog.Runner.Run(bill, asOf), EditCatalog.Runner.Run(teeth, asOf));
            return ofBill.SequenceEqual(EditCatalog.Runner.Run(bill, asOf)) && ofTeeth.SequenceEqual(EditCatalog.Runner.Run(teeth, asOf))
                && ofBill.Zip(ofBill.Skip(1)).All(pair => InOrder(pair.First, pair.Second)) && ofTeeth.Zip(ofTeeth.Skip(1)).All(pair => InOrder(pair.First, pair.Second));
        }, iter: 3000);

    private static bool InOrder(Finding one, Finding next)
    {
        var (a, b) = (EditCatalog.Find(one.Id)!.Info, EditCatalog.Find(next.Id)!.Info);
        if (a.Stage != b.Stage) return a.Stage < b.Stage;
        if ((one.Line ?? 0) != (next.Line ?? 0)) return (one.Line ?? 0) < (next.Line ?? 0);
        return string.CompareOrdinal(a.Id, b.Id) <= 0;
    }
}
