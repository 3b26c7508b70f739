using System.Collections.Frozen;
using Quittance.Core.Codes;
using Quittance.Core.Kernel;

namespace Quittance.Core.Scrubbing;

/// <summary>A short list of codes in use, and since when it holds.</summary>
internal sealed record ClaimCodeList(string Name, string Since, FrozenSet<string> Codes)
{
    public bool Has(string code) => Codes.Contains(code);
}

/// <summary>The lists of <c>claim-codes.txt</c>.</summary>
internal static class ClaimCodes
{
    private static readonly FrozenDictionary<string, ClaimCodeList> ByName = Load().ToFrozenDictionary(l => l.Name, StringComparer.Ordinal);

    public static readonly ClaimCodeList AdmissionPriority = Find("admission-priority");
    public static readonly ClaimCodeList PatientStatus = Find("patient-status");
    public static readonly ClaimCodeList ChangeReason = Find("change-reason");
    public static readonly ClaimCodeList CancelReason = Find("cancel-reason");
    public static readonly ClaimCodeList OralCavity = Find("oral-cavity");
    public static readonly ClaimCodeList FormerOralCavity = Find("oral-cavity-former");

    private static ClaimCodeList Find(string name)
    {
        Check.That(ByName.TryGetValue(name, out var list), "claim-codes.txt has every list that is asked for");
        return list!;
    }

    private static IEnumerable<ClaimCodeList> Load()
    {
        foreach (var row in CodeTable.Rows("Scrubbing/claim-codes.txt", 4))
            yield return new ClaimCodeList(row[0], row[1], row[2].Split(' ').ToFrozenSet(StringComparer.Ordinal));
    }
}
