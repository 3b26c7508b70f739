using Quittance.Core.Kernel;
using Quittance.Core.X12.Reading;

namespace Quittance.Core.X12.Sets.Claim837P;

/// <summary>What SBR and PAT say of the level that a claim hangs under.</summary>
internal readonly record struct ClaimLevel(string PayerLevel, string Relationship, string GroupNumber, string PlanName, string InsuranceType, string Filing, string Death);

/// <summary>Who stands around a claim.</summary>
internal readonly record struct ClaimParties(Party837 Billing, Party837 Subscriber, Party837 Payer, Party837? Patient,
    Party837? Rendering, Party837? Referring, Party837? Facility, Party837? Supervising);

/// <summary>
/// Gathers loop 2300 and what hangs under it; one is used again for every claim of a set. What only institutional or dental claims
/// have goes to the addition, which a professional claim does not need.
/// </summary>
internal sealed partial class ClaimBuilder(ItemSink sink, ClaimAddition? addition = null)
{
    private readonly TextCache _texts = sink.Texts;
    private readonly List<Diagnosis837> _diagnoses = [];
    private readonly List<Date837> _dates = [];
    private readonly List<Attachment837> _attachments = [];
    private readonly List<Line837> _lines = [];
    private readonly List<OtherPayer837> _otherPayers = [];
    private string _number = "", _chargeText = "", _place = "", _placeQualifier = "", _frequency = "", _signature = "", _assignment = "";
    private string _benefits = "", _release = "", _relatedState = "", _delayReason = "";
    private string[] _causes = [];
    private Money? _charge;
    private int _position;
    private long _offset;
    private int _entries;
    private string _payerClaimNumber = "", _priorAuthorization = "", _referral = "", _medicalRecord = "", _clearinghouse = "", _clia = "";
    private string _noteKind = "", _note = "";
    private Money? _patientPaid;

    /// <summary>Offset behind the claim's last segment.</summary>
    public long End { get; set; }

    /// <summary>A service stood outside of a line, or a second one in a line.</summary>
    public bool HasStrayService { get; set; }

    public void Start(in Segment segment)
    {
        _diagnoses.Clear();
        _dates.Clear();
        _attachments.Clear();
        _lines.Clear();
        _otherPayers.Clear();
        _hasLine = _hasOther = HasStrayService = false;
        _entries = 0;
        _patientPaid = null;
        _claimDetails = ClaimDetails837.None;
        _lineDetails = LineDetails837.None;
        _lineParty.Clear();
        _payerClaimNumber = _priorAuthorization = _referral = _medicalRecord = _clearinghouse = _clia = _noteKind = _note = "";
        End = segment.End;
        var place = segment[5];
        _number = segment[1].Text();
        _chargeText = _texts.Of(segment[2]);
        _charge = sink.Money(segment, 2, "2300", true);
        _place = _texts.Of(place.Component(1));
        _placeQualifier = _texts.Of(place.Component(2));
        _frequency = _texts.Of(place.Component(3));
        _signature = _texts.Of(segment[6]);
        _assignment = _texts.Of(segment[7]);
        _benefits = _texts.Of(segment[8]);
        _release = _texts.Of(segment[9]);
        _causes = Causes(segment[11]);
        _relatedState = _texts.Of(segment[11].Component(4));
        _delayReason = _texts.Of(segment[20]);
        _position = segment.Position;
        _offset = segment.Offset;
        if (_number.Length == 0)
            sink.Tell(segment, "x12.claim-number", Severity.Error, 2, "A claim has no number of its own (CLM01).", 1, ackCode: "1", loop: "2300");
        addition?.Start(segment);
    }

    /// <summary>Takes a segment of loop 2300 itself.</summary>
    public void TakeClaim(in Segment segment)
    {
        switch (segment.Key)
        {
            case SegmentKey.Hi:
                TakeDiagnoses(segment);
                addition?.TakeClaim(segment, this);
                break;
            case SegmentKey.Ref:
                TakeReference(segment);
                addition?.TakeClaim(segment, this);
                break;
            case SegmentKey.Dtp: TakeDate(segment); break;
            case SegmentKey.Pwk: TakeAttachment(segment); break;
            case SegmentKey.Nte when _note.Length == 0:
                _noteKind = _texts.Of(segment[1]);
                _note = segment[2].Text();
                break;
            case SegmentKey.Amt when segment[1].Is("F5"u8): _patientPaid = sink.Money(segment, 2, "2300"); break;
            default:
                TakeClaimDetail(segment);
                addition?.TakeClaim(segment, this);
                break;
        }
    }

    /// <summary>The finished claim, under the level and with the parties that the reader knows.</summary>
    public Claim837 Build(string contentHash, in ClaimLevel level, in ClaimParties parties, bool mayBeCut)
    {
        FinishLine();
        FinishOtherPayer();
        return new Claim837
        {
            Number = _number,
            ChargeText = _chargeText,
            Charge = _charge,
            PlaceOfService = _place,
            PlaceQualifier = _placeQualifier,
            Frequency = _frequency,
            SignatureOnFile = _signature,
            Assignment = _assignment,
            BenefitsAssigned = _benefits,
            Release = _release,
            PayerLevel = level.PayerLevel,
            Relationship = level.Relationship,
            GroupNumber = level.GroupNumber,
            PlanName = level.PlanName,
            InsuranceType = level.InsuranceType,
            FilingIndicator = level.Filing,
            Billing = parties.Billing,
            Subscriber = parties.Subscriber,
            Patient = parties.Patient,
            Payer = parties.Payer,
            Rendering = parties.Rendering,
            Referring = parties.Referring,
            Facility = parties.Facility,
            Supervising = parties.Supervising,
            RelatedCauses = _causes,
            RelatedState = _relatedState,
            DelayReason = _delayReason,
            Dates = Frozen.Of(_dates),
            NoteKind = _noteKind,
            Note = _note,
            PayerClaimNumber = _payerClaimNumber,
            PriorAuthorization = _priorAuthorization,
            Referral = _referral,
            MedicalRecordNumber = _medicalRecord,
            ClearinghouseNumber = _clearinghouse,
            Clia = _clia,
            Attachments = Frozen.Of(_attachments),
            PatientDeath = level.Death,
            Details = _claimDetails,
            PatientPaid = _patientPaid,
            Diagnoses = Frozen.Of(_diagnoses),
            Lines = Frozen.Of(_lines),
            OtherPayers = Frozen.Of(_otherPayers),
            MayBeCut = mayBeCut,
            HasStrayService = HasStrayService,
            Position = _position,
            Offset = _offset,
            Length = (int)Math.Min(int.MaxValue, End - _offset),
            ContentHash = contentHash,
        };
    }

    private void TakeDiagnoses(in Segment segment)
    {
        for (var n = 1; n <= segment.Count; n++)
        {
            var qualifier = segment[n].Component(1);
            if (qualifier.Is("BG"u8) && HasRoom(segment)) TakeConditionCode(segment[n].Component(2));
            // Other qualifiers of HI name procedures, conditions, occurrences and values.
            if (!(qualifier.Is("ABK"u8) || qualifier.Is("ABF"u8) || qualifier.Is("BK"u8) || qualifier.Is("BF"u8) || addition?.IsDiagnosis(qualifier) == true)) continue;
            if (!HasRoom(segment)) return;
            var code = segment[n].Component(2);
            if (code.IsEmpty)
                sink.Tell(segment, "x12.diagnosis-missing", Severity.Error, 2, "A diagnosis has a qualifier and no code.", n, ackCode: "1", loop: "2300");
            _diagnoses.Add(new Diagnosis837(_texts.Of(qualifier), _texts.Of(code)));
        }
    }

    private void TakeDate(in Segment segment)
    {
        if (!HasRoom(segment)) return;
        var (from, through) = Period(segment);
        _dates.Add(new Date837(_texts.Of(segment[1]), from, through));
    }

    private void TakeAttachment(in Segment segment)
    {
        if (HasRoom(segment)) _attachments.Add(new Attachment837(_texts.Of(segment[1]), _texts.Of(segment[2]), segment[6].Text()));
    }

    private string[] Causes(Element element)
    {
        if (element.IsEmpty) return [];
        var causes = new List<string>(3);
        for (var n = 1; n <= 3; n++)
            if (!element.Component(n).IsEmpty) causes.Add(_texts.Of(element.Component(n)));
        return [.. causes];
    }

    private void TakeReference(in Segment segment)
    {
        var kind = segment[1];
        if (kind.Is("F8"u8)) _payerClaimNumber = _texts.Of(segment[2]);
        else if (kind.Is("G1"u8)) _priorAuthorization = _texts.Of(segment[2]);
        else if (kind.Is("9F"u8)) _referral = _texts.Of(segment[2]);
        else if (kind.Is("EA"u8)) _medicalRecord = _texts.Of(segment[2]);
        else if (kind.Is("D9"u8)) _clearinghouse = _texts.Of(segment[2]);
        else if (kind.Is("X4"u8)) _clia = _texts.Of(segment[2]);
        else TakeClaimDetail(segment);
    }

    /// <summary>Counts an entry; false, told once, when the claim already has too many.</summary>
    public bool HasRoom(in Segment segment)
    {
        if (segment.End - _offset > sink.Limits.BytesPerClaim) _entries = Math.Max(_entries, sink.Limits.EntriesPerClaim);
        _entries++;
        if (_entries <= sink.Limits.EntriesPerClaim) return true;
        if (_entries == sink.Limits.EntriesPerClaim + 1)
            sink.Tell(segment, "x12.claim-too-long", Severity.Error, 1, $"A claim has more than {sink.Limits.EntriesPerClaim} entries or {sink.Limits.BytesPerClaim} bytes; the rest of it is left out.");
        return false;
    }

    private void AddAdjustments(in Segment segment, List<Adjustment837> adjustments, string loop)
    {
        var group = _texts.Of(segment[1]);
        for (var n = 2; n <= segment.Count; n += 3)
        {
            if (segment[n].IsEmpty && segment[n + 1].IsEmpty) continue;
            if (!HasRoom(segment)) return;
            adjustments.Add(new Adjustment837(group, _texts.Of(segment[n]), sink.Money(segment, n + 1, loop, true), _texts.Of(segment[n + 2])));
        }
    }

    // The four components after the code, up to the last that is there.
    private string[] Modifiers(ref ComponentWalk code)
    {
        ReadOnlySpan<byte> first = code.Next(), second = code.Next(), third = code.Next(), fourth = code.Next();
        if (!fourth.IsEmpty) return [_texts.Of(first), _texts.Of(second), _texts.Of(third), _texts.Of(fourth)];
        if (!third.IsEmpty) return [_texts.Of(first), _texts.Of(second), _texts.Of(third)];
        if (!second.IsEmpty) return [_texts.Of(first), _texts.Of(second)];
        return first.IsEmpty ? [] : [_texts.Of(first)];
    }
}
