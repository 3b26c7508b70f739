using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>A claim has a number of its own.</summary>
internal sealed class NumberIsPresent : IEdit
{
    public EditInfo Info { get; } = new("PRO-0101", EditStage.Required, 2, Severity.Error, Sources.Form1500("item 26"), Sources.Since5010)
    {
        Title = "A claim has a number of its own.",
        Fires = "The patient account number (CLM01) is empty, or longer than the 38 characters that its element holds; from 21 on payers may cut it.",
        Clears = "Give the claim a number of at most 20 characters.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("an empty number", ExampleClaim.Clean with { Number = "" }),
        ExampleClaim.Fires("a number of 39 characters", ExampleClaim.Clean with { Number = new string('7', 39) }),
        ExampleClaim.Silent("a number of 20 characters", ExampleClaim.Clean with { Number = "12345678901234567890" }),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        var number = context.Claim.Number;
        if (string.IsNullOrWhiteSpace(number)) sink.Add(ClaimField.Number, "The claim has no patient account number, so no answer could be tied to it.");
        else if (number.Length > 38) sink.Add(ClaimField.Number, $"The patient account number has {Words.Count(number.Length)} characters; its element holds 38.", expected: "at most 20 characters");
    }
}
