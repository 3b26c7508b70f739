using Quittance.Core.Kernel;
using Quittance.Core.X12.Reading;

namespace Quittance.Core.X12.Sets.Claim837P;

/// <summary>The level, outside of claims, and the part of a claim, inside.</summary>
internal enum Part837 { Header, Billing, Subscriber, Patient, Unknown, Claim, OtherPayer, Line }

/// <summary>Where the reader stands. Only loops whose values go somewhere have a name of their own.</summary>
internal enum Loop837
{
    Header, Submitter, Receiver, BillingLevel, Billing, PayTo, SubscriberLevel, Subscriber, Payer, PatientLevel, Patient,
    Claim, ClaimParty, ClaimOther, OtherPayer, OtherSubscriber, OtherPayerName, OtherPayerParty, Line, LineDrug, LineParty, LineOther, Adjudication, Form, Unknown,
}

/// <summary>
/// Reads claims, loop by loop: the same segment id stands in many loops, so its entity code, its level, and what stood before
/// decide. A claim is handed out as soon as the next CLM, HL or SE comes. Professional claims are read without an addition.
/// </summary>
internal sealed partial class Claim837Reader(ItemSink sink, ClaimAddition? addition = null) : SetReader(sink)
{
    private readonly HierarchyCheck _levels = new(sink);
    private readonly PartyBuilder _billing = new(sink.Texts);
    private readonly PartyBuilder _subscriber = new(sink.Texts);
    private readonly PartyBuilder _payer = new(sink.Texts);
    private readonly PartyBuilder _patient = new(sink.Texts);
    private Loop837 _loop;
    private bool _headerDone;
    private bool _hasClaim;
    private bool _hasPatient;
    private Part837 _level;
    private Part837 _part;
    private string _payerLevel = "", _relationship = "", _groupNumber = "", _planName = "", _insuranceType = "", _filing = "", _patientRelationship = "", _death = "", _patientDeath = "";

    public override void Take(in Segment segment, ReadOnlySpan<byte> canonical)
    {
        if (Sink.Limits.OnlySums && IsBesideSums(segment)) return;
        switch (segment.Key)
        {
            case SegmentKey.Hl: TakeLevel(segment); return;
            case SegmentKey.Clm: StartClaim(segment, canonical); return;
            case SegmentKey.Nm1: ChooseParty(segment); break;
            default: break;
        }
        if (_hasClaim)
        {
            TakeInClaim(segment, canonical);
            return;
        }
        switch (_loop)
        {
            case Loop837.Header or Loop837.Submitter or Loop837.Receiver: TakeHeader(segment); break;
            case Loop837.BillingLevel or Loop837.Billing: TakeBilling(segment, canonical); break;
            case Loop837.SubscriberLevel: TakeSubscriberLevel(segment, canonical); break;
            case Loop837.Subscriber: if (segment.Key != SegmentKey.Per) _subscriber.Take(segment, canonical); break;
            case Loop837.Payer: _payer.Take(segment, canonical); break;
            case Loop837.PatientLevel: TakePatientLevel(segment, canonical); break;
            case Loop837.Patient: if (segment.Key != SegmentKey.Per) _patient.Take(segment, canonical); break;
            case Loop837.PayTo: break;
            default: Sink.Keep(segment); break;
        }
    }

    public override bool IsInClaim => _hasClaim;

    /// <summary>Who somebody is and what else is said of a claim. An NM1 still opens its loop; only another payer's number is needed for the sums.</summary>
    private bool IsBesideSums(in Segment segment)
    {
        switch (segment.Key)
        {
            case SegmentKey.N3 or SegmentKey.N4 or SegmentKey.Dmg or SegmentKey.Prv or SegmentKey.Ref or SegmentKey.Per or SegmentKey.Nte:
                return true;
            case SegmentKey.Dtp:
                return IsInLine;
            case SegmentKey.Nm1:
                ChooseParty(segment);
                return _loop != Loop837.OtherPayerName;
            default:
                return false;
        }
    }

    public override void EndClaim() => FinishClaim(false);

    public override void Finish(bool hasTrailer)
    {
        FinishClaim(!hasTrailer);
        TellHeader();
    }

    private void TakeLevel(in Segment segment)
    {
        FinishClaim(false);
        TellHeader();
        _levels.Take(segment);
        var code = segment[3];
        if (code.Is("22"u8))
        {
            _loop = Loop837.SubscriberLevel;
            _level = Part837.Subscriber;
            ClearSubscriber();
        }
        else if (code.Is("23"u8))
        {
            _loop = Loop837.PatientLevel;
            _level = Part837.Patient;
            _hasPatient = true;
            _patient.Clear();
            _patientRelationship = _patientDeath = "";
        }
        else if (code.Is("20"u8))
        {
            _loop = Loop837.BillingLevel;
            _level = Part837.Billing;
            _billing.Clear();
            ClearSubscriber();
        }
        else
        {
            _loop = Loop837.Unknown;
            _level = Part837.Unknown;
            Sink.Tell(segment, "x12.hl-level", Severity.Error, 2, "HL03 names no level of a claim (20, 22 or 23).", 3, code.Text(), "20, 22 or 23", "7");
            Sink.Keep(segment);
        }
    }

    private void ClearSubscriber()
    {
        _subscriber.Clear();
        _payer.Clear();
        _patient.Clear();
        _hasPatient = false;
        _payerLevel = _relationship = _groupNumber = _planName = _insuranceType = _filing = _patientRelationship = _death = _patientDeath = "";
    }

    private void TakeHeader(in Segment segment)
    {
        if (segment.Key == SegmentKey.Bht && !_headerDone)
        {
            var texts = Sink.Texts;
            _headerDone = true;
            Sink.Add(new Header837(texts.Of(segment[2]), texts.Of(segment[3]), texts.Of(segment[4]), texts.Of(segment[5]), texts.Of(segment[6])));
        }
        else if (segment.Key is not (SegmentKey.Nm1 or SegmentKey.Per or SegmentKey.N3 or SegmentKey.N4 or SegmentKey.Ref)) TellNoLoop(segment);
    }

    /// <summary>Every set has exactly one header, also when BHT never came.</summary>
    private void TellHeader()
    {
        if (_headerDone) return;
        _headerDone = true;
        Sink.Tell(new Finding("x12.header-missing", Severity.Error, "The set has no BHT.") { Level = 2, Segment = "BHT", AckCode = "3" });
        Sink.Add(new Header837("", "", "", "", ""));
    }

    private void TakeBilling(in Segment segment, ReadOnlySpan<byte> canonical)
    {
        if (segment.Key is SegmentKey.Nm1 or SegmentKey.N3 or SegmentKey.N4 or SegmentKey.Ref or SegmentKey.Prv) _billing.Take(segment, canonical);
        // A contact or a currency is not who the provider is: a new telephone number makes no new claim.
        else if (segment.Key is not (SegmentKey.Per or SegmentKey.Cur)) TellNoLoop(segment);
    }

    private void TakeSubscriberLevel(in Segment segment, ReadOnlySpan<byte> canonical)
    {
        if (segment.Key == SegmentKey.Sbr)
        {
            var texts = Sink.Texts;
            _payerLevel = texts.Of(segment[1]);
            _relationship = texts.Of(segment[2]);
            _groupNumber = texts.Of(segment[3]);
            _planName = texts.Of(segment[4]);
            _insuranceType = texts.Of(segment[5]);
            _filing = texts.Of(segment[9]);
            _subscriber.Content.Append(canonical);
        }
        else if (segment.Key == SegmentKey.Pat)
        {
            _death = Sink.Texts.Of(segment[6]);
            _subscriber.Content.Append(canonical);
        }
        else TellNoLoop(segment);
    }

    private void TakePatientLevel(in Segment segment, ReadOnlySpan<byte> canonical)
    {
        if (segment.Key != SegmentKey.Pat)
        {
            TellNoLoop(segment);
            return;
        }
        _patientRelationship = Sink.Texts.Of(segment[1]);
        _patientDeath = Sink.Texts.Of(segment[6]);
        _patient.Content.Append(canonical);
    }

    /// <summary>NM1 opens a loop: which one depends on where the reader stands and on its entity code.</summary>
    private void ChooseParty(in Segment segment)
    {
        var entity = segment[1].Bytes;
        var code = entity.Length is 2 or 3 ? SegmentKey.Of(entity) : 0;
        var next = _hasClaim ? PartyInClaim(code) : PartyOutsideClaim(code);
        if (next == Loop837.Unknown)
        {
            // Elements that slipped to the left would put a name where the code should be: that is not quoted.
            var quoted = code == 0 ? null : segment[1].Text();
            Sink.Tell(segment, "x12.no-loop", Severity.Error, 2, $"An NM1 {(quoted is null ? "without an entity code" : $"of entity {quoted}")} belongs to no loop here.", 1, quoted, ackCode: "2");
        }
        _loop = next;
    }

    private Loop837 PartyOutsideClaim(int code) => _level switch
    {
        Part837.Header => code switch
        {
            '4' << 16 | '1' << 8 => Loop837.Submitter,
            '4' << 16 | '0' << 8 => Loop837.Receiver,
            _ => Loop837.Unknown,
        },
        Part837.Billing => code switch
        {
            '8' << 16 | '5' << 8 => Loop837.Billing,
            '8' << 16 | '7' << 8 or 'P' << 16 | 'E' << 8 => Loop837.PayTo,
            _ => Loop837.Unknown,
        },
        Part837.Subscriber => code switch
        {
            'I' << 16 | 'L' << 8 => Loop837.Subscriber,
            'P' << 16 | 'R' << 8 => Loop837.Payer,
            _ => Loop837.Unknown,
        },
        Part837.Patient => code == ('Q' << 16 | 'C' << 8) ? Loop837.Patient : Loop837.Unknown,
        _ => Loop837.Unknown,
    };

    private void TellNoLoop(in Segment segment)
    {
        Sink.Tell(segment, "x12.no-loop", Severity.Error, 2, $"{segment.ShownId()} belongs to no loop here.", ackCode: "2");
        Sink.Keep(segment);
    }

    /// <summary>Begins a claim's hash with those that it hangs under; a mark keeps a value from moving to the next unseen.</summary>
    private void BeginHash()
    {
        if (!Sink.Limits.HashesContent) return;
        foreach (var party in (ReadOnlySpan<PartyBuilder>)[_billing, _subscriber, _payer, _patient])
        {
            Sink.ClaimHash.Append(party.Content.Bytes);
            Sink.ClaimHash.Append([0x01]);
        }
    }
}
