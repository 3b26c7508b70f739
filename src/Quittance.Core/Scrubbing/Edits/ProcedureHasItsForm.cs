using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>A procedure has the form of a procedure code.</summary>
internal sealed class ProcedureHasItsForm : IEdit
{
    public EditInfo Info { get; } = new("PRO-0402", EditStage.CodeValidity, 5, Severity.Error, Sources.CodeSets("HCPCS and CPT, the code sets for services"), Sources.Since5010)
    {
        Title = "A procedure has the form of a procedure code.",
        Fires = "A line's code is empty, which only a line of an institutional claim may be; or its qualifier is HC and it is not five characters of level I or level II of HCPCS.",
        Clears = "Choose the procedure again.",
        Kinds = ClaimKinds.Professional | ClaimKinds.Institutional,
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("a line without a code", ExampleClaim.OneLine(l => l with { Code = "" })),
        ExampleClaim.Fires("four digits", ExampleClaim.OneLine(l => l with { Code = "9921" })),
        ExampleClaim.Fires("small letters", ExampleClaim.OneLine(l => l with { Code = "j1234" })),
        ExampleClaim.Fires("a first letter that is not used", ExampleClaim.OneLine(l => l with { Code = "X1234" })),
        ExampleClaim.Silent("a code of level II", ExampleClaim.OneLine(l => l with { Code = "G0439" })),
        ExampleClaim.Silent("a code of a category with a letter", ExampleClaim.OneLine(l => l with { Code = "0001U" })),
        ExampleClaim.Silent("five digits", ExampleClaim.Clean),
        ExampleBill.Fires("six characters on a hospital's bill", ExampleBill.Outpatient.WithLines(ExampleBill.Service("0300", "800531"))),
        ExampleBill.Silent("a room, which has no procedure", ExampleBill.Clean),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        foreach (var line in context.Lines)
        {
            // Many lines of a hospital's bill are a room or supplies: they have a revenue code and no procedure.
            if (line.Code.Length == 0)
            {
                if (context.Institutional is null) sink.Add(ClaimField.LineCode, line, "The line has no procedure.");
            }
            else if (line.CodeQualifier == "HC" && !CodeForm.IsProcedure(line.Code)) sink.Add(ClaimField.LineCode, line, "The line's code does not have the form of a procedure code.", line.Code, "five characters");
        }
    }
}
