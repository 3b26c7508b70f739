namespace Quittance.Core.X12.Answers;

/// <summary>The part that reads segments. The three kinds of 837 say what is needed here in the same segments.</summary>
public sealed partial class ClaimTrail
{
    internal override void Take(in Segment segment)
    {
        if (_set is null || segment.IsCut) return;
        switch (segment.Key)
        {
            case SegmentKey.Bht: _set.Reference = segment[3].Text(); _set.LookAt([_set.Reference]); break;
            case SegmentKey.Hl: TakeLevel(segment); break;
            case SegmentKey.Clm: StartClaim(segment); break;
            case SegmentKey.Nm1 when _claim is null: TakeName(segment); break;
            case SegmentKey.Ref when _claim is null: TakeNumber(segment); break;
            default:
                if (_claim is not null) TakeInClaim(segment);
                break;
        }
    }

    private void TakeLevel(in Segment segment)
    {
        FinishClaim();
        _level = segment[3].Text();
        _above.RemoveAll(a => a.Depth >= DepthOf(_level));
        if (_level == "20")
        {
            FinishProvider();
            _provider = ClaimParty.None;
            _billingTax = "";
        }
        if (_level is "20" or "22")
        {
            _subscriber = ClaimParty.None;
            _payerId = "";
        }
        _patient = ClaimParty.None;
        _otherNumber = "";
    }

    private void TakeName(in Segment segment)
    {
        var entity = segment[1];
        if (_level.Length == 0)
        {
            if (entity.Is("41"u8)) _set!.Submitter = ClaimParty.Of(segment);
            else if (entity.Is("40"u8)) _set!.Receiver = ClaimParty.Of(segment);
            if (entity.Is("41"u8) || entity.Is("40"u8)) _set!.LookAt(ClaimParty.Of(segment).Texts);
        }
        else if (_level == "20" && entity.Is("85"u8)) _provider = ClaimParty.Of(segment);
        else if (_level == "22" && entity.Is("IL"u8)) _subscriber = ClaimParty.Of(segment);
        else if (_level == "22" && entity.Is("PR"u8)) _payerId = segment[9].Text();
        else if (_level == "23" && entity.Is("QC"u8)) _patient = ClaimParty.Of(segment);
    }

    private void TakeNumber(in Segment segment)
    {
        if (_level == "20" && (segment[1].Is("EI"u8) || segment[1].Is("SY"u8)) && _billingTax.Length == 0) _billingTax = segment[2].Text();
        // The number of a property or casualty claim names a patient who is no member of anything.
        else if (_level is "22" or "23" && (segment[1].Is("Y4"u8) || segment[1].Is("SY"u8))) _otherNumber = segment[2].Text();
    }

    private void StartClaim(in Segment segment)
    {
        FinishClaim();
        var number = segment[1].Text();
        // A patient of a 2000C has no number of his own; the subscriber's finds him. What has none at all is named by the claim.
        var id = _subscriber.Id.Length > 0 ? _subscriber.Id : _otherNumber.Length > 0 ? _otherNumber : number;
        var isInstitutional = segment[5].Component(2).Is("A"u8);
        _claim = new ClaimJudged
        {
            Number = number,
            Charge = segment[2].Text(),
            Patient = (_patient == ClaimParty.None ? _subscriber : _patient) with { Qualifier = "MI", Id = id },
            BillType = isInstitutional ? segment[5].Component(1).Text() + segment[5].Component(3).Text() : "",
        };
        foreach (var (_, reason) in _above) Add(_claim, reason);
        _line = null;
    }

    private void TakeInClaim(in Segment segment)
    {
        switch (segment.Key)
        {
            case SegmentKey.Lx: StartLine(segment); break;
            case SegmentKey.Sv1: TakeService(segment[1], segment[2], default); break;
            case SegmentKey.Sv3: TakeService(segment[1], segment[2], default); break;
            case SegmentKey.Sv2: TakeService(segment[2], segment[3], segment[1]); break;
            case SegmentKey.Dtp: TakeDate(segment); break;
            case SegmentKey.Ref when _line is not null && segment[1].Is("6R"u8) && _line.Control.Length == 0: _line.Control = segment[2].Text(); break;
            case SegmentKey.Ref when _line is null && segment[1].Is("D9"u8): _claim!.ClearinghouseNumber = segment[2].Text(); break;
            default: break;
        }
    }

    private void StartLine(in Segment segment)
    {
        _line = new LineJudged { Number = segment[1].Text() };
        if (_claim!.Lines.Count < MostLines) _claim.Lines.Add(_line);
    }

    private void TakeService(Element procedure, Element charge, Element revenue)
    {
        if (_line is null) return;
        _line.Charge = charge.Text();
        if (procedure.IsEmpty)
        {
            _line.Qualifier = "NU";
            _line.Code = revenue.Text();
            return;
        }
        const int FirstModifier = 3, LastModifier = 6;
        _line.Qualifier = procedure.Component(1).Text();
        _line.Code = procedure.Component(2).Text();
        _line.Revenue = revenue.Text();
        for (var n = FirstModifier; n <= LastModifier; n++)
            if (!procedure.Component(n).IsEmpty) _line.Modifiers.Add(procedure.Component(n).Text());
    }

    // 472 is the service of a line, or of a dental claim; 434 the statement of an institutional claim. 573 (paid) is not looked at.
    private void TakeDate(in Segment segment)
    {
        const int DayLength = 8;
        var isStatement = segment[1].Is("434"u8);
        if (!isStatement && !segment[1].Is("472"u8)) return;
        var date = segment[3].Text();
        if (date.Length < DayLength) return;
        var from = date[..DayLength];
        var through = date[^DayLength..];
        if (_line is not null && !isStatement) (_line.From, _line.Through) = (from, through);
        if (isStatement || _claim!.From.Length == 0)
        {
            (_claim!.From, _claim.Through) = (from, through);
            return;
        }
        if (_claim.BillType.Length > 0) return;
        if (string.CompareOrdinal(from, _claim.From) < 0) _claim.From = from;
        if (string.CompareOrdinal(through, _claim.Through) > 0) _claim.Through = through;
    }
}
