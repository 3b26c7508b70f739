using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>Services are coded in the diagnosis set of their day.</summary>
internal sealed class DiagnosisSetFitsTheDay : IEdit
{
    public EditInfo Info { get; } = new("PRO-0404", EditStage.CodeValidity, 5, Severity.Error, Sources.CodeSets("ICD-10-CM from 1 October 2015 on"), Sources.Since5010)
    {
        Title = "Services are coded in the diagnosis set of their day.",
        Fires = "A diagnosis is marked as ICD-9-CM (BK, BF) on services from 1 October 2015 on, or as ICD-10-CM (ABK, ABF) on services before; or the services lie on both sides of that day.",
        Clears = "Code the claim in the set of its day, and split a claim that spans 1 October 2015.",
        Kinds = ClaimKinds.Professional | ClaimKinds.Dental,
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("the former set in 2026", ExampleClaim.Clean with { Diagnoses = [new("BK", "25000")] }),
        ExampleClaim.Fires("the present set in 2015", ExampleClaim.On("20150930")),
        ExampleClaim.Fires("services on both sides", ExampleClaim.On("20150930", "20151001") with { Diagnoses = [new("BK", "25000")] }),
        ExampleClaim.Silent("the former set in 2015", ExampleClaim.On("20150930") with { Diagnoses = [new("BK", "25000")] }),
        ExampleClaim.Silent("the present set in 2026", ExampleClaim.Clean),
        ExampleTeeth.Fires("the former set on a dental claim of 2026", ExampleTeeth.Clean.Of(c => c with { Diagnoses = [new("BK", "5210")] })),
        ExampleTeeth.Silent("a code of the dentists' own set", ExampleTeeth.Clean.Of(c => c with { Diagnoses = [new("TQ", "123456")] })),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        if (context.FirstDay == default || context.LastDay == default) return;
        if (context.FirstDay < FirstIcd10Day && context.LastDay >= FirstIcd10Day)
        {
            sink.Add(ClaimField.LineDates, "The claim's services lie on both sides of 1 October 2015, when the diagnosis set changed.");
            return;
        }
        var isTen = context.FirstDay >= FirstIcd10Day;
        for (var i = 0; i < context.Diagnoses.Length; i++)
            if (context.Diagnoses[i].Qualifier is "ABK" or "ABF" ? !isTen : isTen && context.Diagnoses[i].Qualifier is ("BK" or "BF"))
                sink.Add(HealthCodes.FieldOf(context, context.Diagnoses[i]), $"Diagnosis {Words.Count(i + 1)} is of the other diagnosis set than its day.", context.Diagnoses[i].Qualifier, isTen ? "ABK or ABF" : "BK or BF");
    }

    private static readonly DateOnly FirstIcd10Day = new(2015, 10, 1);
}
