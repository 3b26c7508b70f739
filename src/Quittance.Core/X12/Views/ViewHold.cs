using Quittance.Core.X12.Balance;

namespace Quittance.Core.X12.Views;

/// <summary>
/// Holds the segments of the claim or payment that is open, and of the levels that it hangs under, and hands it out when it is complete. What it holds
/// at one time is one claim, within the limits.
/// </summary>
internal sealed class ViewHold(string type, string guide, ReadLimits limits, ViewTaker taker)
{
    // An entry, such as a line, has a handful of segments.
    private const int SegmentsPerEntry = 8;

    // A level of a guide has some twenty segments. It is looked at again for each of its claims, so that a long one would cost as often.
    private const int SegmentsPerLevel = 100, BytesPerLevel = 16 * 1024;

    private readonly bool _isPayment = type == "835";
    private int _subscriberAt = None, _patientAt = None, _otherAt = None;
    private Part _part;
    private Part _cut;
    private int _partAt, _lengthAt;

    /// <summary>What is being held, and of which of these something was left out.</summary>
    [Flags]
    private enum Part { None = 0, Top = 1, Subscriber = 2, Patient = 4, Other = 8, Claim = 16 }

    /// <summary>No such level or segment.</summary>
    public const int None = -1;

    public HeldSegments Held { get; } = new();

    /// <summary>837P, 837I, 837D or 835.</summary>
    public string Type => type;

    /// <summary>ST03, or GS08.</summary>
    public string Guide => guide;

    public ReadLimits Limits => limits;

    /// <summary>Where the claim's first segment stands among those that are held.</summary>
    public int ClaimAt { get; private set; }

    /// <summary>Which claim or payment of its set it is, from 1.</summary>
    public int Ordinal { get; private set; }

    /// <summary>Where the subscriber's level begins, and the patient's when the patient is somebody else; <see cref="None"/> without one.</summary>
    public (int Subscriber, int Patient) Levels => (_subscriberAt, _patientAt);

    /// <summary>Takes the next segment of the set, SE included.</summary>
    public void Take(in Segment segment)
    {
        var key = segment.Key;
        if (_isPayment ? key is SegmentKey.Clp or SegmentKey.Lx or SegmentKey.Plb or SegmentKey.Se : key is SegmentKey.Clm or SegmentKey.Hl or SegmentKey.Se)
        {
            Close(false);
            if (key == SegmentKey.Hl) OpenLevel(segment);
            else if (key is SegmentKey.Clm or SegmentKey.Clp) OpenClaim(segment);
            return;
        }
        // After something was left out, what follows might be taken for a part of what stands before.
        if (_part == Part.None || (_cut & _part) != Part.None) return;
        if (HasRoom(segment)) Held.Add(segment);
        else _cut |= _part;
    }

    /// <summary>Hands out the claim that is open; <paramref name="mayBeCut"/> when its set ended before its trailer came.</summary>
    public void Close(bool mayBeCut)
    {
        if (_part != Part.Claim) return;
        _part = Part.None;
        mayBeCut |= _cut != Part.None;
        if (_isPayment) taker.Take(new PaymentView(this, mayBeCut));
        else taker.Take(new ClaimView(this, mayBeCut));
        Held.Truncate(ClaimAt);
    }

    private bool HasRoom(in Segment segment)
    {
        var (segments, bytes) = _part == Part.Claim ? (limits.EntriesPerClaim * (long)SegmentsPerEntry, limits.BytesPerClaim) : (SegmentsPerLevel, BytesPerLevel);
        return Held.Count - _partAt < segments && Held.Length - _lengthAt + segment.Bytes.Length <= bytes;
    }

    private void OpenClaim(in Segment segment)
    {
        ClaimAt = Held.Count;
        Ordinal++;
        Open(Part.Claim, Part.Claim, segment);
    }

    private void OpenLevel(in Segment hl)
    {
        var code = hl[3];
        if (code.Is("20"u8))
        {
            Held.Clear();
            _subscriberAt = _patientAt = _otherAt = None;
            Open(Part.Top, Part.Top | Part.Subscriber | Part.Patient | Part.Other, hl);
        }
        else if (code.Is("22"u8))
        {
            Replace(ref _subscriberAt);
            _patientAt = _otherAt = None;
            Open(Part.Subscriber, Part.Subscriber | Part.Patient | Part.Other, hl);
        }
        else if (code.Is("23"u8))
        {
            Replace(ref _patientAt);
            _otherAt = None;
            Open(Part.Patient, Part.Patient | Part.Other, hl);
        }
        else
        {
            // What is none of a claim's levels changes nothing of those that are open.
            Replace(ref _otherAt);
            Open(Part.Other, Part.Other, hl);
        }
    }

    // The first segment is held however long it is: without it nobody would know what the others are.
    private void Open(Part part, Part replaced, in Segment first)
    {
        _part = part;
        _cut &= ~(replaced | Part.Claim);
        (_partAt, _lengthAt) = (Held.Count, Held.Length);
        Held.Add(first);
    }

    private void Replace(ref int at)
    {
        if (at == None) at = Held.Count;
        else Held.Truncate(at);
    }
}
