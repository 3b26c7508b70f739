// Lists the payments of an 835 and proves each set to the cent: ReadRemittance FILE
using Quittance.Core.Codes;
using Quittance.Core.X12;
using Quittance.Core.X12.Balance;
using Quittance.Core.X12.Sets.Remittance835;

using var file = File.OpenRead(args[0]);
RemittanceBalance? balance = null;
var holds = true;

foreach (var item in TypedReader.Read(file))
{
    switch (item)
    {
        case RemittanceHeader835 head:
            balance = new RemittanceBalance();
            balance.Add(head);
            Console.WriteLine($"{head.PayerName} pays {head.Paid} on {head.PaymentDate}, trace {head.Trace}");
            break;
        case ClaimPayment835 payment:
            balance?.Add(payment);
            Console.WriteLine($"  {payment.Number}: {payment.Paid} of {payment.Charge}, the patient owes {payment.PatientResponsibility}");
            foreach (var adjusted in payment.Adjustments.Concat(payment.Lines.SelectMany(l => l.Adjustments)))
                Console.WriteLine($"    {adjusted.Group} {adjusted.Reason} {adjusted.Amount}: {Carc.Find(adjusted.Reason)?.Meaning}");
            break;
        case ProviderBalance835 provider:
            balance?.Add(provider);
            break;
        case SetEnd when balance is not null: // a file may hold other sets as well
            // Charge less adjustments is what was paid: for each line, each claim and the payment as a whole.
            foreach (var finding in balance.Findings()) Console.WriteLine($"  {finding.Severity} {finding.Id}: {finding.Message}");
            holds &= balance.Findings().Count == 0;
            Console.WriteLine($"  Claims {balance.ClaimsPaid}, adjusted for the provider {balance.ProviderAdjusted}");
            balance = null;
            break;
    }
}
return holds ? 0 : 1;
