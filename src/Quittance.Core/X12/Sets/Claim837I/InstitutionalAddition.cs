using Quittance.Core.Kernel;
using Quittance.Core.X12.Reading;
using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.Core.X12.Sets.Claim837I;

/// <summary>CL1, the codes of HI, SV2 and the physicians of a hospital.</summary>
internal sealed class InstitutionalAddition(ItemSink sink) : ClaimAddition
{
    private readonly TextCache _texts = sink.Texts;
    private readonly List<HealthCode837> _codes = [];
    private readonly List<InstitutionalLine837> _lines = [];
    private readonly PartyBuilder _attending = new(sink.Texts);
    private readonly PartyBuilder _operating = new(sink.Texts);
    private readonly PartyBuilder _otherOperating = new(sink.Texts);
    private readonly PartyBuilder _lineOperating = new(sink.Texts);
    private readonly PartyBuilder _lineOtherOperating = new(sink.Texts);
    private string _type = "", _source = "", _status = "", _accidentState = "", _review = "", _project = "", _revenue = "";
    private Money? _due, _nonCovered, _serviceTax, _facilityTax;

    public override void Start(in Segment segment)
    {
        _codes.Clear();
        _lines.Clear();
        _attending.Clear();
        _operating.Clear();
        _otherOperating.Clear();
        _type = _source = _status = _accidentState = _review = _project = "";
        _due = null;
    }

    public override void TakeClaim(in Segment segment, ClaimBuilder claim)
    {
        switch (segment.Key)
        {
            case SegmentKey.Hi: TakeCodes(segment, claim); break;
            case SegmentKey.Cl1:
                _type = _texts.Of(segment[1]);
                _source = _texts.Of(segment[2]);
                _status = _texts.Of(segment[3]);
                break;
            case SegmentKey.Amt when segment[1].Is("F3"u8): _due = sink.Money(segment, 2, "2300"); break;
            case SegmentKey.Ref when segment[1].Is("LU"u8): _accidentState = _texts.Of(segment[2]); break;
            case SegmentKey.Ref when segment[1].Is("G4"u8): _review = _texts.Of(segment[2]); break;
            case SegmentKey.Ref when segment[1].Is("P4"u8): _project = _texts.Of(segment[2]); break;
            default: break;
        }
    }

    public override void StartLine()
    {
        _revenue = "";
        _nonCovered = _serviceTax = _facilityTax = null;
        _lineOperating.Clear();
        _lineOtherOperating.Clear();
    }

    public override void TakeLine(in Segment segment, ClaimBuilder claim)
    {
        switch (segment.Key)
        {
            case SegmentKey.Sv2:
                _revenue = _texts.Of(segment[1]);
                claim.TakeService(segment, code: 2, charge: 3, basis: 4, units: 5, place: 0, pointers: 0);
                _nonCovered = sink.Money(segment, 7, "2400");
                break;
            case SegmentKey.Amt when segment[1].Is("GT"u8): _serviceTax = sink.Money(segment, 2, "2400"); break;
            case SegmentKey.Amt when segment[1].Is("N8"u8): _facilityTax = sink.Money(segment, 2, "2400"); break;
            default: break;
        }
    }

    public override void FinishLine(Line837 line) => _lines.Add(new InstitutionalLine837(line)
    {
        RevenueCode = _revenue,
        NonCovered = _nonCovered,
        ServiceTax = _serviceTax,
        FacilityTax = _facilityTax,
        Operating = _lineOperating.BuildIfNamed(),
        OtherOperating = _lineOtherOperating.BuildIfNamed(),
    });

    public override PartyBuilder? PartyOfClaim(int entity) => entity switch
    {
        AttendingEntity => _attending,
        OperatingEntity => _operating,
        OtherOperatingEntity => _otherOperating,
        _ => null,
    };

    public override PartyBuilder? PartyOfLine(int entity) => entity switch
    {
        OperatingEntity => _lineOperating,
        OtherOperatingEntity => _lineOtherOperating,
        _ => null,
    };

    public override X12Item Build(Claim837 common) => new InstitutionalClaim837(common)
    {
        AdmissionType = _type,
        AdmissionSource = _source,
        PatientStatus = _status,
        EstimatedDue = _due,
        AccidentState = _accidentState,
        PeerReviewApproval = _review,
        DemonstrationProject = _project,
        Attending = _attending.BuildIfNamed(),
        Operating = _operating.BuildIfNamed(),
        OtherOperating = _otherOperating.BuildIfNamed(),
        Codes = Frozen.Of(_codes),
        Lines = Frozen.Of(_lines),
    };

    private void TakeCodes(in Segment segment, ClaimBuilder claim)
    {
        for (var n = 1; n <= segment.Count; n++)
        {
            var code = segment[n];
            if (code.IsEmpty) continue;
            if (!claim.HasRoom(segment)) return;
            var (from, through) = claim.Period(code.Component(3), code.Component(4));
            _codes.Add(new HealthCode837(_texts.Of(code.Component(1)), _texts.Of(code.Component(2)))
            {
                From = from,
                Through = through,
                Amount = _texts.Of(code.Component(5)),
                PresentOnAdmission = _texts.Of(code.Component(9)),
            });
        }
    }
}
