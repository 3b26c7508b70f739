namespace Quittance.Core.X12.Sets.Claim837P;

/// <summary>
/// Gathers what an institutional or a dental claim has beyond a professional one, beside the builder that takes what all three share.
/// One is used again for every claim of a set.
/// </summary>
internal abstract class ClaimAddition
{
    /// <summary>A claim begins with its CLM.</summary>
    public abstract void Start(in Segment segment);

    /// <summary>Takes a segment of loop 2300: HI, REF and what the builder has no place for.</summary>
    public abstract void TakeClaim(in Segment segment, ClaimBuilder claim);

    /// <summary>A line begins.</summary>
    public abstract void StartLine();

    /// <summary>Takes a segment of loop 2400 that the builder has no place for; the service itself is among them.</summary>
    public abstract void TakeLine(in Segment segment, ClaimBuilder claim);

    /// <summary>The line is complete.</summary>
    public abstract void FinishLine(Line837 line);

    /// <summary>True for a qualifier of HI that names a diagnosis in this kind of claim alone.</summary>
    public virtual bool IsDiagnosis(Element qualifier) => false;

    /// <summary>Where a party of loop 2310 goes that a professional claim has not; null when it is none of this kind either.</summary>
    public abstract PartyBuilder? PartyOfClaim(int entity);

    /// <summary>The same of loop 2420.</summary>
    public abstract PartyBuilder? PartyOfLine(int entity);

    /// <summary>The finished item around what all claims share.</summary>
    public abstract X12Item Build(Claim837 common);

    /// <summary>Entity codes of NM1 as the reader knows them: first character in the third byte.</summary>
    protected const int AttendingEntity = '7' << 16 | '1' << 8, OperatingEntity = '7' << 16 | '2' << 8, OtherOperatingEntity = 'Z' << 16 | 'Z' << 8, AssistantEntity = 'D' << 16 | 'D' << 8;
}
