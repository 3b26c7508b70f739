using System.Text;
using Quittance.Core.Kernel;
using Quittance.Core.X12;
using Quittance.Core.X12.Sets.Claim837P;
using Quittance.Core.X12.Writing;

namespace Quittance.Core.Claims;

/// <summary>
/// A claim that has not left as the text that it will be sent as: what is kept, judged and shown is what the payer gets. The text is in an envelope of no
/// partner, so that nothing of it can be sent as it is.
/// </summary>
internal static class ClaimText
{
    private static readonly InterchangeStart Envelope = new("ZZ", "DRAFT", "ZZ", "DRAFT", "000101", "0000", "000000000", "00501", "T", false, Separators.Usual, 0);

    /// <summary>The text of a claim. Refused when a value cannot stand in X12, or when what was written does not say what was meant.</summary>
    public static Result<string> Write(Claim837 claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        using var stream = new MemoryStream();
        var writer = new SegmentWriter(stream) { RefusesLongValues = true };
        writer.StartInterchange(Envelope);
        writer.StartGroup(new GroupStart("HC", "DRAFT", "DRAFT", "20000101", "0000", "1", Claim837Writer.Guide));
        Claim837Writer.WriteSet(writer, "0001", new Header837("00", "DRAFT", "20000101", "0000", "CH"), new Batch837Parties { SubmitterId = "DRAFT", ReceiverId = "DRAFT", ContactPhone = "0" }, [claim]);
        writer.EndGroup();
        writer.EndInterchange();
        if (writer.Finish() is Result<WrittenFile>.Refused refused) return new Result<string>.Refused(refused.Code, refused.Sentence);
        var text = Encoding.UTF8.GetString(stream.ToArray());
        return ClaimDifference.Find(claim, Read(text)) is { } lost ? new Result<string>.Refused("claim.not-written", $"The claim cannot be written as it is meant. {lost}") : text;
    }

    /// <summary>The claim of such a text. A text that holds none is a mistake of ours and throws.</summary>
    public static Claim837 Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var claim = TypedReader.Read(stream).OfType<Claim837>().FirstOrDefault();
        Check.That(claim is not null, "a kept claim can be read");
        return claim!;
    }
}
