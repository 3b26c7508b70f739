using System.Globalization;
using Quittance.Core.Kernel;
using Quittance.Core.X12;
using Quittance.Core.X12.Answers;
using Quittance.Core.X12.Structure;
using Quittance.Core.X12.Writing;

namespace Quittance.PayerSim.Clearing;

/// <summary>The first answers to a file: a TA1 about a broken or repeated interchange, a 999 about the others.</summary>
internal static class SyntaxReply
{
    private const string Repeated = "025";

    /// <summary>Writes them; null when the file has nothing that could be answered. <paramref name="control"/> goes on past the numbers that were used.</summary>
    public static byte[]? Write(ClaimFile file, IReadOnlyList<InterchangeStart> repeated, DateOnly day, ref int control)
    {
        var stream = new MemoryStream();
        var at = new DateTimeOffset(day, new TimeOnly(5, 30), TimeSpan.Zero);
        var fresh = file.Verdict.Interchanges.Where(i => !repeated.Any(r => r.Offset == i.Start.Offset)).ToList();
        var verdict = new FileVerdict(fresh, file.Verdict.Sets, file.Verdict.NotJudged, file.Verdict.Findings);
        var written = SyntaxAnswer.Write(verdict, stream, control, at) is Result<WrittenFile>.Ok { Value: var ok } ? ok.Interchanges : 0;
        if (written == 0) stream.SetLength(0);
        control += written;
        foreach (var start in repeated) Refuse(stream, start, day, control++);
        return stream.Length > 0 ? stream.ToArray() : null;
    }

    private static void Refuse(Stream stream, InterchangeStart start, DateOnly day, int control)
    {
        var writer = new SegmentWriter(stream, "\n");
        writer.StartInterchange(new InterchangeStart(start.ReceiverQualifier, start.ReceiverId, start.SenderQualifier, start.SenderId, X12Date.ShortDay(day), "0530",
            control.ToString("000000000", CultureInfo.InvariantCulture), "00501", start.Usage.Length > 0 ? start.Usage : "P", false, Separators.Usual, 0));
        writer.Acknowledge(new InterchangeAcknowledgment(start.Control, start.Date, start.Time, "R", Repeated));
        writer.EndInterchange();
        writer.Finish();
    }
}
