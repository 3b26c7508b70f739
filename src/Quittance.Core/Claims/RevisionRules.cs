using Quittance.Core.Kernel;
using Quittance.Core.Model;

namespace Quittance.Core.Claims;

/// <summary>How a changed claim goes out.</summary>
internal enum Revision
{
    /// <summary>As an original once more: the payer has none of it.</summary>
    Resend,
    /// <summary>As a replacement (frequency 7) of what the payer decided.</summary>
    Replace,
    /// <summary>As a void (frequency 8).</summary>
    Void,
}

/// <summary>What is known of a claim that was sent, as far as it decides how it may be changed.</summary>
/// <param name="State">Its headline.</param>
/// <param name="IsUnprocessable">The payer refused it as a whole without paying: CLP02 4, MA130 or N142.</param>
/// <param name="PayerClaimNumber">The payer's own number of it; empty while none was told.</param>
/// <param name="PayerTakesCorrections">The payer takes frequency 7 and 8.</param>
internal sealed record RevisedClaim(ClaimState State, bool IsUnprocessable, string PayerClaimNumber, bool PayerTakesCorrections);

/// <summary>
/// When a claim that was sent may be changed, and how. Source: claims.md 3.2 and 12 of the trade's rules: a replacement needs the payer's number and a finished
/// claim; what a front end turned away, or the payer refused as unprocessable, is an original again.
/// </summary>
internal static class RevisionRules
{
    /// <summary>How a corrected claim goes out, or why it may not yet.</summary>
    public static Result<Revision> Correct(RevisedClaim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        if (claim.State is ClaimState.Rejected or ClaimState.SyntaxRejected or ClaimState.EnvelopeRejected || claim.IsUnprocessable) return Revision.Resend;
        return Finished(claim) ?? (Result<Revision>)Revision.Replace;
    }

    /// <summary>Whether a void may go out.</summary>
    public static Result<Revision> Void(RevisedClaim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return Finished(claim) ?? (Result<Revision>)Revision.Void;
    }

    private static Result<Revision>.Refused? Finished(RevisedClaim claim)
    {
        if (claim.State is ClaimState.VoidSent or ClaimState.Voided) return new("revision.void", "This claim is void, so there is nothing to change. Bill the visit anew.");
        if (claim.State is ClaimState.Sent or ClaimState.Received or ClaimState.Accepted or ClaimState.Pended or ClaimState.InfoRequested)
            return new("revision.waiting", "The payer has not decided this claim yet and would refuse the change (RARC N779). Wait for its decision.");
        if (!claim.PayerTakesCorrections) return new("revision.not-taken", "This payer takes no replacements or voids on claims. Ask it to reopen its decision.");
        if (claim.PayerClaimNumber.Length == 0) return new("revision.no-number", "A replacement or void names the payer’s own number of the claim (REF F8), and none was told yet.");
        return null;
    }
}
