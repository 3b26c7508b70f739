namespace Quittance.Core.X12.Answers;

/// <summary>A person or an organisation as an NM1 names it. Never printed: it holds personal data.</summary>
internal sealed record ClaimParty(string Kind, string Last, string First, string Middle, string Suffix, string Qualifier, string Id)
{
    public static readonly ClaimParty None = new("2", "", "", "", "", "", "");

    /// <summary>True when it has a name and a number with its kind.</summary>
    public bool IsNamed => Last.Length > 0 && Qualifier.Length > 0 && Id.Length > 0;

    public static ClaimParty Of(in Segment nm1) =>
        new(nm1[2].Text(), nm1[3].Text(), nm1[4].Text(), nm1[5].Text(), nm1[7].Text(), nm1[8].Text(), nm1[9].Text());

    public static ClaimParty Read(BinaryReader from) =>
        new(from.ReadString(), from.ReadString(), from.ReadString(), from.ReadString(), from.ReadString(), from.ReadString(), from.ReadString());

    /// <summary>Every text of it, for who looks at characters.</summary>
    public IEnumerable<string> Texts => [Last, First, Middle, Suffix, Qualifier, Id];

    public void Write(BinaryWriter to)
    {
        to.Write(Kind);
        to.Write(Last);
        to.Write(First);
        to.Write(Middle);
        to.Write(Suffix);
        to.Write(Qualifier);
        to.Write(Id);
    }

    public override string ToString() => "ClaimParty (not printed)";
}
