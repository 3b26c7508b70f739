using Quittance.Core.Kernel;
using Quittance.Core.X12.Balance;

namespace Quittance.Core.X12.Views;

/// <summary>
/// One claim of an 837P, 837I or 837D as it stands in the file: each value is read where it is asked for, and nothing is allocated until a text or a record is.
/// It lives while it is handed out. Values that are absent are empty; nothing here is judged.
/// </summary>
public readonly ref struct ClaimView
{
    private readonly ViewHold _hold;
    private readonly HeldSegments _held;
    private readonly int _at;
    private readonly int _lines;
    private readonly int _detailsEnd;

    internal ClaimView(ViewHold hold, bool mayBeCut)
    {
        (_hold, _held, _at) = (hold, hold.Held, hold.ClaimAt);
        MayBeCut = mayBeCut;
        // Other payers (loop 2320) stand between what the claim says of itself and its lines.
        _detailsEnd = _held.EndOf(_at, _held.Count, SegmentKey.Lx, SegmentKey.Sbr);
        _lines = _held.EndOf(_detailsEnd, _held.Count, SegmentKey.Lx);
    }

    /// <summary>837P, 837I or 837D.</summary>
    public string Type => _hold.Type;

    /// <summary>True when the file or the set ended inside of the claim, or the claim or a level that it hangs under is larger than the limits allow: what comes after is missing.</summary>
    public bool MayBeCut { get; }

    /// <summary>CLM01, the provider's number.</summary>
    public Element Number => _held.ElementAt(_at, 1);

    /// <summary>CLM02; null when it cannot be read.</summary>
    public Money? Charge => MoneyOf(_held.ElementAt(_at, 2));

    /// <summary>CLM05-1: place of service, or the first digits of the type of bill.</summary>
    public Element Place => _held.ElementAt(_at, 5).Component(1);

    /// <summary>CLM05-3.</summary>
    public Element Frequency => _held.ElementAt(_at, 5).Component(3);

    /// <summary>Where the CLM stands.</summary>
    public SegmentPlace At => SegmentPlace.Of(_held.At(_at));

    /// <summary>Loop 2010AA.</summary>
    public PartyView Billing => PartyOf(0, LevelEnd(0), "85"u8);

    /// <summary>Loop 2010BA.</summary>
    public PartyView Subscriber => PartyOf(SubscriberAt, LevelEnd(SubscriberAt), "IL"u8);

    /// <summary>Loop 2010BB.</summary>
    public PartyView Payer => PartyOf(SubscriberAt, LevelEnd(SubscriberAt), "PR"u8);

    /// <summary>Loop 2010CA; absent when the patient is the subscriber.</summary>
    public PartyView Patient => _hold.Levels.Patient < 0 ? default : PartyOf(_hold.Levels.Patient, LevelEnd(_hold.Levels.Patient), "QC"u8);

    /// <summary>SBR01 of loop 2000B.</summary>
    public Element PayerLevel => SubscriberElement(1);

    /// <summary>SBR09 of loop 2000B.</summary>
    public Element FilingIndicator => SubscriberElement(9);

    /// <summary>The provider of loop 2310 with this entity code, such as 82 (rendering), DN (referring), 71 (attending) or 77 (facility).</summary>
    public PartyView Provider(ReadOnlySpan<byte> entity) => PartyOf(_at, _detailsEnd, entity);

    /// <summary>REF02 of loop 2300 by its qualifier, such as F8 (the payer's number of the claim) or G1 (authorization).</summary>
    public Element Reference(ReadOnlySpan<byte> qualifier) => Value(SegmentKey.Ref, qualifier, 2);

    /// <summary>DTP03 of loop 2300 by its qualifier, such as 434 (statement) or 439 (accident).</summary>
    public Element Date(ReadOnlySpan<byte> qualifier) => Value(SegmentKey.Dtp, qualifier, 3);

    /// <summary>The codes of HI, in order: diagnoses and, in an 837I, procedures, conditions, occurrences and values.</summary>
    public HealthCodeViews HealthCodes => new(_held, _at, _detailsEnd);

    /// <summary>The service lines, in order.</summary>
    public LineViews Lines => new(_held, _lines, Type);

    /// <summary>How many segments the claim has, its CLM and those that no property of this view reads included.</summary>
    public int SegmentCount => _held.Count - _at;

    /// <summary>A segment of the claim, from 0.</summary>
    public Segment Segment(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, SegmentCount);
        return _held.At(_at + index);
    }

    /// <summary>The claim as a record, to be kept: a Claim837, InstitutionalClaim837 or DentalClaim837 as <see cref="TypedReader"/> gives it, without content hash.</summary>
    public X12Item ToRecord() => ViewRecord.Of(_hold, MayBeCut);

    internal static Money? MoneyOf(Element element) => element.TryMoney(out var money) ? money : null;

    internal static DateOnly? DayOf(ReadOnlySpan<byte> bytes) => X12Date.TryReadDay(bytes, out var day) ? day : null;

    private int SubscriberAt => Math.Max(0, _hold.Levels.Subscriber);

    // A level reaches to the next HL.
    private int LevelEnd(int level) => _held.EndOf(level + 1, _at, SegmentKey.Hl);

    private Element SubscriberElement(int element) => ElementOf(_held.Find(SubscriberAt, LevelEnd(SubscriberAt), SegmentKey.Sbr), element);

    // What follows a name is said of whom it names.
    private Element Value(int key, ReadOnlySpan<byte> qualifier, int element) =>
        ElementOf(_held.Find(_at, _held.EndOf(_at, _detailsEnd, SegmentKey.Nm1), key, qualifier), element);

    private Element ElementOf(int index, int element) => index < 0 ? default : _held.ElementAt(index, element);

    private PartyView PartyOf(int from, int to, ReadOnlySpan<byte> entity) => PartyView.Find(_held, from, to, entity);
}

/// <summary>A person or an organisation as its loop names it: NM1 and what follows until the next name.</summary>
public readonly ref struct PartyView
{
    private readonly HeldSegments? _held;
    private readonly int _at;
    private readonly int _most;

    private PartyView(HeldSegments held, int at, int most) => (_held, _at, _most) = (held, at, most);

    // Whoever asks for a name alone need not know where the next one stands.
    private int End => _held!.EndOf(_at + 1, _most, SegmentKey.Nm1);

    /// <summary>False when there is no such party; everything else is empty then.</summary>
    public bool IsThere => _held is not null;

    /// <summary>NM102 = 1.</summary>
    public bool IsPerson => Name(2).Is("1"u8);

    /// <summary>NM103: the last name of a person, the name of an organisation.</summary>
    public Element LastOrOrganization => Name(3);

    /// <summary>NM104.</summary>
    public Element First => Name(4);

    /// <summary>NM108.</summary>
    public Element IdQualifier => Name(8);

    /// <summary>NM109.</summary>
    public Element Id => Name(9);

    /// <summary>N301.</summary>
    public Element Street => Of(SegmentKey.N3, 1);

    /// <summary>N401.</summary>
    public Element City => Of(SegmentKey.N4, 1);

    /// <summary>N402.</summary>
    public Element State => Of(SegmentKey.N4, 2);

    /// <summary>N403.</summary>
    public Element Zip => Of(SegmentKey.N4, 3);

    /// <summary>DMG02; null when it is absent or no day.</summary>
    public DateOnly? Birth => ClaimView.DayOf(Of(SegmentKey.Dmg, 2).Bytes);

    /// <summary>DMG03.</summary>
    public Element Sex => Of(SegmentKey.Dmg, 3);

    /// <summary>REF02 of the party by its qualifier, such as EI (tax number).</summary>
    public Element Reference(ReadOnlySpan<byte> qualifier)
    {
        var at = _held is null ? ViewHold.None : _held.Find(_at + 1, End, SegmentKey.Ref, qualifier);
        return at < 0 ? default : _held!.ElementAt(at, 2);
    }

    internal static PartyView Find(HeldSegments held, int from, int to, ReadOnlySpan<byte> entity)
    {
        var at = held.Find(from, to, SegmentKey.Nm1, entity);
        if (at < 0) return default;
        return new PartyView(held, at, to);
    }

    /// <summary>The same party where what follows its name is not said of it.</summary>
    internal PartyView NameAlone() => _held is null ? this : new PartyView(_held, _at, _at + 1);

    private Element Name(int element) => _held is null ? default : _held.ElementAt(_at, element);

    private Element Of(int key, int element)
    {
        var at = _held is null ? ViewHold.None : _held.Find(_at + 1, End, key);
        return at < 0 ? default : _held!.ElementAt(at, element);
    }
}
