namespace Quittance.Core.X12.Sets.Claim837P;

/// <summary>What few claims and lines say. Nothing is made for those that say none of it.</summary>
internal sealed partial class ClaimBuilder
{
    private ClaimDetails837 _claimDetails = ClaimDetails837.None;
    private LineDetails837 _lineDetails = LineDetails837.None;
    private readonly PartyBuilder _lineParty = new(sink.Texts);
    private int _linePartyCode;

    /// <summary>Takes a segment of loop 2300 that few claims have.</summary>
    private void TakeClaimDetail(in Segment segment)
    {
        switch (segment.Key)
        {
            case SegmentKey.Ref when segment[1].Is("EW"u8): _claimDetails = _claimDetails with { Mammography = _texts.Of(segment[2]) }; break;
            case SegmentKey.Ref when segment[1].Is("P4"u8): _claimDetails = _claimDetails with { Trial = _texts.Of(segment[2]) }; break;
            case SegmentKey.Ref when segment[1].Is("LX"u8): _claimDetails = _claimDetails with { Device = _texts.Of(segment[2]) }; break;
            case SegmentKey.Cr1: _claimDetails = _claimDetails with { Transport = Transport(segment) }; break;
            case SegmentKey.Cr2: _claimDetails = _claimDetails with { Manipulation = _texts.Of(segment[8]) }; break;
            case SegmentKey.Crc when HasRoom(segment): _claimDetails = _claimDetails with { Conditions = Added(_claimDetails.Conditions, Condition(segment)) }; break;
            default: break;
        }
    }

    /// <summary>Takes condition codes, which stand in HI as diagnoses do.</summary>
    private void TakeConditionCode(Element code) => _claimDetails = _claimDetails with { ConditionCodes = Added(_claimDetails.ConditionCodes, _texts.Of(code)) };

    /// <summary>The places of an ambulance trip.</summary>
    public void TakeTrip(Party837? pickUp, Party837? dropOff)
    {
        if (pickUp is not null || dropOff is not null) _claimDetails = _claimDetails with { PickUp = pickUp, DropOff = dropOff };
    }

    /// <summary>Takes a segment of loop 2400 that few lines have.</summary>
    private void TakeLineDetail(in Segment segment)
    {
        switch (segment.Key)
        {
            case SegmentKey.Ref when segment[1].Is("X4"u8): _lineDetails = _lineDetails with { Clia = _texts.Of(segment[2]) }; break;
            case SegmentKey.Ref when segment[1].Is("F4"u8): _lineDetails = _lineDetails with { ReferredClia = _texts.Of(segment[2]) }; break;
            case SegmentKey.Ref when segment[1].Is("EW"u8): _lineDetails = _lineDetails with { Mammography = _texts.Of(segment[2]) }; break;
            case SegmentKey.Nte when _lineDetails.Note.Length == 0: _lineDetails = _lineDetails with { NoteKind = _texts.Of(segment[1]), Note = segment[2].Text() }; break;
            case SegmentKey.Sv5: _lineDetails = _lineDetails with { HasEquipment = true }; break;
            case SegmentKey.Cr3: _lineDetails = _lineDetails with { Certification = _texts.Of(segment[1]) }; break;
            case SegmentKey.Qty when segment[1].Is("PT"u8): _lineDetails = _lineDetails with { Patients = _texts.Of(segment[2]) }; break;
            case SegmentKey.Cr1: _lineDetails = _lineDetails with { Transport = Transport(segment) }; break;
            case SegmentKey.Crc when HasRoom(segment): _lineDetails = _lineDetails with { Conditions = Added(_lineDetails.Conditions, Condition(segment)) }; break;
            case SegmentKey.Mea when HasRoom(segment):
                _lineDetails = _lineDetails with { Measurements = Added(_lineDetails.Measurements, new Measurement837(_texts.Of(segment[1]), _texts.Of(segment[2]), _texts.Of(segment[3]))) };
                break;
            case SegmentKey.Dtp when HasRoom(segment):
                var (from, through) = Period(segment);
                _lineDetails = _lineDetails with { Dates = Added(_lineDetails.Dates, new Date837(_texts.Of(segment[1]), from, through)) };
                break;
            default: break;
        }
    }

    /// <summary>Takes LQ: the form whose answers follow.</summary>
    public void TakeForm(in Segment segment)
    {
        if (segment.Key == SegmentKey.Lq && segment[1].Is("UT"u8) && HasRoom(segment)) _lineDetails = _lineDetails with { Forms = Added(_lineDetails.Forms, _texts.Of(segment[2])) };
    }

    /// <summary>Takes NM1, N3 or N4 of the loops 2420B to 2420H.</summary>
    public void TakeLineParty(in Segment segment, ReadOnlySpan<byte> canonical)
    {
        if (segment.Key == SegmentKey.Nm1)
        {
            FinishLineParty();
            _linePartyCode = SegmentKey.Of(segment[1].Bytes);
        }
        _lineParty.Take(segment, canonical);
    }

    private void FinishLineParty()
    {
        if (_lineParty.BuildIfNamed() is not { } party) return;
        _lineDetails = _linePartyCode switch
        {
            'Q' << 16 | 'B' << 8 => _lineDetails with { Purchased = party },
            '7' << 16 | '7' << 8 => _lineDetails with { Facility = party },
            'D' << 16 | 'Q' << 8 => _lineDetails with { Supervising = party },
            'D' << 16 | 'K' << 8 => _lineDetails with { Ordering = party },
            'P' << 16 | 'W' << 8 => _lineDetails with { PickUp = party },
            '4' << 16 | '5' << 8 => _lineDetails with { DropOff = party },
            _ => _lineDetails.Referring is null ? _lineDetails with { Referring = party } : _lineDetails,
        };
        _lineParty.Clear();
    }

    // Grows in place: a claim may have ten thousand of them, and a new list for each would take the square of that.
    private static List<T> Added<T>(IReadOnlyList<T> list, T item)
    {
        var grown = list as List<T> ?? [];
        grown.Add(item);
        return grown;
    }

    private Transport837 Transport(in Segment segment) => new(_texts.Of(segment[2]), _texts.Of(segment[4]), _texts.Of(segment[6]), segment[9].Text(), segment[10].Text());

    private Condition837 Condition(in Segment segment)
    {
        var codes = new List<string>(5);
        for (var n = 3; n <= 7; n++)
            if (!segment[n].IsEmpty) codes.Add(_texts.Of(segment[n]));
        return new Condition837(_texts.Of(segment[1]), _texts.Of(segment[2]), codes);
    }
}
