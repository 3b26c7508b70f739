using Quittance.Core.Kernel;
using Quittance.Core.X12;
using Quittance.Core.X12.Balance;
using Quittance.Core.X12.Sets.Claim837P;
using Quittance.Core.X12.Sets.Remittance835;

namespace Quittance.App.Exchange;

/// <summary>What one set of a file is, before anything of it is stored.</summary>
internal sealed record SurveyedSet(string Type, string Guide, string ContentHash, bool IsTyped, int Claims, Money Charges, Money Paid, IReadOnlyList<Finding> Imbalance)
{
    /// <summary>A claim file or remittance that posts.</summary>
    public bool Posts => IsTyped && (Type is "837P" or "835");
}

/// <summary>A whole file, surveyed.</summary>
internal sealed record Survey(IReadOnlyList<SurveyedSet> Sets, bool HasInterchange, bool IsTest, int Acknowledgments, IReadOnlyList<Finding> Findings)
{
    /// <summary>What people call the file: its kinds in order, joined.</summary>
    public string Kind
    {
        get
        {
            var kinds = Sets.Select(s => s.Type).Distinct(StringComparer.Ordinal).ToList();
            if (kinds.Count == 0) return Acknowledgments > 0 ? "TA1" : "unknown";
            return string.Join('+', kinds);
        }
    }
}

/// <summary>
/// Reads a file once before it is loaded. A remittance's balance and the hash of its content are known only at its end, and both decide
/// what is stored of it; reading twice costs a hundredth of storing.
/// </summary>
internal static class SurveyFile
{
    /// <summary>Findings kept of one file: enough to work with; the count of the rest is said.</summary>
    public const int FindingsKept = 200;

    public static Survey Run(Stream stream)
    {
        var sets = new List<SurveyedSet>();
        var findings = new List<Finding>();
        var more = 0;
        var reader = new SetSurvey();
        var hasInterchange = false;
        var isTest = false;
        var acknowledgments = 0;
        foreach (var item in TypedReader.Read(stream))
        {
            switch (item)
            {
                case InterchangeStart start:
                    hasInterchange = true;
                    isTest |= start.Usage == "T";
                    break;
                case InterchangeAcknowledgment:
                    acknowledgments++;
                    break;
                case SetStart start:
                    reader = new SetSurvey(start);
                    break;
                case SetEnd end:
                    sets.Add(reader.End(end));
                    break;
                case ItemFinding finding when findings.Count < FindingsKept:
                    findings.Add(finding.Finding);
                    break;
                case ItemFinding:
                    more++;
                    break;
                default:
                    reader.Add(item);
                    break;
            }
        }
        if (more > 0) findings.Add(new Finding("file.more-findings", Severity.Info, $"{more} more findings of this file are not listed.") { Clears = "Mend the first ones and import the file again." });
        if (isTest) findings.Add(new Finding("file.test", Severity.Warning, "The file is marked as a test (ISA15 T). It was loaded like any other.") { Segment = "ISA", Element = 15, Clears = "Ask the partner whether it was meant for production." });
        return new Survey(sets, hasInterchange, isTest, acknowledgments, findings);
    }

    private sealed class SetSurvey(SetStart? start = null)
    {
        private RemittanceBalance? _balance;
        private RemittanceHeader835? _header;
        private int _claims;
        private Money _charges;
        private bool _typed;

        public void Add(X12Item item)
        {
            switch (item)
            {
                case Header837:
                    _typed = true;
                    break;
                case Claim837 claim:
                    _typed = true;
                    _claims++;
                    _charges += claim.Charge ?? Money.Zero;
                    break;
                case RemittanceHeader835 header:
                    _typed = true;
                    _header = header;
                    _balance = new RemittanceBalance();
                    _balance.Add(header);
                    break;
                case ClaimPayment835 payment:
                    _claims++;
                    _balance?.Add(payment);
                    break;
                case ProviderBalance835 provider:
                    _balance?.Add(provider);
                    break;
                case OtherSegment:
                    break;
                default:
                    _typed = true;
                    break;
            }
        }

        public SurveyedSet End(SetEnd end)
        {
            var imbalance = _balance?.Findings().Where(f => f.Severity == Severity.Error).ToList() ?? [];
            if (_balance is not null && !end.HasTrailer)
                imbalance.Add(new Finding("era.cut", Severity.Error, "The file ended inside this remittance, so claims may be missing. It is held and posts nothing.") { Clears = "Import the whole file.", Segment = "SE" });
            return new SurveyedSet(start?.Type ?? "", start?.Guide ?? "", end.ContentHash[..32], _typed, _claims, _charges, _header?.Paid ?? Money.Zero, imbalance);
        }
    }
}
