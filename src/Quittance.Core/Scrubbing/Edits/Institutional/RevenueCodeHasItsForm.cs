using Quittance.Core.Kernel;
using Quittance.Core.Rules;
using Quittance.Core.X12.Sets.Claim837I;

namespace Quittance.Core.Scrubbing.Edits.Institutional;

/// <summary>A revenue code has four digits, and no line adds up the bill.</summary>
internal sealed class RevenueCodeHasItsForm : IEdit
{
    public EditInfo Info { get; } = new("INS-0401", EditStage.CodeValidity, 5, Severity.Error, Sources.Processing(25, "s. 75.4, FL 42"), Sources.Since5010)
    {
        Title = "A revenue code has four digits, and no line adds up the bill.",
        Fires = "A line’s revenue code (SV201) is not four digits; or, as a warning, it is 0001, the total of a paper bill.",
        Clears = "Write the revenue code with its zeros, and leave a line 0001 out.",
        Kinds = ClaimKinds.Institutional,
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleBill.Fires("three digits", ExampleBill.Outpatient.WithLines(ExampleBill.Service("450", "99283"))),
        ExampleBill.Fires("a line for the total", ExampleBill.Outpatient.WithLines(ExampleBill.Service("0450", "99283"), ExampleBill.Room("0001") with { Common = ExampleBill.Room("0001").Common with { Charge = Money.Zero } })),
        ExampleBill.Silent("four digits", ExampleBill.Clean),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        if (context.Institutional is not { } claim) return;
        foreach (var line in Rows.Of(claim.Lines))
        {
            var code = line.RevenueCode;
            if (code.Length > 0 && !(code.Length == 4 && CodeForm.IsDigits(code)))
            {
                sink.WeighAs(Severity.Error);
                sink.Add(ClaimField.RevenueCode, line.Common, "The line’s revenue code is not four digits.", code, "four digits");
            }
            else if (code == "0001" && !IsToldBySums(claim))
            {
                sink.WeighAs(Severity.Warning);
                sink.Add(ClaimField.RevenueCode, line.Common, "The line adds up the bill, which only paper needs.", code);
            }
        }
    }

    // A total that is counted as a line makes the charge wrong, and that is told where sums are judged.
    private static bool IsToldBySums(InstitutionalClaim837 claim)
    {
        Int128 cents = 0;
        foreach (var line in Rows.Of(claim.Common.Lines)) cents += line.Charge?.Cents ?? 0;
        return claim.Common.Charge is { } charge && charge.Cents != cents;
    }
}
