using Quittance.Core.X12;
using Quittance.Core.X12.Sets.Claim837P;
using Quittance.Core.X12.Structure;
using Quittance.PayerSim.Adjudication;

namespace Quittance.PayerSim.Clearing;

/// <summary>A claim of a file, with the batch it stands in (BHT03).</summary>
internal sealed record SentClaim(Claim837 Claim, string BatchTrace);

/// <summary>A file that was taken: what the standard says of it, and the claims of the sets that were accepted.</summary>
internal sealed record ClaimFile(string Name, Submitter Submitter, string Receiver, IReadOnlyList<InterchangeStart> Interchanges, FileVerdict Verdict, IReadOnlyList<SentClaim> Claims)
{
    /// <summary>Reads a file. <paramref name="isRepeated"/> says of an interchange that its control number was used before: nothing in it is taken.</summary>
    public static ClaimFile Read(string name, byte[] bytes, Func<InterchangeStart, bool> isRepeated)
    {
        using var first = new MemoryStream(bytes, writable: false);
        var verdict = FileCheck.Check(first);
        var (claims, interchanges) = (new List<SentClaim>(), new List<InterchangeStart>());
        using var second = new MemoryStream(bytes, writable: false);
        var (set, interchange, isTaken, trace) = (-1, -1, false, "");
        var isOpen = false;
        var submitter = new Submitter("ZZ", "", "P", "");
        foreach (var item in TypedReader.Read(second))
        {
            switch (item)
            {
                case InterchangeStart start:
                    interchange++;
                    interchanges.Add(start);
                    isOpen = interchange < verdict.Interchanges.Count && verdict.Interchanges[interchange].Code != "R" && !isRepeated(start);
                    if (interchange == 0) submitter = new Submitter(start.SenderQualifier, start.SenderId, start.Usage.Length > 0 ? start.Usage : "P", start.SenderId);
                    break;
                case SetStart start:
                    set++;
                    (trace, isTaken) = ("", isOpen && set < verdict.Sets.Count && verdict.Sets[set].IsAccepted && start.Type == "837P");
                    break;
                case Header837 header: trace = header.Reference; break;
                case Claim837 claim when isTaken: claims.Add(new SentClaim(claim, trace)); break;
            }
        }
        return new ClaimFile(name, submitter, interchanges.Count > 0 ? interchanges[0].ReceiverId : "", interchanges, verdict, claims);
    }
}
