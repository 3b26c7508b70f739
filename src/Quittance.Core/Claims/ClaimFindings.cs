using Quittance.Core.Kernel;
using Quittance.Core.Model;

namespace Quittance.Core.Claims;

/// <summary>What the version rules tell about a claim. Source of all: 837P loop 2300 as sent, and the office's own numbers.</summary>
internal static class ClaimFindings
{
    private static readonly Source Frequency = new("837P companion guides on claim frequency", "2300 CLM05-3, REF F8");
    private static readonly Source Balance = new("WEDI SNIP level 3 balancing", "837P CLM02, SV102");
    private static readonly Source Number = new("837P companion guides on the patient control number", "2300 CLM01");

    public static Finding NumberUsedAgain(ClaimContent content) =>
        new("claim.number-reused", Severity.Warning, $"This claim number already stands for a claim on other days; this one of {content.Charge} dollars is kept as a claim of its own.")
        {
            Clears = "Give each claim its own number. Until then payments are tied by day and charge too.",
            Segment = "CLM",
            Element = 1,
            Source = Number,
        };

    public static Finding NumberInDoubt(int versions) =>
        new("claim.number-reused", Severity.Error, $"{versions} different claims were sent under this number for the same day, neither as a replacement. None counts until it is clear which one holds.")
        {
            Clears = "The first remittance that answers one of them by charge and lines, or a person who decides.",
            Segment = "CLM",
            Element = 1,
            Source = Number,
        };

    public static Finding Unbalanced(ClaimContent content) =>
        new("claim.unbalanced", Severity.Error, $"The claim's charge of {content.Charge} dollars is unreadable or is not the sum of its lines, {Sum(content)} dollars. It is held and posts nothing.")
        {
            Clears = "A corrected claim whose CLM02 is the sum of its SV102.",
            Segment = "CLM",
            Element = 2,
            Level = 3,
            Source = Balance,
        };

    public static Finding Cut() =>
        new("claim.cut", Severity.Error, "The file ended inside this claim, so lines may be missing. It is held and posts nothing.")
        {
            Clears = "Import the whole file.",
            Segment = "CLM",
            Source = new Source("ASC X12 005010 control structure", "SE"),
        };

    public static Finding ReplacesNothing() =>
        new("claim.replaces-nothing", Severity.Warning, "The claim says that it replaces an earlier one (frequency 7), which is not here. It is posted as new.")
        {
            Clears = "Import the file that holds the original.",
            Segment = "CLM",
            Element = 5,
            Component = 3,
            Source = Frequency,
        };

    public static Finding VoidsNothing() =>
        new("claim.voids-nothing", Severity.Warning, "The claim voids an earlier one (frequency 8), which is not here. Nothing was posted, and nothing taken back.")
        {
            Clears = "Import the file that holds the original.",
            Segment = "CLM",
            Element = 5,
            Component = 3,
            Source = Frequency,
        };

    public static Finding VoidRefused() =>
        new("claim.void-refused", Severity.Warning, "The payer refused the void, so the claim stands again as it was.")
        {
            Clears = "Call the payer, or send the void again.",
            Segment = "CLM",
            Element = 5,
            Component = 3,
            Source = Frequency,
        };

    private static Money Sum(ClaimContent content)
    {
        var sum = Money.Zero;
        foreach (var line in content.Lines) sum += line.Charge;
        return sum;
    }
}
