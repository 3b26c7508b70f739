namespace Quittance.Core.X12.Structure;

/// <summary>What a 999 calls the business unit of a fault: the name of the place that identifies it, such as CLM01, and what stands there.</summary>
public sealed record UnitNamed(string Name, string Value);

/// <summary>
/// Knows in which business unit of a set the reading stands. The unit is found by segments alone, so that sets without a table
/// have one too. Which value identifies it: for the 270 X12 says so (RFI 2293, TRN02); the others follow from the names that the
/// 999 has for them.
/// </summary>
internal sealed class BusinessUnit
{
    private const int MostBytes = 128;

    private readonly byte[] _value = new byte[MostBytes];
    private Kind _kind;
    private string _name = "";
    private int _length;

    private enum Kind { None, Claim, Remittance, Member, Premium, Trace, Review }

    /// <summary>The unit that is open; null outside of units.</summary>
    public UnitNamed? Current => _length == 0 ? null : new UnitNamed(_name, new Element(_value.AsSpan(0, _length), default).Text());

    /// <summary>A set begins with its ST.</summary>
    public void Begin(in Segment st)
    {
        var set = st[1].Bytes;
        _length = 0;
        _kind = set.SequenceEqual("837"u8) ? Kind.Claim
            : set.SequenceEqual("835"u8) ? Kind.Remittance
            : set.SequenceEqual("834"u8) ? Kind.Member
            : set.SequenceEqual("820"u8) ? Kind.Premium
            : set.SequenceEqual("278"u8) ? Kind.Review
            : set.SequenceEqual("270"u8) || set.SequenceEqual("271"u8) || set.SequenceEqual("276"u8) || set.SequenceEqual("277"u8) ? Kind.Trace
            : Kind.None;
    }

    /// <summary>Takes a segment of the set; the same one again changes nothing.</summary>
    public void Take(in Segment segment)
    {
        switch (segment.Key)
        {
            case SegmentKey.Hl when _kind is Kind.Claim or Kind.Trace: _length = 0; break;
            case SegmentKey.Hl when _kind == Kind.Review && (segment[3].Is("20"u8) || segment[3].Is("21"u8) || segment[3].Is("22"u8)): _length = 0; break;
            case SegmentKey.Clm when _kind == Kind.Claim: Keep("CLM01", segment[1]); break;
            case SegmentKey.Trn when _kind is Kind.Trace or Kind.Remittance: Keep("TRN02", segment[2]); break;
            case SegmentKey.Ins when _kind == Kind.Member: _length = 0; break;
            case SegmentKey.Ref when _kind == Kind.Member && segment[1].Is("0F"u8): Keep("SUBSCRIBER NUMBER REF02", segment[2]); break;
            case SegmentKey.Ent when _kind == Kind.Premium: Keep("ENT01", segment[1]); break;
            case SegmentKey.Nm1 when _kind == Kind.Review && segment[1].Is("IL"u8): Keep("SUBSCRIBER NAME NM109", segment[9]); break;
            case SegmentKey.Nm1 when _kind == Kind.Review && segment[1].Is("QC"u8) && !segment[9].IsEmpty: Keep("PATIENT NAME NM109", segment[9]); break;
        }
    }

    /// <summary>True when a unit may end with a loop that starts with this segment.</summary>
    public static bool MayEndWith(int trigger) => trigger is SegmentKey.Clm or SegmentKey.Hl or SegmentKey.Trn or SegmentKey.Ins or SegmentKey.Ent;

    /// <summary>A loop was closed: its unit ends with it.</summary>
    public void Leave(LoopDefinition loop)
    {
        var isOver = loop.Trigger.Tag switch
        {
            SegmentKey.Clm => _kind == Kind.Claim,
            SegmentKey.Hl => _kind is Kind.Claim or Kind.Trace,
            SegmentKey.Trn => _kind == Kind.Trace,
            SegmentKey.Ins => _kind == Kind.Member,
            SegmentKey.Ent => _kind == Kind.Premium,
            _ => false,
        };
        if (isOver) _length = 0;
    }

    private void Keep(string name, Element value)
    {
        _name = name;
        _length = Math.Min(value.Bytes.Length, MostBytes);
        value.Bytes[.._length].CopyTo(_value);
    }
}
