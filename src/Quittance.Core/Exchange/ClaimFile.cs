using System.Globalization;
using Quittance.Core.Claims;
using Quittance.Core.Kernel;
using Quittance.Core.Scrubbing;
using Quittance.Core.X12;
using Quittance.Core.X12.Sets.Claim837P;
using Quittance.Core.X12.Writing;

namespace Quittance.Core.Exchange;

/// <summary>Who sends a file to whom, under which numbers. <paramref name="At"/> is the practice's local time.</summary>
internal sealed record ClaimFileEnvelope(
    string SenderQualifier, string SenderId, string ReceiverQualifier, string ReceiverId, string ReceiverName,
    string SubmitterName, string ContactName, string ContactPhone, int Control, string Reference, DateTime At, string Usage)
{
    /// <summary>Claims in one set: what most receivers take at once.</summary>
    public int ClaimsPerSet { get; init; } = 5000;
}

/// <summary>
/// Writes the only files of claims that leave: of claims that were judged, and read back and compared with what was meant before anybody may send them.
/// </summary>
internal static class ClaimFile
{
    /// <summary>The file's bytes. Refused when a value cannot be written, or when anything in the file differs from the claims that were meant.</summary>
    public static Result<byte[]> Write(ClaimFileEnvelope envelope, IReadOnlyList<CleanClaim> claims)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        ArgumentNullException.ThrowIfNull(claims);
        Check.That(claims.Count > 0, "a file of claims holds at least one");
        using var stream = new MemoryStream();
        var writer = new SegmentWriter(stream) { RefusesLongValues = true };
        var (day, time) = (envelope.At.ToString("yyyyMMdd", CultureInfo.InvariantCulture), envelope.At.ToString("HHmm", CultureInfo.InvariantCulture));
        writer.StartInterchange(new InterchangeStart(envelope.SenderQualifier, envelope.SenderId, envelope.ReceiverQualifier, envelope.ReceiverId, day[2..], time,
            envelope.Control.ToString("000000000", CultureInfo.InvariantCulture), "00501", envelope.Usage, true, Separators.Usual, 0));
        writer.StartGroup(new GroupStart("HC", envelope.SenderId, envelope.ReceiverId, day, time, envelope.Control.ToString(CultureInfo.InvariantCulture), Claim837Writer.Guide));
        var parties = new Batch837Parties
        {
            SubmitterName = envelope.SubmitterName,
            SubmitterId = envelope.SenderId,
            ContactName = envelope.ContactName,
            ContactPhone = envelope.ContactPhone,
            ReceiverName = envelope.ReceiverName,
            ReceiverId = envelope.ReceiverId,
        };
        var set = 0;
        foreach (var part in claims.Chunk(envelope.ClaimsPerSet))
        {
            set++;
            // One batch reference a set: a 277CA names it, and two sets under one name could not be told apart.
            var reference = claims.Count > envelope.ClaimsPerSet ? string.Create(CultureInfo.InvariantCulture, $"{envelope.Reference}-{set}") : envelope.Reference;
            Claim837Writer.WriteSet(writer, set.ToString("0000", CultureInfo.InvariantCulture), new Header837("00", reference, day, time, "CH"), parties, part.Select(c => c.Claim));
        }
        writer.EndGroup();
        writer.EndInterchange();
        if (writer.Finish() is Result<WrittenFile>.Refused refused) return new Result<byte[]>.Refused(refused.Code, refused.Sentence);
        var bytes = stream.ToArray();
        return Lost(bytes, claims) is { } lost ? new Result<byte[]>.Refused("claim.not-written", lost) : bytes;
    }

    /// <summary>Reads a written file back and says what of the claims is not in it as it was meant; null when all is.</summary>
    internal static string? Lost(byte[] bytes, IReadOnlyList<CleanClaim> claims)
    {
        var written = new Dictionary<(string Number, string Level), Claim837>();
        foreach (var item in TypedReader.Read(new MemoryStream(bytes, writable: false)))
        {
            if (item is ItemFinding { Finding.Severity: Severity.Error } fault) return $"The file cannot be read back: {fault.Finding.Message}";
            if (item is Claim837 claim && !written.TryAdd((claim.Number, claim.PayerLevel), claim)) return $"Claim {claim.Number} stands twice in the file.";
        }
        foreach (var meant in claims)
        {
            if (!written.Remove((meant.Claim.Number, meant.Claim.PayerLevel), out var found)) return $"Claim {meant.Claim.Number} is missing in the file.";
            if (ClaimDifference.Find(meant.Claim, found) is { } difference) return $"Claim {meant.Claim.Number}: {difference}";
        }
        return written.Count == 0 ? null : $"Claim {written.Keys.First().Number} stands in the file, but nobody meant to send it.";
    }
}
