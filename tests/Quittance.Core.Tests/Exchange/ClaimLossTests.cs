using System.Collections;
using System.Reflection;
using Quittance.Core.Claims;
using Quittance.Core.Kernel;
using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.Core.Tests.Exchange;

/// <summary>
/// The comparison that lets a file leave sees every single value of a claim: each property, at every depth, is changed, and the change must be told.
/// A property that is added later is found by itself.
/// </summary>
public class ClaimLossTests
{
    // Where a claim stands, what follows from the rest, and how an amount was spelled.
    private static readonly HashSet<string> DoNotCount = new(StringComparer.Ordinal)
    {
        "Claim837.ChargeText", "Claim837.MayBeCut", "Claim837.Position", "Claim837.Offset", "Claim837.Length", "Claim837.ContentHash", "Line837.ChargeText",
        "Line837.At", "OtherPayer837.At", "LineAdjudication837.At",
        // With the provider's name beside it, it is his number again.
        "Line837.RenderingNpi",
    };

    private static Party837 Party(string entity) => new()
    {
        // Qualifiers are not the usual ones, for which nothing may be said instead.
        Entity = "E" + entity,
        IsPerson = true,
        LastOrOrganization = "L" + entity,
        First = "F",
        Middle = "M",
        Suffix = "S",
        IdQualifier = "XX",
        Id = "1234567893",
        TaxId = "123456789",
        TaxIdQualifier = "SY",
        Taxonomy = "207Q00000X",
        Street = "1 ELM ST",
        Street2 = "APT 2",
        City = "AKRON",
        State = "OH",
        Zip = "44301",
        Birth = "19800101",
        Sex = "F",
        PropertyCasualtyNumber = "PC1",
    };

    private static readonly Transport837 Trip = new("150", "A", "10", "R", "S");

    private static readonly Claim837 Full = new()
    {
        Number = "C1",
        ChargeText = "100",
        Charge = new Money(10000),
        PlaceOfService = "11",
        PlaceQualifier = "B",
        Frequency = "1",
        SignatureOnFile = "Y",
        Assignment = "A",
        BenefitsAssigned = "Y",
        Release = "Y",
        PayerLevel = "P",
        Relationship = "19",
        GroupNumber = "G1",
        PlanName = "PLAN",
        InsuranceType = "12",
        FilingIndicator = "CI",
        Billing = Party("85"),
        Subscriber = Party("IL"),
        Patient = Party("QC"),
        Payer = Party("PR"),
        Rendering = Party("82"),
        Referring = Party("DN"),
        Facility = Party("77"),
        Supervising = Party("DQ"),
        RelatedCauses = ["AA"],
        RelatedState = "OH",
        DelayReason = "7",
        Dates = [new Date837("431", "20260101", "20260101")],
        NoteKind = "DCP",
        Note = "NOTE",
        PayerClaimNumber = "ICN",
        PriorAuthorization = "AUTH",
        Referral = "REF",
        MedicalRecordNumber = "MRN",
        ClearinghouseNumber = "CH1",
        Clia = "CLIA",
        Attachments = [new Attachment837("OZ", "EL", "A1")],
        PatientPaid = new Money(500),
        PatientDeath = "20260101",
        Details = new ClaimDetails837
        {
            Mammography = "M1",
            Trial = "T1",
            Device = "D1",
            Manipulation = "A",
            Transport = Trip,
            Conditions = [new Condition837("07", "Y", ["01"])],
            ConditionCodes = ["AJ"],
            PickUp = Party("PW"),
            DropOff = Party("45"),
        },
        Diagnoses = [new Diagnosis837("ABK", "E119")],
        Lines =
        [
            new Line837
            {
                Number = 1,
                CodeQualifier = "HC",
                Code = "99213",
                Modifiers = ["25"],
                Description = "DESC",
                ChargeText = "100",
                Charge = new Money(10000),
                UnitBasis = "UN",
                Units = "1",
                PlaceOfService = "12",
                Pointers = ["1"],
                Emergency = "Y",
                From = "20260101",
                Through = "20260102",
                ControlNumber = "L1",
                RenderingNpi = "1234567893",
                Rendering = Party("82"),
                Details = new LineDetails837
                {
                    Clia = "L1",
                    ReferredClia = "L2",
                    Mammography = "M1",
                    NoteKind = "TPO",
                    Note = "N",
                    HasEquipment = true,
                    Certification = "I",
                    Patients = "2",
                    Transport = Trip,
                    Conditions = [new Condition837("70", "Y", ["65"])],
                    Dates = [new Date837("463", "20260101", "20260101")],
                    Measurements = [new Measurement837("TR", "R1", "38")],
                    Forms = ["1"],
                    Purchased = Party("QB"),
                    Facility = Party("77"),
                    Supervising = Party("DQ"),
                    Ordering = Party("DK"),
                    Referring = Party("DN"),
                    PickUp = Party("PW"),
                    DropOff = Party("45"),
                },
                Ndc = "00011122233",
                NdcQuantity = "2",
                NdcUnit = "ML",
                PriorAuthorization = "LA",
                Adjudications =
                [
                    new LineAdjudication837
                    {
                        PayerId = "P9",
                        Paid = new Money(100),
                        CodeQualifier = "HC",
                        Code = "99213",
                        Modifiers = ["25"],
                        Units = "1",
                        Date = "20260201",
                        Adjustments = [new Adjustment837("CO", "45", new Money(9900), "1")],
                        RemainingLiability = new Money(7),
                    },
                ],
            },
        ],
        OtherPayers =
        [
            new OtherPayer837("S", "BL", "OTHER", "P9", new Money(100), new Money(200))
            {
                ClaimNumber = "PICN",
                MemberId = "M9",
                MemberLast = "ROE",
                MemberFirst = "RITA",
                Relationship = "18",
                GroupNumber = "G9",
                PlanName = "PLAN9",
                IdQualifier = "XV",
                BenefitsAssigned = "Y",
                Release = "Y",
                Date = "20260201",
                NonCovered = new Money(3),
                Adjustments = [new Adjustment837("PR", "1", new Money(700), "1")],
            },
        ],
        ContentHash = "h",
    };

    [Fact]
    public void Every_value_of_a_claim_that_changed_or_vanished_is_told()
    {
        Assert.Null(ClaimDifference.Find(Full, Full));
        var silent = Changed(Full).Where(c => ClaimDifference.Find(Full, (Claim837)c.Value) is null).Select(c => c.Place).ToList();

        Assert.True(silent.Count == 0, "Lost without a word: " + string.Join(", ", silent));
    }

    [Fact]
    public void A_line_whose_provider_is_a_number_alone_is_told_when_the_number_changes()
    {
        Claim837 Of(string npi) => Full with { Lines = [Full.Lines[0] with { Rendering = null, RenderingNpi = npi }] };

        Assert.Null(ClaimDifference.Find(Of("1234567893"), Full with { Lines = [Full.Lines[0] with { Rendering = new Party837 { Entity = "82", IsPerson = true, IdQualifier = "XX", Id = "1234567893" } }] }));
        Assert.NotNull(ClaimDifference.Find(Of("1234567893"), Of("1245319599")));
        Assert.NotNull(ClaimDifference.Find(Of("1234567893"), Of("")));
    }

    [Fact]
    public void The_changes_reach_every_depth()
    {
        var places = Changed(Full).Select(c => c.Place).ToList();

        Assert.Contains("Claim837.Lines[].Line837.Adjudications[].LineAdjudication837.Adjustments[].Adjustment837.Amount", places, StringComparer.Ordinal);
        Assert.InRange(places.Count, 250, 2000);
    }

    /// <summary>The object with one property changed, for each property and each way to change it.</summary>
    private static IEnumerable<(string Place, object Value)> Changed(object whole)
    {
        foreach (var property in whole.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite))
        {
            var place = $"{whole.GetType().Name}.{property.Name}";
            if (DoNotCount.Contains(place)) continue;
            foreach (var (inner, value) in Others(property.GetValue(whole)))
            {
                var copy = whole.GetType().GetMethod("<Clone>$")!.Invoke(whole, null)!;
                property.SetValue(copy, value);
                yield return (place + inner, copy);
            }
        }
    }

    private static IEnumerable<(string Place, object? Value)> Others(object? value)
    {
        switch (value)
        {
            case string text:
                yield return ("", "");
                yield return ("", text + "X");
                break;
            case Money money:
                yield return ("", null);
                yield return ("", money + new Money(1));
                break;
            case bool yes: yield return ("", !yes); break;
            case int number: yield return ("", number + 1); break;
            case IList list:
                yield return ("[]", Array.CreateInstance(Element(list), 0));
                var twice = Array.CreateInstance(Element(list), 2);
                twice.SetValue(list[0], 0);
                twice.SetValue(list[0], 1);
                yield return ("[]", twice);
                foreach (var (place, inner) in list[0] is string ? Others(list[0]) : Changed(list[0]!).Select(c => (c.Place, (object?)c.Value)))
                {
                    var one = Array.CreateInstance(Element(list), 1);
                    one.SetValue(inner, 0);
                    yield return ("[]." + place, one);
                }
                break;
            case Party837 or ClaimDetails837 or LineDetails837 or Transport837:
                foreach (var (place, inner) in Changed(value)) yield return ("." + place, inner);
                break;
            default: throw new InvalidOperationException($"Nobody says how to change a {value?.GetType().Name ?? "null"}: give it a value in the full claim.");
        }
    }

    private static Type Element(IList list) => list[0]!.GetType();
}
