using Quittance.Core.Kernel;
using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.Core.Tests.X12;

/// <summary>What few claims and lines say is read, and written as it was.</summary>
public sealed class ClaimDetailsTests
{
    private static readonly Party837 Somebody = new() { Entity = "DK", IsPerson = true, LastOrOrganization = "ROE", First = "SAM", IdQualifier = "XX", Id = "1234567893" };

    private static readonly Claim837 Claim = new()
    {
        Number = "D1",
        Charge = new Money(100_00),
        PlaceOfService = "41",
        PlaceQualifier = "B",
        Frequency = "1",
        PayerLevel = "P",
        Relationship = "18",
        FilingIndicator = "MB",
        PatientDeath = "20260301",
        Billing = new() { Entity = "85", LastOrOrganization = "AMBULANCE", IdQualifier = "XX", Id = "1999999984" },
        Subscriber = new() { Entity = "IL", IsPerson = true, LastOrOrganization = "DOE", IdQualifier = "MI", Id = "M1" },
        Payer = new() { Entity = "PR", LastOrOrganization = "PAYER", IdQualifier = "PI", Id = "P1" },
        Diagnoses = [new("ABK", "Z0000")],
        Details = new()
        {
            Mammography = "123456",
            Trial = "01234567",
            Device = "G123456",
            Manipulation = "A",
            Transport = new("140", "A", "12", "ROUND TRIP", "COULD NOT SIT"),
            Conditions = [new("07", "Y", ["01", "08"])],
            ConditionCodes = ["44", "B3"],
            PickUp = Site("PW", "43990"),
            DropOff = Site("45", "43991"),
        },
        Lines = [new Line837
        {
            Number = 1,
            CodeQualifier = "HC",
            Code = "A0429",
            Charge = new Money(100_00),
            UnitBasis = "UN",
            Units = "1",
            Pointers = ["1"],
            From = "20260301",
            Through = "20260301",
            Details = new()
            {
                Clia = "36D0123456",
                ReferredClia = "36D0123457",
                Mammography = "654321",
                NoteKind = "ADD",
                Note = "A NOTE",
                Certification = "I",
                Patients = "2",
                Transport = new("", "B", "3", "", ""),
                Conditions = [new("70", "N", ["65"])],
                Dates = [new("304", "20260201", "20260201")],
                Measurements = [new("TR", "R1", "9.8")],
                Purchased = Somebody with { Entity = "QB", LastOrOrganization = "", First = "" },
                Facility = Site("77", "43992"),
                Supervising = Somebody with { Entity = "DQ" },
                Ordering = Somebody,
                Referring = Somebody with { Entity = "DN" },
                PickUp = Site("PW", "43993"),
                DropOff = Site("45", "43994"),
            },
        }],
        ContentHash = "",
    };

    [Fact]
    public void A_claim_with_everything_is_read_as_it_was_written()
    {
        Assert.Equal(TypedRoundTripTests.Values([Claim]), TypedRoundTripTests.Values(Read(Write(Claim))));
    }

    [Fact]
    public void A_claim_that_says_none_of_it_carries_nothing_for_it()
    {
        var read = Read(Write(Claim with { Details = ClaimDetails837.None, Lines = [Claim.Lines[0] with { Details = LineDetails837.None }] })).Single();
        Assert.Same(ClaimDetails837.None, read.Details);
        Assert.Same(LineDetails837.None, read.Lines[0].Details);
    }

    [Fact]
    public void What_one_claim_or_line_says_is_not_said_by_the_next()
    {
        var second = Claim with { Number = "D2", Details = ClaimDetails837.None, Lines = [Claim.Lines[0], Claim.Lines[0] with { Number = 2, Details = LineDetails837.None }] };
        var read = Read(Write(Claim, second)).ToList();
        Assert.Same(ClaimDetails837.None, read[1].Details);
        Assert.Same(LineDetails837.None, read[1].Lines[1].Details);
    }

    [Fact]
    public void A_form_and_equipment_of_a_line_are_seen()
    {
        var text = Write(Claim).Replace("CR3*I~", "SV5*HC:E1390*DA*30*10*0*1~CR3*I~", StringComparison.Ordinal).Replace("SE*", "LQ*UT*484.3~FRM*1A**60~SE*", StringComparison.Ordinal);
        var line = Read(text).Single().Lines[0].Details;
        Assert.True(line.HasEquipment);
        Assert.Equal(["484.3"], line.Forms);
    }

    [Fact]
    public void What_kind_of_note_a_line_has_is_read_and_written()
    {
        var text = Write(Claim).Replace("NTE*ADD*A NOTE~", "NTE*TPO*A NOTE~", StringComparison.Ordinal);
        Assert.Contains("NTE*TPO*A NOTE~", Write([.. Read(text)]), StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_written_is_refused_instead_of_lost()
    {
        var line = Claim.Lines[0];
        foreach (var lossy in (Claim837[])[
            Claim with { Lines = [line with { Details = line.Details with { HasEquipment = true } }] },
            Claim with { Lines = [line with { Details = line.Details with { Forms = ["484.3"] } }] },
            Claim with { Lines = [line with { Modifiers = ["25", "59", "76", "77", "91"] }] },
            Claim with { Lines = [line with { Adjudications = [new() { PayerId = "P1", Paid = Money.Zero, CodeQualifier = "HC", Code = "99213", Modifiers = ["25", "59", "76", "77", "91"] }] }] },
            Claim with { RelatedCauses = ["AA", "EM", "OA", "AP"] }])
            Assert.Equal("x12.not-written", WriterTests.Refusal("HC", Claim837Writer.Guide, w => Claim837Writer.WriteSet(w, "0001", new Header837("00", "7", "20260305", "1200", "CH"), TypedRoundTripTests.Parties, [lossy])));
    }

    [Fact]
    public void Many_conditions_of_a_claim_take_no_more_than_their_room()
    {
        var text = Sample.Bytes(Write(Claim).Replace("CRC*07*Y*01*08~", string.Concat(Enumerable.Repeat("CRC*07*Y*01*08~", 9_900)), StringComparison.Ordinal));
        _ = Sample.Items(text);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(9_900, Sample.Items(text).OfType<Claim837>().Single().Details.Conditions.Count);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 50_000_000);
    }

    private static Party837 Site(string entity, string zip) => new() { Entity = entity, Street = "1 ROAD", City = "AKRON", State = "OH", Zip = zip };

    private static string Write(params Claim837[] claims) =>
        WriterTests.Write("HC", Claim837Writer.Guide, w => Claim837Writer.WriteSet(w, "0001", new Header837("00", "7", "20260305", "1200", "CH"), TypedRoundTripTests.Parties, claims));

    private static IEnumerable<Claim837> Read(string text) => Sample.Items(text).OfType<Claim837>();
}
