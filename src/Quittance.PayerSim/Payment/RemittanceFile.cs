using System.Globalization;
using Quittance.Core.Kernel;
using Quittance.Core.X12;
using Quittance.Core.X12.Sets.Remittance835;
using Quittance.Core.X12.Writing;
using Quittance.PayerSim.Profiles;

namespace Quittance.PayerSim.Payment;

/// <summary>Writes what a payer pays on one day to the payees of one submitter: one interchange, one set a payee.</summary>
internal static class RemittanceFile
{
    public static byte[] Write(PayerProfile payer, IReadOnlyList<PayeePayment> payments, DateOnly day, int number)
    {
        var (stream, date) = (new MemoryStream(), X12Date.Day(day));
        var submitter = payments[0].Submitter;
        var writer = new SegmentWriter(stream, "\n");
        writer.StartInterchange(new InterchangeStart("ZZ", payer.Id, submitter.Qualifier, submitter.Id, X12Date.ShortDay(day), "0600",
            number.ToString("000000000", CultureInfo.InvariantCulture), "00501", submitter.Usage, false, Separators.Usual, 0));
        writer.StartGroup(new GroupStart("HP", payer.Id, submitter.Id, date, "0600", number.ToString(CultureInfo.InvariantCulture), Remittance835Writer.Guide));
        for (var n = 0; n < payments.Count; n++) WriteSet(writer, payer, payments[n], day, number, n);
        writer.EndGroup();
        writer.EndInterchange();
        Check.That(writer.Finish() is Result<WrittenFile>.Ok, "a remittance of our own can be written");
        return stream.ToArray();
    }

    private static void WriteSet(SegmentWriter writer, PayerProfile payer, PayeePayment payment, DateOnly day, int number, int ordinal)
    {
        var (date, payee, isPaid) = (X12Date.Day(day), payment.Payee, payment.Sum > Money.Zero);
        var head = new RemittanceHeader835
        {
            Handling = isPaid ? "I" : "H",
            Paid = payment.Sum,
            CreditDebit = "C",
            Method = isPaid ? "ACH" : "NON",
            PaymentDate = date,
            ProductionDate = date,
            Trace = string.Create(CultureInfo.InvariantCulture, $"{payer.Id}{number:000000}{ordinal + 1:00}"),
            TracePayerId = payer.OriginatorId,
            PayerName = payer.Name,
            PayerIdQualifier = "XV",
            PayerId = payer.Id,
            PayerAdditionalId = payer.Id,
            PayeeName = payee.LastOrOrganization,
            PayeeIdQualifier = "XX",
            PayeeId = payee.Id,
            PayeeTaxId = payee.TaxId,
        };
        var contact = new Payer835Contact(payer.Street, payer.City, payer.State, payer.Zip, payer.Contact, payer.Phone);
        var balances = payment.Settled.Count == 0 ? [] : new[] { new ProviderBalance835(payee.Id, $"{day.Year}1231", payment.Settled) };
        Remittance835Writer.WriteSet(writer, (ordinal + 1).ToString("0000", CultureInfo.InvariantCulture), head, contact, payment.Claims, balances);
    }
}
