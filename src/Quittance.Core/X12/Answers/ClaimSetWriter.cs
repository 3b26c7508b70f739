using System.Globalization;
using Quittance.Core.X12.Sets.Acknowledgment;
using Quittance.Core.X12.Writing;

namespace Quittance.Core.X12.Answers;

/// <summary>Writes one 277CA: source, receiver with totals, providers with totals, claims. It reads the spools once, in their order.</summary>
internal sealed class ClaimSetWriter(SegmentWriter writer, ClaimTrail trail, DateTimeOffset at, string interchange)
{
    private const string Payer = "PR", Clearinghouse = "AY", Receiver = "40";

    // NM109 has two characters at least; a claim's number, which may stand there, has one.
    private const int ShortestId = 2;

    private readonly string _today = at.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
    private SetTrail _set = new(0, 0);
    private int _level;

    public void Write(SetTrail set, int number)
    {
        _set = set;
        _level = 0;
        var control = number.ToString("0000", CultureInfo.InvariantCulture);
        var reference = $"{interchange}-{control}";
        writer.StartSet("277", control, Status277CAWriter.Guide);
        writer.Begin("BHT").Value("0085").Value("08").Value(reference).Value(_today).Value(at.ToString("HHmm", CultureInfo.InvariantCulture)).Value("TH").End();
        Level("20", null, "1");
        Name(set.IsForPayer ? Payer : Clearinghouse, set.Receiver with { Kind = "2", First = "", Middle = "", Suffix = "" });
        writer.Begin("TRN").Value("1").Value(reference).End();
        Day("050", _today, _today);
        Day("009", _today, _today);
        WriteReceiver();
        using var providers = trail.ProvidersOf(set);
        using var claims = trail.ClaimsOf(set);
        // Providers and claims lie in different streams, so reading one does not move the other.
        for (var n = 0; n < set.Providers; n++) WriteProvider(ClaimParty.Read(providers), ClaimTally.Read(providers), claims);
        writer.EndSet();
    }

    private void WriteReceiver()
    {
        Level("21", "1", "1");
        Name("41", _set.Submitter with { Suffix = "" });
        writer.Begin("TRN").Value("2").Value(_set.Reference).End();
        writer.Begin("STC").Composite("A1", "19", _set.IsForPayer ? Payer : Clearinghouse).Value(_today).Value("WQ").Value(_set.Tally.Charge).End();
        Totals(_set.Tally, "90", "AA");
    }

    private void WriteProvider(ClaimParty provider, ClaimTally tally, BinaryReader claims)
    {
        var own = Level("19", "2", "1");
        Name("85", provider);
        writer.Begin("TRN").Value("1").Value("0").End();
        Totals(tally, "QA", "QC");
        for (var n = tally.Accepted + tally.Rejected; n > 0; n--)
        {
            Level("PT", own, "");
            WriteClaim(ClaimJudged.Read(claims));
        }
    }

    private void WriteClaim(ClaimJudged claim)
    {
        Name("QC", claim.Patient with { Kind = "1", Last = claim.Patient.Last.Length > 0 ? claim.Patient.Last : claim.Number });
        writer.Begin("TRN").Value("2").Value(claim.Number).End();
        if (claim.IsAccepted)
            writer.Begin("STC").Composite(_set.IsForPayer ? ["A2", "20", Payer] : ["A1", "19", Receiver]).Value(_today).Value("WQ").Value(claim.Charge).End();
        else Reasons(claim.Reasons, claim.Charge);
        if (claim.ClearinghouseNumber.Length > 0) writer.Begin("REF").Value("D9").Value(claim.ClearinghouseNumber).End();
        if (claim.BillType.Length > 0) writer.Begin("REF").Value("BLT").Value(claim.BillType).End();
        // A dental estimate has no service date; then it is the day of the answer.
        Day("472", claim.From.Length > 0 ? claim.From : _today, claim.From.Length > 0 ? claim.Through : _today);
        foreach (var line in claim.Lines) WriteLine(line, claim);
    }

    private void WriteLine(LineJudged line, ClaimJudged claim)
    {
        writer.Begin("SVC").Composite([line.Qualifier, line.Code, .. line.Modifiers]).Value(line.Charge).Skip().Value(line.Revenue).End();
        Reasons(claim.Reasons.FindAll(r => r.Line == ClaimJudged.NumberOf(line)), null);
        writer.Begin("REF").Value("FJ").Value(line.Control.Length > 0 ? line.Control : line.Number).End();
        if (line.From.Length > 0) Day("472", line.From, line.Through);
    }

    // An STC has room for three statuses.
    private void Reasons(List<ClaimReason> reasons, string? charge)
    {
        const int Most = 3, Between = 5;
        foreach (var together in reasons.Chunk(Most))
        {
            writer.Begin("STC").Composite(together[0].Category, together[0].Status, together[0].Entity).Value(_today).Value("U").Value(charge).Skip(Between);
            // STC10 and STC11 take few entities, none of which is a provider or a patient.
            foreach (var more in together.Skip(1)) writer.Composite(more.Category, more.Status, more.Entity == Payer ? Payer : "");
            writer.End();
        }
    }

    private void Totals(ClaimTally tally, string accepted, string rejected)
    {
        if (tally.Accepted > 0) writer.Begin("QTY").Value(accepted).Value(tally.Accepted).End();
        if (tally.Rejected > 0) writer.Begin("QTY").Value(rejected).Value(tally.Rejected).End();
        if (tally.Accepted > 0) writer.Begin("AMT").Value("YU").Value(tally.AcceptedCharge).End();
        if (tally.Rejected > 0) writer.Begin("AMT").Value("YY").Value(tally.RejectedCharge).End();
    }

    private string Level(string code, string? parent, string hasChild)
    {
        var own = (++_level).ToString(CultureInfo.InvariantCulture);
        writer.Begin("HL").Value(own).Value(parent).Value(code).Value(hasChild).End();
        return own;
    }

    private void Name(string entity, ClaimParty party) =>
        writer.Begin("NM1").Value(entity).Value(party.Kind == "1" ? "1" : "2").Value(party.Last).Value(party.First).Value(party.Middle).Skip().Value(party.Suffix)
            .Value(party.Id.Length > 0 ? party.Qualifier : "").Value(party.Id.Length > 0 ? party.Id.PadLeft(ShortestId, '0') : "").End();

    private void Day(string qualifier, string from, string through)
    {
        writer.Begin("DTP").Value(qualifier);
        if (from == through) writer.Value("D8").Value(from).End();
        else writer.Value("RD8").Value($"{from}-{through}").End();
    }
}
