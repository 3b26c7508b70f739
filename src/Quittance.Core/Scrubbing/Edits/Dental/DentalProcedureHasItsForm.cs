using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits.Dental;

/// <summary>A dental procedure is D and four digits.</summary>
internal sealed class DentalProcedureHasItsForm : IEdit
{
    public EditInfo Info { get; } = new("DEN-0404", EditStage.CodeValidity, 5, Severity.Error, Sources.CodeSets("CDT, the code set for dental services; ADA dental claim form, item 29"), Sources.Since5010)
    {
        Title = "A dental procedure is D and four digits.",
        Fires = "A line’s code is marked as a dental one (AD) and is not D and four digits.",
        Clears = "Choose the procedure again.",
        Kinds = ClaimKinds.Dental,
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleTeeth.Fires("a code without its letter", ExampleTeeth.Clean.WithLines(ExampleTeeth.Filling.Of(l => l with { Code = "2392" }))),
        ExampleTeeth.Fires("three digits", ExampleTeeth.Clean.WithLines(ExampleTeeth.Filling.Of(l => l with { Code = "D239" }))),
        ExampleTeeth.Silent("D and four digits", ExampleTeeth.Clean),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        foreach (var line in context.Lines)
            if (line.CodeQualifier == "AD" && line.Code.Length > 0 && !(line.Code.Length == 5 && line.Code[0] == 'D' && CodeForm.IsDigits(line.Code.AsSpan(1))))
                sink.Add(ClaimField.LineCode, line, "The line’s code does not have the form of a dental procedure.", line.Code, "D and four digits");
    }
}
