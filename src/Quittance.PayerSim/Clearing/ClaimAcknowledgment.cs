using System.Globalization;
using Quittance.Core.Kernel;
using Quittance.Core.X12;
using Quittance.Core.X12.Sets.Acknowledgment;
using Quittance.Core.X12.Writing;

namespace Quittance.PayerSim.Clearing;

/// <summary>Writes the 277CA about the claims of one file that were looked at: for each batch in it a set of the clearinghouse's own rejections and one for each payer.</summary>
internal static class ClaimAcknowledgment
{
    private const string ClearinghouseName = "CLEARINGHOUSE";

    public static byte[] Write(ClaimFile file, IReadOnlyList<IntakeAnswer> answers, DateOnly received, DateOnly day, int number)
    {
        var (stream, date, control) = (new MemoryStream(), X12Date.Day(day), number.ToString("000000000", CultureInfo.InvariantCulture));
        var writer = new SegmentWriter(stream, "\n");
        var submitter = file.Submitter;
        writer.StartInterchange(new InterchangeStart("ZZ", file.Receiver, submitter.Qualifier, submitter.Id, X12Date.ShortDay(day), "0700", control, "00501", submitter.Usage, false, Separators.Usual, 0));
        writer.StartGroup(new GroupStart("HN", file.Receiver, submitter.Id, date, "0700", number.ToString(CultureInfo.InvariantCulture), Status277CAWriter.Guide));
        // The guide has one source and one batch a set.
        var sources = answers.GroupBy(a => (Payer: a.Desk?.Profile.Id ?? "", a.BatchTrace)).OrderBy(g => g.Key.Payer, StringComparer.Ordinal).ThenBy(g => g.Key.BatchTrace, StringComparer.Ordinal).ToList();
        for (var n = 0; n < sources.Count; n++)
        {
            var set = (n + 1).ToString("0000", CultureInfo.InvariantCulture);
            var head = new Header277CA($"{control}{set}", date, "0700");
            var statuses = sources[n].Select(a => Of(a, file, received, day)).ToList();
            Status277CAWriter.WriteSet(writer, set, head, statuses.Prepend(OfBatch(statuses, day)));
        }
        writer.EndGroup();
        writer.EndInterchange();
        Check.That(writer.Finish() is Result<WrittenFile>.Ok, "an acknowledgment of our own can be written");
        return stream.ToArray();
    }

    /// <summary>What is said of the batch: it was received; its claims say themselves what became of them.</summary>
    private static ClaimStatus277CA OfBatch(List<ClaimStatus277CA> claims, DateOnly day)
    {
        var charges = claims.Aggregate(Money.Zero, (sum, claim) => sum + (claim.Statuses[0].Amount ?? Money.Zero));
        return new ClaimStatus277CA
        {
            Level = "21",
            BatchTrace = claims[0].BatchTrace,
            SourceName = claims[0].SourceName,
            SourceId = claims[0].SourceId,
            SourceEntity = claims[0].SourceEntity,
            ReceiverName = claims[0].ReceiverName,
            ReceiverId = claims[0].ReceiverId,
            ReceivedDate = claims[0].ReceivedDate,
            ProcessedDate = claims[0].ProcessedDate,
            Statuses = [new Status277CA("A1", "19", claims[0].SourceEntity, X12Date.Day(day), "WQ", charges)],
        };
    }

    private static ClaimStatus277CA Of(IntakeAnswer answer, ClaimFile file, DateOnly received, DateOnly day)
    {
        var (claim, payer) = (answer.Claim, answer.Desk?.Profile);
        var patient = claim.Patient ?? claim.Subscriber;
        var (category, status, entity) = answer.Rejection is { } no ? (no.Category, no.Status, no.Entity) : ("A2", "20", "PR");
        return new ClaimStatus277CA
        {
            Level = "PT",
            ClaimNumber = claim.Number,
            BatchTrace = answer.BatchTrace,
            SourceName = payer?.Name ?? ClearinghouseName,
            SourceId = payer?.Id ?? file.Receiver,
            SourceEntity = payer is null ? "AY" : "PR",
            ReceiverName = file.Submitter.Name,
            ReceiverId = file.Submitter.Id,
            ProviderName = claim.Billing.LastOrOrganization,
            ProviderIdQualifier = claim.Billing.Id.Length > 0 ? "XX" : "",
            ProviderId = claim.Billing.Id,
            PatientLast = patient.LastOrOrganization,
            PatientFirst = patient.First,
            PatientId = claim.Subscriber.Id,
            ReceivedDate = X12Date.Day(received),
            ProcessedDate = X12Date.Day(day),
            Statuses = [new Status277CA(category, status, entity, X12Date.Day(day), answer.Rejection is null ? "WQ" : "U", claim.Charge)],
            PayerClaimNumber = answer.Number,
            ServiceFrom = claim.Lines.Count > 0 ? claim.Lines[0].From : "",
        };
    }
}
