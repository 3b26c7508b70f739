using Quittance.Core.Kernel;

namespace Quittance.App.Exchange;

/// <summary>What is to be told of a file as a whole. It follows from the bytes alone, so it is worked out when somebody asks.</summary>
internal static class FileFindings
{
    public static List<Finding> Of(Survey survey, bool isRejected)
    {
        var findings = survey.Findings.ToList();
        findings.AddRange(survey.Sets.SelectMany(s => s.Imbalance));
        if (isRejected && !findings.Exists(f => f.Severity == Severity.Error))
        {
            var why = survey.HasInterchange ? "The file has an interchange without any transaction set." : "This is not an X12 file, so nothing could be loaded from it.";
            findings.Add(new Finding("file.unknown", Severity.Error, why) { Clears = "Give an 837P, 835, 999, TA1 or 277CA file." });
        }
        return findings;
    }
}
