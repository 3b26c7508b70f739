using Quittance.Core.Kernel;
using Quittance.Core.X12;
using Quittance.Core.X12.Sets.Remittance835;

namespace Quittance.Core.Tests.X12;

public sealed class Remittance835ReaderTests
{
    private static readonly List<X12Item> Items = Sample.Items(Sample.Wrap(Texts.Remittance, "835", "005010X221A1", "HP", false));

    [Fact]
    public void The_head_comes_before_its_claims_and_holds_payment_payer_and_payee()
    {
        Assert.Empty(Sample.Findings(Items));
        Assert.Equal(["RemittanceHeader835", "ClaimPayment835", "ClaimPayment835", "ProviderBalance835"], Items.Skip(3).SkipLast(3).Select(i => i.GetType().Name));
        var head = Items.OfType<RemittanceHeader835>().Single();
        Assert.Equal(("I", new Money(12050), "ACH", "20260120", "20260119"), (head.Handling, head.Paid, head.Method, head.PaymentDate, head.ProductionDate));
        Assert.Equal(("EFT1", "1512345678"), (head.Trace, head.TracePayerId));
        Assert.Equal(("BIG PAYER", "P1", "P1B"), (head.PayerName, head.PayerId, head.PayerAdditionalId));
        Assert.Equal(("GROUP PRACTICE", "XX", "1234567893", "123456789"), (head.PayeeName, head.PayeeIdQualifier, head.PayeeId, head.PayeeTaxId));
    }

    [Fact]
    public void A_payment_is_read_in_full()
    {
        var claim = Items.OfType<ClaimPayment835>().First();
        Assert.Equal((1, "A1", "1", new Money(15000), new Money(8050), new Money(4000)), (claim.Ordinal, claim.Number, claim.Status, claim.Charge, claim.Paid, claim.PatientResponsibility));
        Assert.Equal(("ICN1", "1", "OLDICN", "DOE", "M1", "1234567893"), (claim.PayerClaimNumber, claim.Frequency, claim.OriginalReference, claim.PatientLast, claim.PatientId, claim.RenderingNpi));
        Assert.Equal([new Adjustment835("CO", "24", new Money(500), "")], claim.Adjustments);
        Assert.Equal(["MA01", "N1"], claim.Remarks);
        Assert.Equal(("20260103", "20260107"), (claim.StatementFrom, claim.Received));
        var line = claim.Lines[0];
        Assert.Equal(("99213", new Money(10000), new Money(6050), "1", "2", "L1", new Money(9050)), (line.Code, line.Charge, line.Paid, line.UnitsPaid, line.UnitsBilled, line.ControlNumber, line.Allowed));
        Assert.Equal([new Adjustment835("CO", "45", new Money(950), ""), new Adjustment835("PR", "1", new Money(2000), ""), new Adjustment835("PR", "2", new Money(1000), "")], line.Adjustments);
        Assert.Equal(["N130"], line.Remarks);
        Assert.Equal(("J1099", "20260103", "20260104"), (claim.Lines[1].SubmittedCode, claim.Lines[1].From, claim.Lines[1].Through));
    }

    [Fact]
    public void A_reversal_and_a_crossover_are_read()
    {
        var claim = Items.OfType<ClaimPayment835>().Last();
        Assert.Equal(("22", new Money(-6000), new Money(-1600), "NEXT PAYER", "P2"), (claim.Status, claim.Charge, claim.Paid, claim.CrossoverName, claim.CrossoverId));
        Assert.Equal([new ProviderAdjustment835("WO", "ICN7", new Money(-5600)), new ProviderAdjustment835("L6", "", Money.Zero)], Items.OfType<ProviderBalance835>().Single().Adjustments);
    }

    [Fact]
    public void A_payer_loop_with_its_technical_contact_is_read()
    {
        // Another implementation loses the segments of the payer loop at PER*BL and then finds its own count wrong.
        Assert.Contains("PER*BL*", Texts.Remittance, StringComparison.Ordinal);
        Assert.Equal(Texts.Remittance.Count(c => c == '~') + 2, Items.OfType<SetEnd>().Single().Segments);
        Assert.Empty(Items.OfType<OtherSegment>());
    }

    [Fact]
    public void An_empty_set_still_has_its_head()
    {
        var items = Sample.Items(Sample.Wrap("", "835", "005010X221A1", "HP", false));
        Assert.Single(items.OfType<RemittanceHeader835>());
        Assert.Equal(["x12.header-missing"], Sample.Ids(items));
    }

    [Fact]
    public void A_tax_id_as_payee_number_is_the_payees_tax_id()
    {
        var head = Sample.Items(Sample.Wrap(Texts.Remittance.Replace("XX*1234567893~REF*TJ*123456789~", "FI*12-3456789~", StringComparison.Ordinal), "835", "005010X221A1")).OfType<RemittanceHeader835>().Single();
        Assert.Equal("123456789", head.PayeeTaxId);
    }
}
