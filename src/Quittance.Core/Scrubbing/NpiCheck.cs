using Quittance.Core.Kernel;
using Quittance.Core.Rules;
using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.Core.Scrubbing;

/// <summary>What all edits on provider numbers say, each about its own provider.</summary>
internal static class NpiCheck
{
    private const string Expected = "ten digits with the right check digit";

    public static void Judge(Party837 party, ClaimField field, string whose, ref FindingSink sink)
    {
        if (WhyNot(party) is { } why) sink.Add(field, $"The NPI of the {whose} {why}.", party.Id, Expected);
    }

    public static void Judge(Party837 party, Line837 line, ref FindingSink sink)
    {
        if (WhyNot(party) is { } why) sink.Add(ClaimField.LineRendering, line, $"The NPI of the line's rendering provider {why}.", party.Id, Expected);
    }

    public static void Judge(Party837 party, Line837 line, ClaimField field, string whose, ref FindingSink sink)
    {
        if (WhyNot(party) is { } why) sink.Add(field, line, $"The NPI of the line's {whose} {why}.", party.Id, Expected);
    }

    private static string? WhyNot(Party837 party)
    {
        if (party.IdQualifier != "XX" || party.Id.Length == 0) return null;
        if (!IdentifierForm.TryReadNpi(party.Id, out _)) return party.Id.Length == 10 && party.Id[0] is '1' or '2' ? "has a wrong check digit" : "is not ten digits that begin with 1 or 2";
        return Npi.TryParse(party.Id, out _) ? null : "carries spaces or hyphens";
    }
}
