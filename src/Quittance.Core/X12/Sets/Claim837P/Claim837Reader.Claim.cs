using System.Text;
using Quittance.Core.Kernel;

namespace Quittance.Core.X12.Sets.Claim837P;

/// <summary>From CLM to the segment before the next CLM, HL or SE.</summary>
internal sealed partial class Claim837Reader
{
    private readonly ClaimBuilder _claim = new(sink, addition);
    private readonly PartyBuilder _rendering = new(sink.Texts);
    private readonly PartyBuilder _referring = new(sink.Texts);
    private readonly PartyBuilder _facility = new(sink.Texts);
    private readonly PartyBuilder _supervising = new(sink.Texts);
    private readonly PartyBuilder _pickUp = new(sink.Texts);
    private readonly PartyBuilder _dropOff = new(sink.Texts);
    private PartyBuilder? _claimParty;

    private void StartClaim(in Segment segment, ReadOnlySpan<byte> canonical)
    {
        var isUnderPerson = _level is Part837.Subscriber or Part837.Patient;
        FinishClaim(false);
        TellHeader();
        if (!isUnderPerson)
            Sink.Tell(segment, "x12.no-loop", Severity.Error, 2, "A claim stands under no subscriber or patient.", ackCode: "2");
        _rendering.Clear();
        _referring.Clear();
        _facility.Clear();
        _supervising.Clear();
        _pickUp.Clear();
        _dropOff.Clear();
        _claimParty = null;
        _claim.Start(segment);
        BeginHash();
        Sink.ClaimHash.Append(canonical);
        _loop = Loop837.Claim;
        _part = Part837.Claim;
        _hasClaim = true;
    }

    private void FinishClaim(bool mayBeCut)
    {
        if (!_hasClaim) return;
        _hasClaim = false;
        var level = new ClaimLevel(_payerLevel, _hasPatient ? _patientRelationship : _relationship, _groupNumber, _planName, _insuranceType, _filing, _hasPatient ? _patientDeath : _death);
        _claim.TakeTrip(_pickUp.BuildIfNamed(), _dropOff.BuildIfNamed());
        var parties = new ClaimParties(_billing.Build(), _subscriber.Build(), _payer.Build(), _hasPatient ? _patient.Build() : null,
            _rendering.BuildIfNamed(), _referring.BuildIfNamed(), _facility.BuildIfNamed(), _supervising.BuildIfNamed());
        var claim = _claim.Build(Sink.Limits.HashesContent ? TakeHash() : "", level, parties, mayBeCut);
        Sink.Add(addition is null ? claim : addition.Build(claim));
    }

    /// <summary>The claim's hash, which also stands for the claim in the set's.</summary>
    private string TakeHash()
    {
        var hash = Sink.ClaimHash.Take();
        Span<byte> ascii = stackalloc byte[hash.Length];
        Encoding.ASCII.GetBytes(hash, ascii);
        Sink.SetHash.Append(ascii);
        return hash;
    }

    private void TakeInClaim(in Segment segment, ReadOnlySpan<byte> canonical)
    {
        Sink.ClaimHash.Append(canonical);
        _claim.End = segment.End;
        switch (segment.Key)
        {
            case SegmentKey.Lx:
                _loop = Loop837.Line;
                _part = Part837.Line;
                _claim.StartLine(segment);
                return;
            case SegmentKey.Sbr when !IsInLine:
                _loop = Loop837.OtherPayer;
                _part = Part837.OtherPayer;
                _claim.StartOtherPayer(segment);
                return;
            case SegmentKey.Svd when IsInLine:
                _loop = Loop837.Adjudication;
                _claim.StartAdjudication(segment);
                return;
            case SegmentKey.Lin when IsInLine:
                _loop = Loop837.LineDrug;
                _claim.TakeDrug(segment);
                return;
            case SegmentKey.Lq or SegmentKey.Frm when IsInLine:
                _loop = Loop837.Form;
                _claim.TakeForm(segment);
                return;
            case SegmentKey.Sbr:
            case SegmentKey.Sv1 or SegmentKey.Sv2 or SegmentKey.Sv3 or SegmentKey.Svd or SegmentKey.Lin or SegmentKey.Lq or SegmentKey.Frm when !IsInLine:
                _claim.HasStrayService |= segment.Key is SegmentKey.Sv1 or SegmentKey.Sv2 or SegmentKey.Sv3;
                TellNoLoop(segment);
                return;
        }
        switch (_loop)
        {
            case Loop837.Claim: _claim.TakeClaim(segment); break;
            case Loop837.ClaimParty: _claimParty?.Take(segment, canonical); break;
            case Loop837.OtherPayer or Loop837.OtherSubscriber or Loop837.OtherPayerName: _claim.TakeOtherPayer(segment, _loop); break;
            case Loop837.Line: _claim.TakeLine(segment); break;
            case Loop837.LineParty: _claim.TakeLineRendering(segment, canonical); break;
            case Loop837.LineOther: _claim.TakeLineParty(segment, canonical); break;
            case Loop837.LineDrug: _claim.TakeDrug(segment); break;
            case Loop837.Adjudication: _claim.TakeAdjudication(segment); break;
            default: break;
        }
    }

    private bool IsInLine => _part == Part837.Line;

    private Loop837 PartyInClaim(int code)
    {
        const int Rendering = '8' << 16 | '2' << 8, Referring = 'D' << 16 | 'N' << 8, PrimaryCare = 'P' << 16 | '3' << 8, Facility = '7' << 16 | '7' << 8;
        const int Supervising = 'D' << 16 | 'Q' << 8, PickUp = 'P' << 16 | 'W' << 8, DropOff = '4' << 16 | '5' << 8;
        const int Insured = 'I' << 16 | 'L' << 8, Payer = 'P' << 16 | 'R' << 8, Billing = '8' << 16 | '5' << 8;
        const int Ordering = 'D' << 16 | 'K' << 8, Purchased = 'Q' << 16 | 'B' << 8;
        if (IsInLine)
        {
            _claimParty = addition?.PartyOfLine(code);
            if (_claimParty is not null) return Loop837.ClaimParty;
            return code switch
            {
                Rendering => Loop837.LineParty,
                Purchased or Facility or Supervising or Ordering or Referring or PrimaryCare or PickUp or DropOff => Loop837.LineOther,
                _ => Loop837.Unknown,
            };
        }
        if (_part == Part837.OtherPayer)
            return code switch
            {
                Insured => Loop837.OtherSubscriber,
                Payer => Loop837.OtherPayerName,
                Referring or PrimaryCare or Rendering or Facility or Supervising or Billing => Loop837.OtherPayerParty,
                _ => addition?.PartyOfClaim(code) is null ? Loop837.Unknown : Loop837.OtherPayerParty,
            };
        _claimParty = code switch
        {
            Rendering => _rendering,
            Referring or PrimaryCare => _referring.IsNamed ? null : _referring,
            Facility => _facility,
            Supervising => _supervising,
            PickUp => _pickUp,
            DropOff => _dropOff,
            _ => addition?.PartyOfClaim(code),
        };
        if (_claimParty is not null) return Loop837.ClaimParty;
        return code is Referring or PrimaryCare ? Loop837.ClaimOther : Loop837.Unknown;
    }
}
