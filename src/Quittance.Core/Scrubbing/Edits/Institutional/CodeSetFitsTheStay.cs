using Quittance.Core.Kernel;
using Quittance.Core.Rules;
using Quittance.Core.X12.Sets.Claim837I;

namespace Quittance.Core.Scrubbing.Edits.Institutional;

/// <summary>A bill is coded in the sets of the day on which it ends.</summary>
internal sealed class CodeSetFitsTheStay : IEdit
{
    public EditInfo Info { get; } = new("INS-0404", EditStage.CodeValidity, 5, Severity.Error, Sources.CodeSets("(b) and (c): ICD-10 from 1 October 2015 on; CMS SE1408: by the last day of the statement"), Sources.Since5010)
    {
        Title = "A bill is coded in the sets of the day on which it ends.",
        Fires = "A diagnosis or procedure is marked as ICD-9 on a bill whose statement ends on 1 October 2015 or later, or as ICD-10 on one that ends before.",
        Clears = "Code the bill in the set of its last day.",
        Kinds = ClaimKinds.Institutional,
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleBill.Fires("the former diagnosis set in 2026", ExampleBill.Clean.WithCodes("ABK", new HealthCode837("BK", "41071"))),
        ExampleBill.Fires("the present set in a stay that ended before it", ExampleBill.Clean.WithDate("434", "20150920", "20150930")),
        ExampleBill.Silent("the present set in a stay that ended on its first day", ExampleBill.Clean.WithDate("434", "20150920", "20151001")),
        ExampleBill.Silent("the present set in 2026", ExampleBill.Clean),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        if (!context.HasStatement) return;
        var isTen = context.LastDay >= FirstIcd10Day;
        foreach (var code in HealthCodes.Of(context))
            if (isTen ? HealthCodes.IsOfNine(code.Qualifier) : HealthCodes.IsOfTen(code.Qualifier))
                sink.Add(HealthCodes.FieldOf(code), $"A code is of the other code set than the bill’s last day, {Words.Day(context.LastDay)}.", code.Qualifier, isTen ? "a qualifier of ICD-10" : "a qualifier of ICD-9");
    }

    private static readonly DateOnly FirstIcd10Day = new(2015, 10, 1);
}
