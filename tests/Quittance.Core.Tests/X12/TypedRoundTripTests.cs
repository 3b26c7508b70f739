using CsCheck;
using Quittance.Core.Kernel;
using Quittance.Core.X12.Sets.Claim837P;
using Quittance.Core.X12.Sets.Remittance835;
using Quittance.Core.X12.Writing;

namespace Quittance.Core.Tests.X12;

/// <summary>What is written is read again as it was: for any claims and any remittance.</summary>
public sealed class TypedRoundTripTests
{
    internal static readonly Batch837Parties Parties = new() { SubmitterName = "SUBMITTER", SubmitterId = "S1", ContactName = "PAT DOE", ContactPhone = "5550001111", ReceiverName = "RECEIVER", ReceiverId = "R1" };
    internal static readonly Payer835Contact Contact = new("1 PAY ST", "AKRON", "OH", "44301", "TECH", "5550003333");

    private static readonly Gen<Money> Amount = Gen.Long[-1_000_000, 9_999_999].Select(c => new Money(c));
    private static readonly Gen<string> Word = Gen.Char["ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,-'&/"].Array[1, 12].Select(c => new string(c).Trim() is { Length: > 0 } w ? w : "X");
    private static readonly Gen<string> Maybe = Gen.OneOf(Gen.Const(""), Word);
    private static readonly Gen<string> Day = Gen.Int[0, 600].Select(d => new DateOnly(2025, 1, 1).AddDays(d).ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Values that a round trip keeps: not place, not hash, not the spelling of an amount.</summary>
    internal static string Values(IEnumerable<Claim837> claims) => Sample.Dump(claims.OrderBy(c => c.Number, StringComparer.Ordinal).Select(Placeless).Select(c => c with
    {
        ChargeText = "",
        Lines = [.. c.Lines.Select(l => l with { ChargeText = "" })],
    }));

    /// <summary>What a claim says, wherever it stands.</summary>
    internal static Claim837 Placeless(Claim837 claim) => claim with
    {
        Position = 0,
        Offset = 0,
        Length = 0,
        ContentHash = "",
        Lines = [.. claim.Lines.Select(l => l with { At = default, Adjudications = [.. l.Adjudications.Select(a => a with { At = default })] })],
        OtherPayers = [.. claim.OtherPayers.Select(p => p with { At = default })],
    };

    internal static string Values(IEnumerable<ClaimPayment835> claims) => Sample.Dump(claims.Select(c => c with { Position = 0, Offset = 0, Length = 0, Lines = [.. c.Lines.Select(l => l with { At = default })] }));

    private static Gen<Party837> Party(string entity, bool hasTax) =>
        Gen.Select(Word, Maybe, Maybe, Word, Gen.Int[0, 9]).Select((last, first, street, id, digit) => new Party837
        {
            Entity = entity,
            IsPerson = first.Length > 0,
            LastOrOrganization = last,
            First = first,
            IdQualifier = "XX",
            Id = id,
            Street = street,
            City = street.Length > 0 ? "AKRON" : "",
            State = street.Length > 0 ? "OH" : "",
            TaxId = hasTax ? $"12345678{digit}" : "",
            TaxIdQualifier = hasTax ? "EI" : "",
        });

    private static readonly Gen<List<Adjustment837>> Adjustments = Gen.Select(Gen.OneOf(Gen.Const("CO"), Gen.Const("PR"), Gen.Const("OA")), Gen.Int[1, 299], Amount, Gen.OneOf(Gen.Const(""), Gen.Const("2")))
        .Select((group, reason, amount, quantity) => new Adjustment837(group, $"{reason}", amount, quantity)).List[0, 9]
        .Select(list => list.OrderBy(a => a.Group, StringComparer.Ordinal).ToList());

    private static readonly Gen<Line837> Line = Gen.Select(Word, Amount, Gen.Int[0, 4], Day, Maybe, Adjustments, Gen.Bool, Maybe).Select((code, charge, modifiers, day, control, adjustments, hasOther, ndc) => new Line837
    {
        CodeQualifier = "HC",
        Code = code,
        Modifiers = [.. Enumerable.Range(10, modifiers).Select(m => $"{m}")],
        Charge = charge,
        UnitBasis = "UN",
        Units = "1",
        Pointers = ["1", "2"],
        From = day,
        Through = day,
        ControlNumber = control,
        Ndc = ndc,
        NdcQuantity = ndc.Length > 0 ? "3" : "",
        NdcUnit = ndc.Length > 0 ? "ML" : "",
        Adjudications = hasOther ? [new LineAdjudication837 { PayerId = "P9", Paid = charge, CodeQualifier = "HC", Code = code, Units = "1", Date = day, Adjustments = adjustments }] : [],
    });

    private static readonly Gen<Claim837> Claim = Gen.Select(
        Gen.Select(Party("85", true), Party("IL", false), Party("PR", false), Party("QC", false), Gen.Bool).Select((billing, subscriber, payer, patient, isSelf) => (billing, subscriber, payer, patient, isSelf)),
        Gen.Select(Amount, Line.List[1, 6], Gen.Int[1, 14], Adjustments, Maybe, Gen.Bool).Select((charge, lines, diagnoses, adjustments, reference, hasOther) => (charge, lines, diagnoses, adjustments, reference, hasOther)))
        .Select((who, what) => new Claim837
        {
            Number = "",
            Charge = what.charge,
            PlaceOfService = "11",
            PlaceQualifier = "B",
            Frequency = "1",
            SignatureOnFile = "Y",
            Assignment = "A",
            BenefitsAssigned = "Y",
            Release = "Y",
            PayerLevel = "P",
            Relationship = who.isSelf ? "18" : "19",
            FilingIndicator = "CI",
            Billing = who.billing,
            Subscriber = who.subscriber,
            Payer = who.payer,
            Patient = who.isSelf ? null : who.patient,
            PayerClaimNumber = what.reference,
            Diagnoses = [.. Enumerable.Range(0, what.diagnoses).Select(d => new Diagnosis837(d == 0 ? "ABK" : "ABF", $"E11{d}"))],
            Lines = [.. what.lines.Select((line, n) => line with { Number = n + 1 })],
            OtherPayers = what.hasOther
                ? [new OtherPayer837("S", "BL", "OTHER", "P9", what.charge, null) { IdQualifier = "PI", Relationship = "18", Adjustments = what.adjustments, MemberId = "M9", MemberLast = "ROE" }]
                : [],
            ContentHash = "",
        });

    [Fact]
    public void Any_claims_are_read_as_they_were_written()
    {
        Claim.List[1, 8].Sample(drawn =>
        {
            var claims = drawn.Select((claim, n) => claim with { Number = $"C{n}", Billing = n % 2 == 1 ? drawn[0].Billing : claim.Billing }).ToList();
            var text = WriterTests.Write("HC", Claim837Writer.Guide, w => Claim837Writer.WriteSet(w, "0001", new Header837("00", "7", "20260105", "1200", "CH"), Parties, claims));
            var items = Sample.Items(text);
            Assert.Empty(Sample.Findings(items));
            Assert.Equal(Values(claims), Values(items.OfType<Claim837>()));
        }, iter: 300);
    }

    private static readonly Gen<List<Adjustment835>> Adjustments835 = Adjustments.Select(list => list.Select(a => new Adjustment835(a.Group, a.Reason, a.Amount, a.Quantity)).ToList());

    private static readonly Gen<ServiceLine835> Line835 = Gen.Select(Word, Amount, Amount, Day, Gen.Int[0, 20], Maybe, Adjustments835, Gen.Int[0, 3]).Select((code, charge, paid, day, days, control, adjustments, remarks) => new ServiceLine835
    {
        CodeQualifier = "HC",
        Code = code,
        Charge = charge,
        Paid = paid,
        UnitsPaid = "1",
        From = day,
        Through = days > 10 ? "20270101" : day,
        ControlNumber = control,
        Adjustments = adjustments,
        Remarks = [.. Enumerable.Range(1, remarks).Select(r => $"N{r}")],
    });

    private static readonly Gen<ClaimPayment835> Payment = Gen.Select(Word, Amount, Amount, Maybe, Line835.List[0, 5], Adjustments835, Gen.Int[0, 5]).Select((number, charge, paid, id, lines, adjustments, remarks) => new ClaimPayment835
    {
        Number = number,
        Status = "1",
        Charge = charge,
        Paid = paid,
        FilingIndicator = "12",
        PayerClaimNumber = "ICN" + id,
        PatientLast = "DOE",
        PatientId = id,
        InsuredId = id,
        RenderingNpi = "1234567893",
        StatementFrom = "20260101",
        Adjustments = adjustments,
        Remarks = [.. Enumerable.Range(1, remarks).Select(r => $"MA{r}")],
        Lines = lines,
    });

    [Fact]
    public void Any_remittance_is_read_as_it_was_written()
    {
        Gen.Select(Payment.List[0, 6], Amount, Amount.List[1, 9]).Sample((drawn, paid, amounts) =>
        {
            var claims = drawn.Select((claim, n) => claim with { Ordinal = n + 1 }).ToList();
            var head = new RemittanceHeader835
            {
                Handling = "I",
                Paid = paid,
                PaidText = SegmentWriter.Amount(paid),
                CreditDebit = "C",
                Method = "CHK",
                PaymentDate = "20260120",
                Trace = "T1",
                TracePayerId = "1512345678",
                PayerName = "BIG PAYER",
                PayeeName = "GROUP",
                PayeeIdQualifier = "XX",
                PayeeId = "1234567893",
                PayeeTaxId = "123456789",
            };
            ProviderBalance835[] balances = [.. amounts.Chunk(6).Select(six => new ProviderBalance835("1234567893", "20261231", [.. six.Select(a => new ProviderAdjustment835("WO", "ICN1", a))]))];
            var items = Sample.Items(WriterTests.Write("HP", Remittance835Writer.Guide, w => Remittance835Writer.WriteSet(w, "0001", head, Contact, claims, balances)));
            Assert.Empty(Sample.Findings(items));
            Assert.Equal(head, items.OfType<RemittanceHeader835>().Single() with { At = default });
            Assert.Equal(Values(claims), Values(items.OfType<ClaimPayment835>()));
            Assert.Equal(Sample.Dump(balances), Sample.Dump(items.OfType<ProviderBalance835>()));
        }, iter: 300);
    }
}
