using Quittance.Core.Kernel;
using Quittance.Core.X12.Balance;

namespace Quittance.Core.X12.Views;

/// <summary>
/// One payment of an 835 (CLP and what hangs under it) as it stands in the file: each value is read where it is asked for, and nothing is allocated until a
/// text or a record is. It lives while it is handed out. Values that are absent are empty; nothing here is judged.
/// </summary>
public readonly ref struct PaymentView
{
    private readonly ViewHold _hold;
    private readonly HeldSegments _held;
    private readonly int _at;
    private readonly int _lines;

    internal PaymentView(ViewHold hold, bool mayBeCut)
    {
        (_hold, _held, _at) = (hold, hold.Held, hold.ClaimAt);
        MayBeCut = mayBeCut;
        _lines = _held.Find(_at, _held.Count, SegmentKey.Svc);
        if (_lines < 0) _lines = _held.Count;
    }

    /// <summary>True when the file or the set ended inside of the payment, or it is larger than the limits allow: something may be missing.</summary>
    public bool MayBeCut { get; }

    /// <summary>Ordinal of the CLP in its set, from 1.</summary>
    public int Ordinal => _hold.Ordinal;

    /// <summary>CLP01, the provider's number of the claim.</summary>
    public Element Number => _held.ElementAt(_at, 1);

    /// <summary>CLP02.</summary>
    public Element Status => _held.ElementAt(_at, 2);

    /// <summary>CLP03; null when it cannot be read.</summary>
    public Money? Charge => ClaimView.MoneyOf(_held.ElementAt(_at, 3));

    /// <summary>CLP04; null when it cannot be read.</summary>
    public Money? Paid => ClaimView.MoneyOf(_held.ElementAt(_at, 4));

    /// <summary>CLP05; null when it is absent or cannot be read.</summary>
    public Money? PatientResponsibility => ClaimView.MoneyOf(_held.ElementAt(_at, 5));

    /// <summary>CLP06.</summary>
    public Element FilingIndicator => _held.ElementAt(_at, 6);

    /// <summary>CLP07, the payer's number of the claim.</summary>
    public Element PayerNumber => _held.ElementAt(_at, 7);

    /// <summary>Where the CLP stands.</summary>
    public SegmentPlace At => SegmentPlace.Of(_held.At(_at));

    /// <summary>Somebody of loop 2100 by entity code, such as QC (patient), IL (subscriber) or 82 (who did it). A payment gives no more than name and number.</summary>
    public PartyView Party(ReadOnlySpan<byte> entity) => PartyView.Find(_held, _at, _lines, entity).NameAlone();

    /// <summary>REF02 of loop 2100 by its qualifier.</summary>
    public Element Reference(ReadOnlySpan<byte> qualifier)
    {
        var at = _held.Find(_at, _lines, SegmentKey.Ref, qualifier);
        return at < 0 ? default : _held.ElementAt(at, 2);
    }

    /// <summary>Adjustments of the whole claim: the CAS of loop 2100.</summary>
    public AdjustmentViews Adjustments => new(_held, _at, _lines);

    /// <summary>The service lines, in order.</summary>
    public PaymentLineViews Lines => new(_held, _lines);

    /// <summary>How many segments the payment has, its CLP and those that no property of this view reads included.</summary>
    public int SegmentCount => _held.Count - _at;

    /// <summary>A segment of the payment, from 0.</summary>
    public Segment Segment(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, SegmentCount);
        return _held.At(_at + index);
    }

    /// <summary>The payment as a record, to be kept: a ClaimPayment835 as <see cref="TypedReader"/> gives it.</summary>
    public X12Item ToRecord() => ViewRecord.Of(_hold, MayBeCut);
}

/// <summary>A service line of a payment: SVC and what follows until the next line.</summary>
public readonly ref struct PaymentLineView
{
    private readonly HeldSegments _held;
    private readonly int _at;
    private readonly int _end;

    internal PaymentLineView(HeldSegments held, int at, int end) => (_held, _at, _end) = (held, at, end);

    /// <summary>SVC01-2, what was paid for.</summary>
    public Element Code => _held.ElementAt(_at, 1).Component(2);

    /// <summary>A modifier, from 1 to 4.</summary>
    public Element Modifier(int number) => number is < 1 or > 4 ? default : _held.ElementAt(_at, 1).Component(number + 2);

    /// <summary>SVC02; null when it cannot be read.</summary>
    public Money? Charge => ClaimView.MoneyOf(_held.ElementAt(_at, 2));

    /// <summary>SVC03; null when it cannot be read.</summary>
    public Money? Paid => ClaimView.MoneyOf(_held.ElementAt(_at, 3));

    /// <summary>SVC05 as it came; absent is one.</summary>
    public Element Units => _held.ElementAt(_at, 5);

    /// <summary>DTM02 of 472, or of 150; null when it is absent or no day.</summary>
    public DateOnly? From
    {
        get
        {
            var at = _held.Find(_at, _end, SegmentKey.Dtm, "472"u8);
            if (at < 0) at = _held.Find(_at, _end, SegmentKey.Dtm, "150"u8);
            return at < 0 ? null : ClaimView.DayOf(_held.ElementAt(at, 2).Bytes);
        }
    }

    /// <summary>REF02 of the line by its qualifier, such as 6R (the number that the claim gave it).</summary>
    public Element Reference(ReadOnlySpan<byte> qualifier)
    {
        var at = _held.Find(_at, _end, SegmentKey.Ref, qualifier);
        return at < 0 ? default : _held.ElementAt(at, 2);
    }

    /// <summary>AMT02 of the line by its qualifier, such as B6 (allowed); null when it is absent or cannot be read.</summary>
    public Money? Amount(ReadOnlySpan<byte> qualifier)
    {
        var at = _held.Find(_at, _end, SegmentKey.Amt, qualifier);
        return at < 0 ? null : ClaimView.MoneyOf(_held.ElementAt(at, 2));
    }

    /// <summary>The line's adjustments: its CAS.</summary>
    public AdjustmentViews Adjustments => new(_held, _at, _end);
}

/// <summary>The lines of a payment, for <c>foreach</c>.</summary>
public ref struct PaymentLineViews
{
    private readonly HeldSegments _held;
    private int _at;
    private int _end;

    internal PaymentLineViews(HeldSegments held, int first) => (_held, _end) = (held, first);

    /// <summary>The line that was reached last.</summary>
    public readonly PaymentLineView Current => new(_held, _at, _end);

    /// <summary>Itself.</summary>
    public readonly PaymentLineViews GetEnumerator() => this;

    /// <summary>Goes to the next line; false behind the last.</summary>
    public bool MoveNext()
    {
        if (_end >= _held.Count) return false;
        _at = _end;
        var next = _held.Find(_at + 1, _held.Count, SegmentKey.Svc);
        _end = next < 0 ? _held.Count : next;
        return true;
    }
}

/// <summary>One reason of a CAS with its amount.</summary>
public readonly ref struct AdjustmentView
{
    internal AdjustmentView(Element group, Element reason, Element amount, Element quantity)
    {
        Group = group;
        Reason = reason;
        Amount = ClaimView.MoneyOf(amount);
        Quantity = quantity;
    }

    /// <summary>CAS01: CO, PR, OA, PI.</summary>
    public Element Group { get; }

    /// <summary>The adjustment reason code (CARC).</summary>
    public Element Reason { get; }

    /// <summary>What the payment is less by; null when it cannot be read.</summary>
    public Money? Amount { get; }

    /// <summary>How many units; empty when it does not say.</summary>
    public Element Quantity { get; }
}

/// <summary>The reasons of some CAS, for <c>foreach</c>.</summary>
public ref struct AdjustmentViews
{
    private readonly HeldSegments _held;
    private readonly int _end;
    private int _at;
    private int _element;

    internal AdjustmentViews(HeldSegments held, int at, int end) => (_held, _at, _end) = (held, at, end);

    /// <summary>The reason that was reached last.</summary>
    public readonly AdjustmentView Current => new(_held.ElementAt(_at, 1), _held.ElementAt(_at, _element), _held.ElementAt(_at, _element + 1), _held.ElementAt(_at, _element + 2));

    /// <summary>Itself.</summary>
    public readonly AdjustmentViews GetEnumerator() => this;

    /// <summary>Goes to the next reason; false behind the last.</summary>
    public bool MoveNext()
    {
        while (true)
        {
            if (_at >= 0 && _element == 0)
            {
                _at = _held.Find(_at + 1, _end, SegmentKey.Cas);
                _element = -1;
            }
            if (_at < 0) return false;
            _element += 3;
            if (_element > _held.ElementsOf(_at)) _element = 0;
            else if (!_held.ElementAt(_at, _element).IsEmpty || !_held.ElementAt(_at, _element + 1).IsEmpty) return true;
        }
    }
}
