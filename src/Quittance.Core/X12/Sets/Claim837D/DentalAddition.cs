using Quittance.Core.X12.Reading;
using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.Core.X12.Sets.Claim837D;

/// <summary>DN1, DN2, SV3, TOO and the assistant surgeon.</summary>
internal sealed class DentalAddition(ItemSink sink) : ClaimAddition
{
    private const int MostAreas = 5, MostSurfaces = 5;

    private readonly TextCache _texts = sink.Texts;
    private readonly List<ToothStatus837> _status = [];
    private readonly List<DentalLine837> _lines = [];
    private readonly List<Tooth837> _teeth = [];
    private readonly List<Date837> _dates = [];
    private readonly PartyBuilder _assistant = new(sink.Texts);
    private readonly PartyBuilder _lineAssistant = new(sink.Texts);
    private string[] _areas = [];
    private string _program = "", _months = "", _left = "", _predetermination = "", _prosthesis = "", _linePredetermination = "";
    private bool _isPredetermination;

    public override void Start(in Segment segment)
    {
        _status.Clear();
        _lines.Clear();
        _assistant.Clear();
        _program = _texts.Of(segment[12]);
        _isPredetermination = segment[19].Is("PB"u8);
        _months = _left = _predetermination = "";
    }

    public override bool IsDiagnosis(Element qualifier) => qualifier.Is("TQ"u8);

    public override void TakeClaim(in Segment segment, ClaimBuilder claim)
    {
        switch (segment.Key)
        {
            case SegmentKey.Dn1:
                _months = _texts.Of(segment[1]);
                _left = _texts.Of(segment[2]);
                break;
            case SegmentKey.Dn2 when claim.HasRoom(segment):
                _status.Add(new ToothStatus837(_texts.Of(segment[1]), _texts.Of(segment[2])));
                break;
            case SegmentKey.Ref when segment[1].Is("G3"u8): _predetermination = _texts.Of(segment[2]); break;
            default: break;
        }
    }

    public override void StartLine()
    {
        _teeth.Clear();
        _dates.Clear();
        _lineAssistant.Clear();
        _areas = [];
        _prosthesis = _linePredetermination = "";
    }

    public override void TakeLine(in Segment segment, ClaimBuilder claim)
    {
        switch (segment.Key)
        {
            case SegmentKey.Sv3:
                claim.TakeService(segment, code: 1, charge: 2, basis: 0, units: 6, place: 3, pointers: 11);
                _areas = Components(segment[4], MostAreas);
                _prosthesis = _texts.Of(segment[5]);
                break;
            case SegmentKey.Too when claim.HasRoom(segment):
                _teeth.Add(new Tooth837(_texts.Of(segment[2]), Components(segment[3], MostSurfaces)));
                break;
            case SegmentKey.Dtp when claim.HasRoom(segment):
                var (from, through) = claim.Period(segment[2], segment[3]);
                _dates.Add(new Date837(_texts.Of(segment[1]), from, through));
                break;
            case SegmentKey.Ref when segment[1].Is("G3"u8) && _linePredetermination.Length == 0: _linePredetermination = _texts.Of(segment[2]); break;
            default: break;
        }
    }

    public override void FinishLine(Line837 line) => _lines.Add(new DentalLine837(line)
    {
        OralCavity = _areas,
        Prosthesis = _prosthesis,
        Teeth = Frozen.Of(_teeth),
        Dates = Frozen.Of(_dates),
        Predetermination = _linePredetermination,
        Assistant = _lineAssistant.BuildIfNamed(),
    });

    public override PartyBuilder? PartyOfClaim(int entity) => entity == AssistantEntity ? _assistant : null;

    public override PartyBuilder? PartyOfLine(int entity) => entity == AssistantEntity ? _lineAssistant : null;

    public override X12Item Build(Claim837 common) => new DentalClaim837(common)
    {
        SpecialProgram = _program,
        IsPredetermination = _isPredetermination,
        OrthodonticMonths = _months,
        OrthodonticMonthsLeft = _left,
        ToothStatus = Frozen.Of(_status),
        Predetermination = _predetermination,
        Assistant = _assistant.BuildIfNamed(),
        Lines = Frozen.Of(_lines),
    };

    private string[] Components(Element element, int most)
    {
        var count = most;
        while (count > 0 && element.Component(count).IsEmpty) count--;
        var texts = count == 0 ? [] : new string[count];
        for (var n = 0; n < count; n++) texts[n] = _texts.Of(element.Component(n + 1));
        return texts;
    }
}
