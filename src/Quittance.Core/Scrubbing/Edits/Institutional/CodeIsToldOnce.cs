using Quittance.Core.Kernel;
using Quittance.Core.Rules;
using Quittance.Core.X12.Sets.Claim837I;

namespace Quittance.Core.Scrubbing.Edits.Institutional;

/// <summary>A value, condition or occurrence is told once.</summary>
internal sealed class CodeIsToldOnce : IEdit
{
    public EditInfo Info { get; } = new("INS-0407", EditStage.CodeValidity, 5, Severity.Warning, Sources.Processing(25, "s. 75.2, FL 18 to 28; s. 75.3, FL 31 to 41"), Sources.Since5010)
    {
        Title = "A value, condition or occurrence is told once.",
        Fires = "A value code (HI BE) or condition code (BG) stands twice, or an occurrence code (BH) twice with one date.",
        Clears = "Take the second one away.",
        Kinds = ClaimKinds.Institutional,
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleBill.Fires("a condition twice", ExampleBill.Clean.WithCodes("BG", new HealthCode837("BG", "30"), new HealthCode837("BG", "30"))),
        ExampleBill.Fires("an occurrence twice on one day", ExampleBill.Clean.WithCodes("BH", new HealthCode837("BH", "11") { From = "20260228" }, new HealthCode837("BH", "11") { From = "20260228" })),
        ExampleBill.Silent("an occurrence on two days", ExampleBill.Clean.WithCodes("BH", new HealthCode837("BH", "11") { From = "20260228" }, new HealthCode837("BH", "11") { From = "20260301" })),
        ExampleBill.Silent("each once", ExampleBill.Clean),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        // The guide has room for 24 of each kind; nobody needs the thousandth comparison of a claim that is too long anyway.
        var codes = HealthCodes.Of(context);
        var count = Math.Min(codes.Length, 200);
        for (var i = 1; i < count; i++)
        {
            if (codes[i].Qualifier is not ("BE" or "BG" or "BH") || codes[i].Code.Length == 0) continue;
            for (var j = 0; j < i; j++)
            {
                if (codes[j].Qualifier != codes[i].Qualifier || codes[j].Code != codes[i].Code || codes[j].From != codes[i].From) continue;
                sink.Add(HealthCodes.FieldOf(codes[i]), "The bill tells a code twice.", codes[i].Code);
                break;
            }
        }
    }
}
