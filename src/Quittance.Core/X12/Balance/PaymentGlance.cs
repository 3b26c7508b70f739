using Quittance.Core.X12.Views;

namespace Quittance.Core.X12.Balance;

/// <summary>Adds a payment and its lines up. What adds up goes into the remittance as a sum; a reversal or a predetermination is always looked at closer.</summary>
internal sealed class PaymentGlance(RemittanceBalance remittance, ReadLimits limits, ViewHold? views) : SumGlance(limits, views)
{
    private long _charge, _paid, _patient;
    private long _claimAdjusted, _linesAdjusted, _linesCharged, _linesPaid, _patientAdjusted;
    private bool _hasLine;

    // What is left of a line's charge when its adjustments and its payment are taken off.
    private long _left;

    protected override int First => SegmentKey.Clp;

    protected override bool Ends(int key) => key is SegmentKey.Lx or SegmentKey.Plb;

    protected override bool Start(in Segment segment)
    {
        _claimAdjusted = _linesAdjusted = _linesCharged = _linesPaid = _patientAdjusted = _patient = _left = 0;
        _hasLine = false;
        var status = segment[2].Bytes;
        return !status.StartsWith("22"u8) && !status.StartsWith("25"u8)
            && ClaimGlance.TryCents(segment, 3, out _charge) && ClaimGlance.TryCents(segment, 4, out _paid)
            && (segment[5].IsEmpty || ClaimGlance.TryCents(segment, 5, out _patient));
    }

    protected override bool Add(in Segment segment) => segment.Key switch
    {
        SegmentKey.Svc => StartLine(segment),
        SegmentKey.Cas => Adjust(segment),
        _ => true,
    };

    protected override bool AddsUp()
    {
        if (_left != 0 || _charge - _claimAdjusted - _linesAdjusted != _paid || _patientAdjusted != _patient) return false;
        if (_hasLine && (_linesCharged != _charge || _linesPaid - _claimAdjusted != _paid)) return false;
        remittance.AddPaid(new Kernel.Money(_paid));
        return true;
    }

    private bool StartLine(in Segment segment)
    {
        if (_left != 0 || !ClaimGlance.TryCents(segment, 2, out var charge) || !ClaimGlance.TryCents(segment, 3, out var paid)) return false;
        _hasLine = true;
        _linesCharged += charge;
        _linesPaid += paid;
        _left = charge - paid;
        return true;
    }

    private bool Adjust(in Segment segment)
    {
        // A group of another form is read with care.
        var group = segment[1].Bytes;
        if (group.Length != 2) return false;
        long sum = 0;
        for (var n = 2; n <= segment.Count; n += 3)
        {
            if (segment[n].IsEmpty && segment[n + 1].IsEmpty) continue;
            if (!ClaimGlance.TryCents(segment, n + 1, out var cents)) return false;
            sum += cents;
        }
        if (group.SequenceEqual("PR"u8)) _patientAdjusted += sum;
        if (_hasLine)
        {
            _linesAdjusted += sum;
            _left -= sum;
        }
        else _claimAdjusted += sum;
        return true;
    }
}
