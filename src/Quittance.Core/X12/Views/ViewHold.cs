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

    private readonly bool _isPayment = type == "835";
    private int _subscriberAt = None, _patientAt = None, _otherAt = None;
    private bool _isOpen;
    private bool _isCut;
    private bool _areLevelsCut;

    // Where what is open now begins: the claim or its levels. Each has the limits for itself.
    private int _countAt, _lengthAt;

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
            else if (key is SegmentKey.Clm or SegmentKey.Clp) Open();
            else return;
        }
        else if (!_isOpen && (_isPayment || Held.Count == 0)) return;
        if (Held.Count - _countAt < limits.EntriesPerClaim * (long)SegmentsPerEntry && Held.Length - _lengthAt + segment.Bytes.Length <= limits.BytesPerClaim) Held.Add(segment);
        else if (_isOpen) _isCut = true;
        else _areLevelsCut = true;
    }

    private void Open()
    {
        ClaimAt = _countAt = Held.Count;
        _lengthAt = Held.Length;
        Ordinal++;
        _isOpen = true;
        _isCut = false;
    }

    /// <summary>Hands out the claim that is open; <paramref name="mayBeCut"/> when its set ended before its trailer came.</summary>
    public void Close(bool mayBeCut)
    {
        if (!_isOpen) return;
        _isOpen = false;
        if (Held.Count > ClaimAt)
        {
            mayBeCut |= _isCut || _areLevelsCut;
            if (_isPayment) taker.Take(new PaymentView(this, mayBeCut));
            else taker.Take(new ClaimView(this, mayBeCut));
        }
        Held.Truncate(ClaimAt);
    }

    private void OpenLevel(in Segment hl)
    {
        var code = hl[3];
        if (code.Is("20"u8))
        {
            Held.Clear();
            _countAt = _lengthAt = 0;
            _subscriberAt = _patientAt = _otherAt = None;
            _areLevelsCut = false;
        }
        else if (code.Is("22"u8))
        {
            Replace(ref _subscriberAt);
            _patientAt = _otherAt = None;
        }
        else if (code.Is("23"u8))
        {
            Replace(ref _patientAt);
            _otherAt = None;
        }
        // What is none of a claim's levels changes nothing of those that are open.
        else Replace(ref _otherAt);
    }

    private void Replace(ref int at)
    {
        if (at == None) at = Held.Count;
        else Held.Truncate(at);
    }
}
