namespace Quittance.Web.Compliance;

/// <summary>What was done, in words. An act without words here is shown by its own name.</summary>
internal static class AccessWords
{
    private static readonly Dictionary<string, string> ByAct = new(StringComparer.Ordinal)
    {
        ["sign-in"] = "Signed in",
        ["sign-in.refused"] = "Was refused at the door",
        ["sign-in.recovery-code"] = "Used a recovery code",
        ["sign-out"] = "Signed out",
        ["sign-out.everywhere"] = "Signed out everywhere",
        ["password.set"] = "Set a password",
        ["self.renamed"] = "Changed their own name",
        ["second-step.on"] = "Switched the second step on",
        ["second-step.off"] = "Switched the second step off",
        ["second-step.new-codes"] = "Made new recovery codes",
        ["passkey.added"] = "Added a passkey",
        ["passkey.removed"] = "Removed a passkey",
        ["person.added"] = "Added a person",
        ["person.roles"] = "Changed roles",
        ["person.ended"] = "Deactivated a person",
        ["person.returned"] = "Activated a person again",
        ["person.reset"] = "Reset a person’s way in",
        ["practice.set-up"] = "Set up the practice",
        ["practice.changed"] = "Changed the practice’s details",
        ["claim.read"] = "Read a claim",
        ["claim.x12"] = "Read a claim’s X12",
        ["claim.member-id"] = "Looked at a member ID",
        ["claim.api"] = "Read a claim by program",
        ["finding.override"] = "Let a finding pass",
        ["finding.override.undo"] = "Took an override back",
        ["remittance.list"] = "Read the list of payments",
        ["remittance.show"] = "Read a payment with its patients",
        ["remittance.export"] = "Downloaded the list of payments",
        ["waiting.list"] = "Read the money that waits",
        ["waiting.show"] = "Read a payment that waits",
        ["waiting.export"] = "Downloaded the money that waits",
        ["match"] = "Tied a payment to a claim",
        ["match.undo"] = "Took a payment off a claim",
        ["payer.learn"] = "Confirmed a payer’s name",
        ["payer.refuse"] = "Refused a payer’s name",
        ["payer.ask-again"] = "Took the answer about a payer’s name back",
        ["access-log.read"] = "Read the access log",
    };

    public static string Of(string act) => ByAct.GetValueOrDefault(act, act);
}
