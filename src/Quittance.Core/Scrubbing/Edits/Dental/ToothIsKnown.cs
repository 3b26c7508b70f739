using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits.Dental;

/// <summary>A tooth is one of the universal numbering system.</summary>
internal sealed class ToothIsKnown : IEdit
{
    public EditInfo Info { get; } = new("DEN-0401", EditStage.CodeValidity, 5, Severity.Error, Sources.MedicaidData("rule 1675: tooth numbers 1 to 32, A to T, and their supernumerary ones; ADA dental claim form, item 27"), Sources.Since5010)
    {
        Title = "A tooth is one of the universal numbering system.",
        Fires = "A tooth of a line (TOO02) or of the claim (DN201) is not 1 to 32, 51 to 82, A to T or AS to TS; a zero in front is a warning.",
        Clears = "Write the tooth by the universal numbering system, without a zero in front.",
        Kinds = ClaimKinds.Dental,
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleTeeth.Fires("tooth 33", ExampleTeeth.Clean.WithTooth("33", "O")),
        ExampleTeeth.Fires("a letter beyond the milk teeth", ExampleTeeth.Clean.WithTooth("U")),
        ExampleTeeth.Fires("a missing tooth that does not exist", ExampleTeeth.Clean with { ToothStatus = [new("45", "M")] }),
        ExampleTeeth.Fires("a zero in front", ExampleTeeth.Clean.WithTooth("03", "O")),
        ExampleTeeth.Silent("a molar", ExampleTeeth.Clean),
        ExampleTeeth.Silent("a milk tooth", ExampleTeeth.Clean.WithTooth("A", "O")),
        ExampleTeeth.Silent("a supernumerary tooth", ExampleTeeth.Clean.WithTooth("64", "O")),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        if (context.Dental is not { } claim) return;
        foreach (var status in Rows.Of(claim.ToothStatus))
            if (IsWrong(status.Number, ref sink)) sink.Add(ClaimField.ToothStatus, "A missing tooth or one to be extracted is not of the universal numbering system.", status.Number, Expected);
        foreach (var line in Rows.Of(claim.Lines))
            foreach (var tooth in Rows.Of(line.Teeth))
                if (IsWrong(tooth.Number, ref sink)) sink.Add(ClaimField.Tooth, line.Common, "The line’s tooth is not one of the universal numbering system.", tooth.Number, Expected);
    }

    private const string Expected = "1 to 32, A to T, 51 to 82 or AS to TS";

    private static bool IsWrong(string number, ref FindingSink sink)
    {
        if (number.Length == 0 || Teeth.IsTooth(number)) return false;
        sink.WeighAs(Teeth.HasZeroBefore(number) ? Severity.Warning : Severity.Error);
        return true;
    }
}
