using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits.Institutional;

/// <summary>The NPIs of attending and operating providers have right check digits.</summary>
internal sealed class PhysicianNpiIsValid : IEdit
{
    public EditInfo Info { get; } = new("INS-0201", EditStage.Identifiers, 5, Severity.Error, Sources.Npi("check digit over 80840 and the number"), Sources.SinceNpi)
    {
        Title = "The NPIs of attending and operating providers have right check digits.",
        Fires = "The attending, operating or other operating provider of the claim or of a line has an NPI (XX) that is not ten digits that begin with 1 or 2 and end in the right check digit.",
        Clears = "Look the number up in the public registry of providers and correct it on the claim.",
        Kinds = ClaimKinds.Institutional,
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleBill.Fires("a wrong check digit of who attended", ExampleBill.Clean with { Attending = ExampleBill.Clean.Attending! with { Id = "1234567890" } }),
        ExampleBill.Fires("a wrong check digit of who operated", ExampleBill.Clean with { Operating = ExampleBill.Clean.Attending! with { Id = "1093791627" } }),
        ExampleBill.Fires("a wrong check digit on a line", ExampleBill.Outpatient.WithLines(ExampleBill.Service("0360", "27130") with { Operating = ExampleBill.Clean.Attending! with { Id = "1234567890" } })),
        ExampleBill.Silent("right check digits", ExampleBill.Clean with { Operating = ExampleBill.Clean.Attending! with { Id = "1003347634" } }),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        if (context.Institutional is not { } claim) return;
        if (claim.Attending is { } attending) NpiCheck.Judge(attending, ClaimField.AttendingNpi, "attending provider", ref sink);
        if (claim.Operating is { } operating) NpiCheck.Judge(operating, ClaimField.OperatingNpi, "operating physician", ref sink);
        if (claim.OtherOperating is { } other) NpiCheck.Judge(other, ClaimField.OtherOperatingNpi, "other operating physician", ref sink);
        foreach (var line in Rows.Of(claim.Lines))
        {
            if (line.Operating is { } ofLine) NpiCheck.Judge(ofLine, line.Common, ClaimField.LineOperating, "operating physician", ref sink);
            if (line.OtherOperating is { } otherOfLine) NpiCheck.Judge(otherOfLine, line.Common, ClaimField.LineOtherOperating, "other operating physician", ref sink);
        }
    }
}
