using Quittance.Core.Kernel;
using Quittance.Core.X12;
using Quittance.Core.X12.Sets.Claim837D;
using Quittance.Core.X12.Sets.Claim837I;
using Quittance.Core.X12.Sets.Claim837P;
using Quittance.Core.X12.Sets.Remittance835;
using Quittance.Core.X12.Views;

namespace Quittance.Core.Tests.X12.Views;

/// <summary>Takes every view, asks it for its record, and holds what the view says itself against what the record says.</summary>
internal sealed class Seen : ViewTaker
{
    public List<X12Item> Records { get; } = [];

    /// <summary>Where a view and its record say different things.</summary>
    public List<string> Differences { get; } = [];

    public static bool IsClaim(X12Item item) => item is Claim837 or InstitutionalClaim837 or DentalClaim837 or ClaimPayment835;

    public override void Take(in ClaimView claim)
    {
        var record = claim.ToRecord();
        Records.Add(record);
        var common = record switch { InstitutionalClaim837 bill => bill.Common, DentalClaim837 teeth => teeth.Common, _ => (Claim837)record };
        Same("number", common.Number, claim.Number.Text());
        Same("charge", common.Charge, claim.Charge);
        Same("place", common.PlaceOfService, claim.Place.Text());
        Same("frequency", common.Frequency, claim.Frequency.Text());
        Same("at", (common.Position, common.Offset), (claim.At.Position, claim.At.Offset));
        Same("cut", common.MayBeCut, claim.MayBeCut);
        Same("segments", true, claim.SegmentCount > 0 && claim.Segment(0).Is("CLM"u8));
        Same("payer's level", common.PayerLevel, claim.PayerLevel.Text());
        Same("filing", common.FilingIndicator, claim.FilingIndicator.Text());
        Same("payer's claim number", common.PayerClaimNumber, claim.Reference("F8"u8).Text());
        Same("billing", common.Billing, claim.Billing);
        Same("subscriber", common.Subscriber, claim.Subscriber);
        Same("payer", common.Payer, claim.Payer);
        Same("patient", common.Patient, claim.Patient);
        if (record is Claim837) Same("rendering", common.Rendering, claim.Provider("82"u8));
        var codes = "";
        foreach (var code in claim.HealthCodes)
        {
            var list = code.Qualifier.Text();
            if (common.Diagnoses.Any(d => d.Qualifier == list)) codes += code.Code.Text() + " ";
        }
        Same("diagnoses", string.Concat(common.Diagnoses.Select(d => d.Code + " ")), codes);
        var number = 0;
        foreach (var line in claim.Lines)
        {
            if (number == common.Lines.Count)
            {
                Differences.Add("more lines");
                break;
            }
            var recorded = common.Lines[number++];
            Same("line's number", recorded.Number, line.Number);
            Same("code", recorded.CodeQualifier + recorded.Code, line.CodeQualifier.Text() + line.Code.Text());
            Same("modifiers", string.Concat(recorded.Modifiers), line.Modifier(1).Text() + line.Modifier(2).Text() + line.Modifier(3).Text() + line.Modifier(4).Text());
            Same("line's charge", recorded.Charge, line.Charge);
            Same("units", recorded.Units, line.Units.Text());
            Same("place", recorded.PlaceOfService, line.Place.Text());
            Same("pointers", string.Concat(recorded.Pointers), line.Pointer(1).Text() + line.Pointer(2).Text() + line.Pointer(3).Text() + line.Pointer(4).Text());
            Same("days", recorded.From + recorded.Through, line.Days.From is null && recorded.From.Length > 0 ? recorded.From + recorded.Through : Day(line.Days.From) + Day(line.Days.Through));
            Same("line's own number", recorded.ControlNumber, line.Reference("6R"u8).Text());
        }
        Same("lines", common.Lines.Count, number);
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture) ?? "";

    private void Same(string what, Party837? expected, in PartyView found)
    {
        Same(what, expected is { LastOrOrganization: not "" } or { Id: not "" }, found.IsThere);
        if (expected is null || !found.IsThere) return;
        Same(what, $"{expected.IsPerson} {expected.LastOrOrganization} {expected.First} {expected.IdQualifier} {expected.Id}",
            $"{found.IsPerson} {found.LastOrOrganization.Text()} {found.First.Text()} {found.IdQualifier.Text()} {found.Id.Text()}");
        Same(what, $"{expected.Street} {expected.City} {expected.State} {expected.Zip} {expected.Sex}",
            $"{found.Street.Text()} {found.City.Text()} {found.State.Text()} {found.Zip.Text()} {found.Sex.Text()}");
        if (found.Birth is { } birth) Same(what, expected.Birth, Day(birth));
    }

    public override void Take(in PaymentView payment)
    {
        var record = (ClaimPayment835)payment.ToRecord();
        Records.Add(record);
        Same("number", record.Number, payment.Number.Text());
        Same("status", record.Status, payment.Status.Text());
        Same("charge", record.Charge, payment.Charge);
        Same("paid", record.Paid, payment.Paid);
        Same("patient", record.PatientResponsibility, payment.PatientResponsibility);
        Same("payer's number", record.PayerClaimNumber, payment.PayerNumber.Text());
        Same("ordinal", record.Ordinal, payment.Ordinal);
        var number = 0;
        foreach (var line in payment.Lines)
        {
            if (number == record.Lines.Count)
            {
                Differences.Add("more lines");
                break;
            }
            var recorded = record.Lines[number++];
            Same("code", recorded.Code, line.Code.Text());
            Same("line's charge", recorded.Charge, line.Charge);
            Same("line's payment", recorded.Paid, line.Paid);
            var adjusted = Money.Zero;
            foreach (var adjustment in line.Adjustments) adjusted += adjustment.Amount ?? Money.Zero;
            Same("adjustments", recorded.Adjustments.Aggregate(Money.Zero, (sum, a) => sum + (a.Amount ?? Money.Zero)), adjusted);
        }
        Same("lines", record.Lines.Count, number);
    }

    private void Same<T>(string what, T expected, T found)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, found)) Differences.Add($"{what}: {expected} and {found}");
    }
}
