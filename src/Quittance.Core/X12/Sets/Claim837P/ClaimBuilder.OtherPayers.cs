using Quittance.Core.Kernel;
using Quittance.Core.X12.Reading;

namespace Quittance.Core.X12.Sets.Claim837P;

/// <summary>Loops 2320 to 2330B: another payer, its member, what it paid and adjusted.</summary>
internal sealed partial class ClaimBuilder
{
    private readonly List<Adjustment837> _claimAdjustments = [];
    private OtherPayer837 _other = NoOther;
    private bool _hasOther;
    private Money? _paid, _remaining, _nonCovered;
    private string _otherName = "", _otherId = "";
    private SegmentPlace _otherAt;

    private static readonly OtherPayer837 NoOther = new("", "", "", "", null, null);

    public void StartOtherPayer(in Segment segment)
    {
        FinishOtherPayer();
        if (!HasRoom(segment)) return;
        _hasOther = true;
        _otherAt = SegmentPlace.Of(segment);
        _paid = _remaining = _nonCovered = null;
        _otherName = _otherId = "";
        _other = NoOther with
        {
            Level = _texts.Of(segment[1]),
            Relationship = _texts.Of(segment[2]),
            GroupNumber = _texts.Of(segment[3]),
            PlanName = _texts.Of(segment[4]),
            FilingIndicator = _texts.Of(segment[9]),
        };
    }

    /// <summary>Takes a segment of loop 2320, of the other subscriber (2330A) or of the other payer (2330B).</summary>
    public void TakeOtherPayer(in Segment segment, Loop837 loop)
    {
        if (!_hasOther) return;
        switch (segment.Key)
        {
            case SegmentKey.Cas: AddAdjustments(segment, _claimAdjustments, "2320"); break;
            case SegmentKey.Amt when segment[1].Is("D"u8):
                _paid = sink.Money(segment, 2, "2320", true);
                _otherAt = SegmentPlace.Of(segment);
                break;
            case SegmentKey.Amt when segment[1].Is("EAF"u8): _remaining = sink.Money(segment, 2, "2320", true); break;
            case SegmentKey.Amt when segment[1].Is("A8"u8): _nonCovered = sink.Money(segment, 2, "2320", true); break;
            case SegmentKey.Oi:
                _other = _other with { BenefitsAssigned = _texts.Of(segment[3]), Release = _texts.Of(segment[6]) };
                break;
            case SegmentKey.Nm1 when loop == Loop837.OtherSubscriber:
                _other = _other with { MemberId = _texts.Of(segment[9]), MemberLast = _texts.Of(segment[3]), MemberFirst = _texts.Of(segment[4]) };
                break;
            case SegmentKey.Nm1:
                _otherName = _texts.Of(segment[3]);
                _otherId = _texts.Of(segment[9]);
                _other = _other with { IdQualifier = _texts.Of(segment[8]) };
                break;
            case SegmentKey.Ref when loop == Loop837.OtherPayerName && segment[1].Is("F8"u8):
                _other = _other with { ClaimNumber = _texts.Of(segment[2]) };
                break;
            case SegmentKey.Dtp when loop == Loop837.OtherPayerName && segment[1].Is("573"u8):
                _other = _other with { Date = _texts.Of(segment[3]) };
                break;
            default: break;
        }
    }

    private void FinishOtherPayer()
    {
        if (!_hasOther) return;
        _hasOther = false;
        _otherPayers.Add(_other with
        {
            Name = _otherName,
            Id = _otherId,
            Paid = _paid,
            RemainingLiability = _remaining,
            NonCovered = _nonCovered,
            Adjustments = Frozen.Of(_claimAdjustments),
            At = _otherAt,
        });
        _claimAdjustments.Clear();
    }
}
