using Quittance.Core.Kernel;
using Quittance.Core.Rules;
using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>A claim has one to twelve diagnoses.</summary>
internal sealed class DiagnosesAreOneToTwelve : IEdit
{
    public EditInfo Info { get; } = new("PRO-0114", EditStage.Required, 2, Severity.Error, Sources.Form1500("item 21"), Sources.Since5010)
    {
        Title = "A claim has one to twelve diagnoses.",
        Fires = "The claim has no diagnosis, or more than twelve, or one that is empty.",
        Clears = "Keep the twelve that the services answer to, or split the claim.",
        Basis = EditBasis.SendingDay,
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("no diagnosis", ExampleClaim.Clean with { Diagnoses = [] }),
        ExampleClaim.Fires("thirteen diagnoses", ExampleClaim.Clean with { Diagnoses = Many(13) }),
        ExampleClaim.Fires("an empty diagnosis", ExampleClaim.Clean with { Diagnoses = [new("ABK", "")] }),
        ExampleClaim.Silent("twelve diagnoses", ExampleClaim.Clean with { Diagnoses = Many(12) }),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        var count = context.Diagnoses.Length;
        if (count == 0) sink.Add(ClaimField.Diagnosis, "The claim has no diagnosis.");
        if (count > 12) sink.Add(ClaimField.Diagnosis, $"The claim has {Words.Count(count)} diagnoses; a claim carries 12.", expected: "at most 12");
        foreach (var diagnosis in context.Diagnoses)
            if (diagnosis.Code.Length == 0) sink.Add(ClaimField.Diagnosis, "A diagnosis is empty.");
    }

    private static Diagnosis837[] Many(int count) => [.. Enumerable.Range(10, count).Select(n => new Diagnosis837(n == 10 ? "ABK" : "ABF", "M" + Words.Count(n)))];
}
