using System.Text;
using Quittance.Core.X12.Reading;

namespace Quittance.Core.X12.Sets.Claim837P;

/// <summary>
/// Gathers one party from NM1 and what follows it, and the bytes of it that count in content hashes. The record is made once
/// and shared by all claims under the same level.
/// </summary>
internal sealed class PartyBuilder(TextCache texts)
{
    private readonly ByteBuffer _formerContent = new();
    private Party837? _built;
    private Party837? _former;
    private string _entity = "", _last = "", _first = "", _middle = "", _suffix = "", _idQualifier = "", _id = "";
    private string _taxId = "", _taxIdQualifier = "", _taxonomy = "", _street = "", _street2 = "", _city = "", _state = "", _zip = "";
    private string _birth = "", _sex = "", _propertyCasualty = "";
    private bool _isPerson;

    /// <summary>What counts of it in content hashes.</summary>
    public ByteBuffer Content { get; } = new();

    /// <summary>True when an NM1 named it.</summary>
    public bool IsNamed { get; private set; }

    /// <summary>Its number when that is an NPI.</summary>
    public string Npi => _idQualifier == "XX" ? _id : "";

    public void Clear()
    {
        if (!IsNamed && Content.Length == 0 && _built is null) return;
        _built = null;
        IsNamed = false;
        _isPerson = false;
        _entity = _last = _first = _middle = _suffix = _idQualifier = _id = "";
        _taxId = _taxIdQualifier = _taxonomy = _street = _street2 = _city = _state = _zip = "";
        _birth = _sex = _propertyCasualty = "";
        Content.Clear();
    }

    /// <summary>Takes NM1, N3, N4, DMG, PRV or REF; others only count in the hash.</summary>
    public void Take(in Segment segment, ReadOnlySpan<byte> canonical)
    {
        _built = null;
        // Without content hashes there is no canonical form, and the segment as it came tells whether it is the same party again.
        Content.Append(canonical.IsEmpty ? segment.Bytes : canonical);
        if (canonical.IsEmpty) Content.Append("~"u8);
        switch (segment.Key)
        {
            case SegmentKey.Nm1: TakeName(segment); break;
            case SegmentKey.N3:
                // A street seldom comes twice; asking the cache would only push something frequent out of it.
                _street = segment[1].Text();
                _street2 = texts.Of(segment[2]);
                break;
            case SegmentKey.N4:
                _city = texts.Of(segment[1]);
                _state = texts.Of(segment[2]);
                _zip = texts.Of(segment[3]);
                break;
            case SegmentKey.Dmg:
                _birth = texts.Of(segment[2]);
                _sex = texts.Of(segment[3]);
                break;
            case SegmentKey.Prv: _taxonomy = texts.Of(segment[3]); break;
            case SegmentKey.Ref: TakeReference(segment); break;
            default: break;
        }
    }

    public Party837? BuildIfNamed() => IsNamed ? Build() : null;

    public Party837 Build() => _built ??= SameAsFormer() ?? Make();

    // One payer and one doctor stand in claim after claim: equal content is the same record.
    private Party837? SameAsFormer() =>
        _former is not null && _formerContent.Bytes.SequenceEqual(Content.Bytes) ? _former : null;

    private Party837 Make()
    {
        _formerContent.Clear();
        _formerContent.Append(Content.Bytes);
        return _former = new Party837
        {
            Entity = _entity,
            IsPerson = _isPerson,
            LastOrOrganization = _last,
            First = _first,
            Middle = _middle,
            Suffix = _suffix,
            IdQualifier = _idQualifier,
            Id = _id,
            TaxId = _taxId,
            TaxIdQualifier = _taxIdQualifier,
            Taxonomy = _taxonomy,
            Street = _street,
            Street2 = _street2,
            City = _city,
            State = _state,
            Zip = _zip,
            Birth = _birth,
            Sex = _sex,
            PropertyCasualtyNumber = _propertyCasualty,
        };
    }

    private void TakeName(in Segment segment)
    {
        IsNamed = true;
        _entity = texts.Of(segment[1]);
        _isPerson = segment[2].Is("1"u8);
        _last = texts.Of(segment[3]);
        _first = texts.Of(segment[4]);
        _middle = texts.Of(segment[5]);
        _suffix = texts.Of(segment[7]);
        _idQualifier = texts.Of(segment[8]);
        _id = segment[8].Is("XX"u8) || !_isPerson ? texts.Of(segment[9]) : segment[9].Text();
    }

    private void TakeReference(in Segment segment)
    {
        var kind = segment[1];
        if (kind.Is("EI"u8) || kind.Is("SY"u8))
        {
            _taxIdQualifier = texts.Of(kind);
            _taxId = Digits(segment[2].Bytes);
        }
        else if (kind.Is("Y4"u8)) _propertyCasualty = texts.Of(segment[2]);
    }

    private string Digits(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.ContainsAnyExceptInRange((byte)'0', (byte)'9')) return texts.Of(bytes);
        var digits = new StringBuilder(bytes.Length);
        foreach (var value in bytes)
            if (value is >= (byte)'0' and <= (byte)'9') digits.Append((char)value);
        return digits.ToString();
    }
}
