using Quittance.Core.X12.Reading;
using Quittance.Core.X12.Views;

namespace Quittance.Core.X12.Balance;

/// <summary>Adds the lines of a claim up. A claim with another payer is always looked at closer.</summary>
internal sealed class ClaimGlance : SumGlance
{
    private readonly int _service;
    private readonly int _chargeAt;
    private int _lines;
    private bool _wantsService;
    private long _charge;
    private long _sum;

    /// <summary>For the claims of one set: 837P, 837I or 837D.</summary>
    public ClaimGlance(string type, ReadLimits limits, ViewHold? views) : base(limits, views) => (_service, _chargeAt) = type switch
    {
        "837I" => (SegmentKey.Sv2, 3),
        "837D" => (SegmentKey.Sv3, 2),
        _ => (SegmentKey.Sv1, 2),
    };

    protected override int First => SegmentKey.Clm;

    protected override bool Ends(int key) => key == SegmentKey.Hl;

    protected override bool Start(in Segment segment)
    {
        _lines = 0;
        _sum = 0;
        _wantsService = false;
        return TryCents(segment, 2, out _charge);
    }

    protected override bool Add(in Segment segment)
    {
        var key = segment.Key;
        // A service stands right behind its LX; anywhere else the reader says whose it is.
        if (_wantsService)
        {
            _wantsService = false;
            return key == _service && AddService(segment);
        }
        switch (key)
        {
            case SegmentKey.Lx:
                _wantsService = true;
                return ItemSink.TryNumber(segment[1].Bytes, out var number) && number == ++_lines;
            case SegmentKey.Sv1 or SegmentKey.Sv2 or SegmentKey.Sv3 or SegmentKey.Sbr or SegmentKey.Svd or SegmentKey.Cas: return false;
            default: return true;
        }
    }

    protected override bool AddsUp() => !_wantsService && (_lines == 0 || _sum == _charge);

    private bool AddService(in Segment segment)
    {
        if (!TryCents(segment, _chargeAt, out var cents)) return false;
        _sum += cents;
        return true;
    }

    /// <summary>An amount in cents; false when it is absent or none. The limit of entries keeps every sum within a long.</summary>
    internal static bool TryCents(in Segment segment, int element, out long cents)
    {
        var isMoney = segment[element].TryMoney(out var money);
        cents = money.Cents;
        return isMoney;
    }
}
