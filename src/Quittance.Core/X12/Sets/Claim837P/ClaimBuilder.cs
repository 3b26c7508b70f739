using Quittance.Core.Kernel;
using Quittance.Core.X12.Reading;

namespace Quittance.Core.X12.Sets.Claim837P;

/// <summary>Gathers loop 2300 and what hangs under it; one is used again for every claim of a set.</summary>
internal sealed partial class ClaimBuilder(ItemSink sink)
{
    private readonly TextCache _texts = sink.Texts;
    private readonly List<Diagnosis837> _diagnoses = [];
    private readonly List<Date837> _dates = [];
    private readonly List<Line837> _lines = [];
    private readonly List<OtherPayer837> _otherPayers = [];
    private Claim837 _head = Blank;
    private int _entries;
    private string _payerClaimNumber = "", _priorAuthorization = "", _referral = "", _medicalRecord = "", _clearinghouse = "";
    private string _noteKind = "", _note = "";
    private Money? _patientPaid;

    private static readonly Claim837 Blank = new()
    {
        Number = "",
        Billing = new Party837(),
        Subscriber = new Party837(),
        Payer = new Party837(),
        ContentHash = "",
    };

    /// <summary>Offset behind the claim's last segment.</summary>
    public long End { get; set; }

    public void Start(in Segment segment)
    {
        _diagnoses.Clear();
        _dates.Clear();
        _lines.Clear();
        _otherPayers.Clear();
        _hasLine = _hasOther = false;
        _entries = 0;
        _patientPaid = null;
        _payerClaimNumber = _priorAuthorization = _referral = _medicalRecord = _clearinghouse = _noteKind = _note = "";
        End = segment.End;
        var place = segment[5];
        _head = Blank with
        {
            Number = segment[1].Text(),
            ChargeText = _texts.Of(segment[2]),
            Charge = sink.Money(segment, 2, "2300", true),
            PlaceOfService = _texts.Of(place.Component(1)),
            PlaceQualifier = _texts.Of(place.Component(2)),
            Frequency = _texts.Of(place.Component(3)),
            SignatureOnFile = _texts.Of(segment[6]),
            Assignment = _texts.Of(segment[7]),
            BenefitsAssigned = _texts.Of(segment[8]),
            Release = _texts.Of(segment[9]),
            RelatedCauses = Causes(segment[11]),
            RelatedState = _texts.Of(segment[11].Component(4)),
            DelayReason = _texts.Of(segment[20]),
            Position = segment.Position,
            Offset = segment.Offset,
        };
        if (_head.Number.Length == 0)
            sink.Tell(segment, "x12.claim-number", Severity.Error, 2, "A claim has no number of its own (CLM01).", 1, ackCode: "1", loop: "2300");
    }

    /// <summary>Takes a segment of loop 2300 itself.</summary>
    public void TakeClaim(in Segment segment)
    {
        switch (segment.Key)
        {
            case SegmentKey.Hi: TakeDiagnoses(segment); break;
            case SegmentKey.Ref: TakeReference(segment); break;
            case SegmentKey.Dtp: TakeDate(segment); break;
            case SegmentKey.Nte when _note.Length == 0:
                _noteKind = _texts.Of(segment[1]);
                _note = segment[2].Text();
                break;
            case SegmentKey.Amt when segment[1].Is("F5"u8): _patientPaid = sink.Money(segment, 2, "2300"); break;
            default: break;
        }
    }

    /// <summary>The claim without the parties that it hangs under; the reader adds those.</summary>
    public Claim837 Build(string contentHash)
    {
        FinishLine();
        FinishOtherPayer();
        return _head with
        {
            ContentHash = contentHash,
            PayerClaimNumber = _payerClaimNumber,
            PriorAuthorization = _priorAuthorization,
            Referral = _referral,
            MedicalRecordNumber = _medicalRecord,
            ClearinghouseNumber = _clearinghouse,
            PatientPaid = _patientPaid,
            Diagnoses = [.. _diagnoses],
            Dates = [.. _dates],
            NoteKind = _noteKind,
            Note = _note,
            Lines = [.. _lines],
            OtherPayers = [.. _otherPayers],
            Length = (int)Math.Min(int.MaxValue, End - _head.Offset),
        };
    }

    private void TakeDiagnoses(in Segment segment)
    {
        for (var n = 1; n <= segment.Count; n++)
        {
            var qualifier = segment[n].Component(1);
            // Other qualifiers of HI name procedures and conditions.
            if (!(qualifier.Is("ABK"u8) || qualifier.Is("ABF"u8) || qualifier.Is("BK"u8) || qualifier.Is("BF"u8))) continue;
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
    }

    /// <summary>Counts an entry; false, told once, when the claim already has too many.</summary>
    private bool HasRoom(in Segment segment)
    {
        _entries++;
        if (_entries <= sink.Limits.EntriesPerClaim) return true;
        if (_entries == sink.Limits.EntriesPerClaim + 1)
            sink.Tell(segment, "x12.claim-too-long", Severity.Error, 1, $"A claim has more than {sink.Limits.EntriesPerClaim} entries; the rest of it is left out.");
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

    private string[] Modifiers(Element code, int first)
    {
        var count = 0;
        for (var n = first; n < first + 4; n++)
            if (!code.Component(n).IsEmpty) count = n - first + 1;
        if (count == 0) return [];
        var modifiers = new string[count];
        for (var n = 0; n < count; n++) modifiers[n] = _texts.Of(code.Component(first + n));
        return modifiers;
    }
}
