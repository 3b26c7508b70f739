namespace Quittance.Core.Model;

/// <summary>Where a claim, or one copy of it that was sent, stands. Paid, partial and denied are outcomes of <see cref="Adjudicated"/>.</summary>
internal enum ClaimState
{
    /// <summary>Not yet complete.</summary>
    Draft,
    /// <summary>The edits are running.</summary>
    Scrubbing,
    /// <summary>Stopped by an edit, an imbalance or a doubt about its number.</summary>
    Held,
    /// <summary>Clean and waiting for the next batch.</summary>
    Ready,
    /// <summary>In a file that has not left.</summary>
    Batched,
    /// <summary>Sent, no answer yet.</summary>
    Sent,
    /// <summary>A TA1 refused the interchange.</summary>
    EnvelopeRejected,
    /// <summary>A 999 refused the transaction set.</summary>
    SyntaxRejected,
    /// <summary>The clearinghouse or payer has it; not yet accepted for adjudication.</summary>
    Received,
    /// <summary>A 277CA refused the claim.</summary>
    Rejected,
    /// <summary>Accepted into adjudication.</summary>
    Accepted,
    /// <summary>The payer says that it is pending.</summary>
    Pended,
    /// <summary>The payer waits for documents.</summary>
    InfoRequested,
    /// <summary>An 835 decided it.</summary>
    Adjudicated,
    /// <summary>The decision was taken back and no new one came.</summary>
    Reversed,
    /// <summary>An appeal is filed.</summary>
    Appealed,
    /// <summary>A void was sent and is not yet answered.</summary>
    VoidSent,
    /// <summary>Void.</summary>
    Voided,
    /// <summary>The next payer's turn.</summary>
    SecondaryPending,
    /// <summary>What is left is the patient's.</summary>
    PatientDue,
    /// <summary>Nothing is left.</summary>
    Closed,
}
