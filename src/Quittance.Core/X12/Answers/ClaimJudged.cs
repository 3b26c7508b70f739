namespace Quittance.Core.X12.Answers;

/// <summary>One service line of a judged claim, as far as an answer about it needs it.</summary>
internal sealed class LineJudged
{
    /// <summary>LX01.</summary>
    public string Number { get; set; } = "";
    /// <summary>SV101-1, SV202-1, SV301-1; NU when a revenue code stands alone.</summary>
    public string Qualifier { get; set; } = "";
    public string Code { get; set; } = "";
    public List<string> Modifiers { get; } = [];
    /// <summary>SV201, when a procedure stands beside it.</summary>
    public string Revenue { get; set; } = "";
    public string Charge { get; set; } = "";
    /// <summary>REF 6R.</summary>
    public string Control { get; set; } = "";
    public string From { get; set; } = "";
    public string Through { get; set; } = "";

    /// <summary>Every text of it, for who looks at characters.</summary>
    public IEnumerable<string> Texts => [Number, Qualifier, Code, .. Modifiers, Revenue, Charge, Control, From, Through];
}

/// <summary>Why a claim is rejected; <see cref="Line"/> is the LX01 of the line that it is about, 0 when it is about the claim.</summary>
internal sealed record ClaimReason(int Line, string Category, string Status, string Entity);

/// <summary>One judged claim, as far as its answer needs it, and its form in the spool.</summary>
internal sealed class ClaimJudged
{
    /// <summary>CLM01.</summary>
    public string Number { get; set; } = "";
    /// <summary>CLM02 as it came.</summary>
    public string Charge { get; set; } = "";
    public ClaimParty Patient { get; set; } = ClaimParty.None;
    /// <summary>REF D9.</summary>
    public string ClearinghouseNumber { get; set; } = "";
    /// <summary>CLM05-1 and -3 of an institutional claim.</summary>
    public string BillType { get; set; } = "";
    public string From { get; set; } = "";
    public string Through { get; set; } = "";
    public List<ClaimReason> Reasons { get; } = [];
    public List<LineJudged> Lines { get; } = [];
    public bool IsAccepted => Reasons.Count == 0;

    /// <summary>Its own texts, without those of its patient and lines.</summary>
    public IEnumerable<string> Texts => [Number, Charge, ClearinghouseNumber, BillType, From, Through];

    public static ClaimJudged Read(BinaryReader from)
    {
        var claim = new ClaimJudged
        {
            Number = from.ReadString(),
            Charge = from.ReadString(),
            Patient = ClaimParty.Read(from),
            ClearinghouseNumber = from.ReadString(),
            BillType = from.ReadString(),
            From = from.ReadString(),
            Through = from.ReadString(),
        };
        for (var n = from.ReadInt32(); n > 0; n--)
            claim.Reasons.Add(new ClaimReason(from.ReadInt32(), from.ReadString(), from.ReadString(), from.ReadString()));
        for (var n = from.ReadInt32(); n > 0; n--) claim.Lines.Add(ReadLine(from));
        return claim;
    }

    /// <summary>Writes the claim. Of its lines, only those that a reason is about go along.</summary>
    public void Write(BinaryWriter to)
    {
        to.Write(Number);
        to.Write(Charge);
        Patient.Write(to);
        to.Write(ClearinghouseNumber);
        to.Write(BillType);
        to.Write(From);
        to.Write(Through);
        to.Write(Reasons.Count);
        foreach (var reason in Reasons)
        {
            to.Write(reason.Line);
            to.Write(reason.Category);
            to.Write(reason.Status);
            to.Write(reason.Entity);
        }
        var lines = Lines.FindAll(l => Reasons.Exists(r => r.Line > 0 && r.Line == NumberOf(l)));
        to.Write(lines.Count);
        foreach (var line in lines) WriteLine(to, line);
    }

    public static int NumberOf(LineJudged line) => int.TryParse(line.Number, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static LineJudged ReadLine(BinaryReader from)
    {
        var line = new LineJudged
        {
            Number = from.ReadString(),
            Qualifier = from.ReadString(),
            Code = from.ReadString(),
            Revenue = from.ReadString(),
            Charge = from.ReadString(),
            Control = from.ReadString(),
            From = from.ReadString(),
            Through = from.ReadString(),
        };
        for (var n = from.ReadInt32(); n > 0; n--) line.Modifiers.Add(from.ReadString());
        return line;
    }

    private static void WriteLine(BinaryWriter to, LineJudged line)
    {
        to.Write(line.Number);
        to.Write(line.Qualifier);
        to.Write(line.Code);
        to.Write(line.Revenue);
        to.Write(line.Charge);
        to.Write(line.Control);
        to.Write(line.From);
        to.Write(line.Through);
        to.Write(line.Modifiers.Count);
        foreach (var modifier in line.Modifiers) to.Write(modifier);
    }

    public override string ToString() => "ClaimJudged (not printed)";
}
