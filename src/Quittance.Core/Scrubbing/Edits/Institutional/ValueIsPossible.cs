using Quittance.Core.Kernel;
using Quittance.Core.Rules;
using Quittance.Core.X12.Sets.Claim837I;

namespace Quittance.Core.Scrubbing.Edits.Institutional;

/// <summary>What a value code says is not negative, and days are whole.</summary>
internal sealed class ValueIsPossible : IEdit
{
    public EditInfo Info { get; } = new("INS-0406", EditStage.CodeValidity, 5, Severity.Error, Sources.Processing(25, "s. 75.3, FL 39 to 41: no negative amounts"), Sources.Since5010)
    {
        Title = "What a value code says is not negative, and days are whole.",
        Fires = "The amount of a value code (HI BE) is negative; or that of 80 to 83, which count days, is not a whole number, which is a warning where the payer is not Medicare.",
        Clears = "Correct the amount.",
        Kinds = ClaimKinds.Institutional,
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleBill.Fires("a negative amount", ExampleBill.Clean.WithCodes("BE", new HealthCode837("BE", "01") { Amount = "-100" })),
        ExampleBill.Fires("half a day", ExampleBill.Clean.ToMedicare().WithCodes("BE", new HealthCode837("BE", "80") { Amount = "3.5" })),
        ExampleBill.Silent("four days", ExampleBill.Clean),
        ExampleBill.Silent("an amount with cents", ExampleBill.Clean.WithCodes("BE", new HealthCode837("BE", "01") { Amount = "450.25" })),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        foreach (var code in HealthCodes.Of(context))
        {
            if (code.Qualifier != "BE" || code.Amount.Length == 0) continue;
            if (code.Amount[0] == '-' && CodeForm.IsPositive(code.Amount.AsSpan(1), out _))
            {
                sink.WeighAs(Severity.Error);
                sink.Add(ClaimField.ValueAmount, $"Value code {code.Code} says less than nothing.", code.Amount, "no amount below zero");
            }
            else if (code.Code is "80" or "81" or "82" or "83" && CodeForm.IsPositive(code.Amount, out var isWhole) && !isWhole)
            {
                sink.WeighAs(ServiceKind.IsMedicare(context.Claim) ? Severity.Error : Severity.Warning);
                sink.Add(ClaimField.ValueAmount, $"Value code {code.Code} counts days, and not whole ones.", code.Amount, "a whole number");
            }
        }
    }
}
