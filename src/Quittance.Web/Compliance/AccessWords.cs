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
        ["figure.claims"] = "Opened the claims behind a figure",
        ["figure.export"] = "Downloaded the claims behind a figure",
        ["access-log.read"] = "Read the access log",
    };

    public static string Of(string act) => ByAct.GetValueOrDefault(act, act);
}
