using Quittance.Core.Kernel;
using Quittance.Core.X12;
using Quittance.Core.X12.Balance;
using Quittance.Core.X12.Sets.Claim837P;
using Quittance.Core.X12.Sets.Remittance835;

namespace Quittance.Core.Tests.X12;

public sealed class BalanceTests
{
    private static IReadOnlyList<Finding> Remittance(string claims, string paid, string balances = "")
    {
        var balance = new RemittanceBalance();
        Feed(balance, Sample.Items(Sample.Wrap($"BPR*I*{paid}*C*ACH~TRN*1*T~N1*PR*P~N1*PE*Q*XX*1~LX*1~{claims}{balances}", "835", "005010X221A1")));
        return balance.Findings();
    }

    private static void Feed(RemittanceBalance balance, IEnumerable<X12Item> items)
    {
        foreach (var item in items)
        {
            if (item is RemittanceHeader835 head) balance.Add(head);
            else if (item is ClaimPayment835 claim) balance.Add(claim);
            else if (item is ProviderBalance835 provider) balance.Add(provider);
        }
    }

    private static IReadOnlyList<Finding> Claim(string text) => ClaimBalance.Check(Sample.Items(Sample.Wrap(Texts.ClaimHead + "HL*2*1*22*0~SBR*S*18~" + text)).OfType<Claim837>().Single());

    private const string Line = "CLP*A*1*150*72.46*18.48~SVC*HC:99213*150*72.46~CAS*CO*45*57.58**253*1.48~CAS*PR*2*18.48~";

    [Fact]
    public void A_line_is_its_charge_less_its_adjustments() => Assert.Empty(Remittance(Line, "72.46"));

    [Fact]
    public void A_line_that_is_a_cent_off_is_told_in_words_and_figures()
    {
        var finding = Remittance(Line.Replace("1.48", "1.47", StringComparison.Ordinal), "72.46").First(f => f.Id == "balance.line");
        Assert.Equal("Line 1: charge 150.00 less adjustments 77.53 is 72.47, not the payment of 72.46.", finding.Message);
        Assert.Equal((3, Severity.Error, "SVC", "2110"), (finding.Level, finding.Severity, finding.Segment, finding.Loop));
    }

    [Fact]
    public void Two_lines_make_their_claim()
    {
        const string two = "CLP*A*1*300*80*40~SVC*HC:99213*200*80~CAS*CO*45*80~CAS*PR*1*40~SVC*HC:99214*100*0~CAS*CO*97*100~";
        Assert.Empty(Remittance(two, "80"));
        Assert.Equal(["balance.claim", "balance.lines-charge"], Remittance(two.Replace("*300*", "*310*", StringComparison.Ordinal), "80").Select(f => f.Id));
        Assert.Equal(["balance.patient"], Remittance(two.Replace("*80*40~", "*80*41~", StringComparison.Ordinal), "80").Select(f => f.Id));
    }

    [Fact]
    public void A_recovery_lowers_the_payment()
    {
        const string claims = "CLP*A*1*80*80~CLP*B*1*72.46*72.46~CLP*C*22*-50*-50~";
        Assert.Empty(Remittance(claims, "80", "PLB*1*20261231*WO:X*22.46~"));
        var finding = Assert.Single(Remittance(claims, "80", "PLB*1*20261231*WO:X*22.45~"));
        Assert.Equal(("balance.transaction", "Claims paid 102.46 less provider adjustments 22.45 is 80.01, not the payment of 80.00."), (finding.Id, finding.Message));
    }

    [Fact]
    public void Interest_raises_the_payment()
    {
        Assert.Empty(Remittance("CLP*A*1*100*100~AMT*I*1.25~", "101.25", "PLB*1*20261231*L6*-1.25~"));
        Assert.Equal("balance.transaction", Assert.Single(Remittance("CLP*A*1*100*100~AMT*I*1.25~", "101.25")).Id);
    }

    [Fact]
    public void Adjustments_of_the_claim_count_beside_those_of_its_lines()
    {
        const string claim = "CLP*A*1*500*375*25~CAS*PR*3*25~SVC*HC:99213*400*300~CAS*CO*45*100~SVC*HC:99214*100*100~";
        Assert.Empty(Remittance(claim, "375"));
        Assert.Equal(["balance.claim", "balance.lines-paid"], Remittance(claim.Replace("*500*375*", "*500*400*", StringComparison.Ordinal), "400").Select(f => f.Id));
    }

    [Fact]
    public void A_claim_without_lines_is_checked_by_itself() => Assert.Empty(Remittance("CLP*A*1*100*60*40~CAS*PR*1*40~", "60"));

    [Fact]
    public void A_negative_payment_is_told()
    {
        Assert.Equal(["balance.negative-payment"], Remittance("CLP*A*22*-10*-10~", "-10").Select(f => f.Id));
    }

    [Fact]
    public void Amounts_that_cannot_be_read_leave_the_rest_untold()
    {
        Assert.Equal(["balance.unreadable", "balance.unreadable"], Remittance("CLP*A*1*100*1OO~", "100").Select(f => f.Id));
    }

    [Fact]
    public void Absurd_amounts_do_not_overflow()
    {
        var huge = string.Concat(Enumerable.Repeat("CLP*A*1*9999999999*9999999999~", 200));
        Assert.Equal("balance.transaction", Assert.Single(Remittance(huge, "1")).Id);
    }

    [Fact]
    [Trait("Corpus", "true")]
    public void The_remittances_of_the_corpus_balance_but_for_those_known_to_be_wrong()
    {
        Corpus.Skip();
        var wrong = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Corpus.Files("835"))
        {
            var balance = new RemittanceBalance();
            foreach (var set in Sets(Sample.Items(File.ReadAllBytes(file))))
            {
                balance = new RemittanceBalance();
                Feed(balance, set);
                var errors = balance.Findings().Where(f => f.Severity == Severity.Error).Select(f => f.Id).Distinct().ToList();
                if (set.Any(i => i is ClaimPayment835) && errors.Count > 0) wrong[Path.GetFileName(file)] = string.Join(' ', errors);
            }
        }
        Assert.Equal(["EdiFabric__X12.NET__Custom835.txt", "LinuxForHealth__x12__tertiary-payment.835", "databricks-industry-solutions__x12-edi-parser__plb_sample.txt",
            "databricks-industry-solutions__x12-edi-parser__sample_no_cas.txt", "donfox__X12_to_JSON_translator__sample_835_payment.x12", "mjkubba__edi__edi835-demo-005010X221.edi"], wrong.Keys);
    }

    private static List<List<X12Item>> Sets(List<X12Item> items)
    {
        var sets = new List<List<X12Item>>();
        foreach (var item in items)
        {
            if (item is SetStart) sets.Add([]);
            if (sets.Count > 0) sets[^1].Add(item);
        }
        return sets;
    }

    private const string OneLine = "CLM*A*200***11:B:1~SBR*P*18~AMT*D*112~NM1*PR*2*FIRST*****PI*P9~LX*1~SV1*HC:99213*200*UN*1***1~SVD*P9*112*HC:99213**1~CAS*CO*45*60~CAS*PR*2*28~";

    [Fact]
    public void What_the_primary_paid_and_adjusted_is_the_line_charge()
    {
        Assert.Empty(Claim(OneLine));
        Assert.Contains("Line 1: charge 200.00 is not paid 112.00 plus adjustments 87.00 of payer P9, together 199.00.", Claim(OneLine.Replace("*60~", "*59~", StringComparison.Ordinal)).Select(f => f.Message));
    }

    [Fact]
    public void A_whole_secondary_claim_balances_at_line_payer_and_claim()
    {
        const string whole = "CLM*ACC1*260***11:B:1*Y*A*Y*Y~SBR*P*18~AMT*D*80~AMT*EAF*70~OI***Y***Y~NM1*PR*2*FIRST*****PI*P9~REF*F8*ICN~"
            + "LX*1~SV1*HC:99214*200*UN*1***1~SVD*P9*64*HC:99214**1~CAS*CO*45*70~CAS*PR*1*50**2*16~LX*2~SV1*HC:81002*60*UN*1***1~SVD*P9*16*HC:81002**1~CAS*CO*45*40~CAS*PR*2*4~";
        Assert.Empty(Claim(whole));
        Assert.Equal(["balance.cob-paid"], Claim(whole.Replace("AMT*D*80~", "AMT*D*81~", StringComparison.Ordinal)).Select(f => f.Id));
        Assert.Equal("balance.claim-charge", Claim(whole.Replace("*260*", "*261*", StringComparison.Ordinal))[0].Id);
        // The primary took a copay from the whole claim: it lowers what it paid, not what it paid on the lines.
        Assert.Empty(Claim(whole.Replace("AMT*D*80~", "CAS*PR*3*25~AMT*D*55~", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_charge_that_is_not_the_sum_of_its_lines_is_told()
    {
        var finding = Assert.Single(Claim("CLM*A*100***11:B:1~LX*1~SV1*HC:99213*60*UN*1***1~LX*2~SV1*HC:99214*39.99*UN*1***1~"));
        Assert.Equal("Claim charge 100.00 is not the sum of its 2 line charges, 99.99.", finding.Message);
        Assert.Equal("balance.unreadable", Assert.Single(Claim("CLM*A*1O0***11:B:1~LX*1~SV1*HC:99213*60*UN*1***1~")).Id);
    }

    [Theory]
    [InlineData("CLM*A*100***11:B:1~")]
    [InlineData("CLM*A*100***11:B:1~LX*1~")]
    [InlineData("CLM*A*100***11:B:1~LX*1~SV1*HC:99213**UN*1***1~")]
    [InlineData("CLM*A***11:B:1~LX*1~SV1*HC:99213*60*UN*1***1~")]
    [InlineData("CLM*A*100***11:B:1~SV1*HC:99213*40*UN*1***1~LX*1~SV1*HC:99213*60*UN*1***1~")]
    [InlineData("CLM*A*100***11:B:1~LX*1~SV1*HC:99213*40*UN*1***1~SV1*HC:99213*60*UN*1***1~")]
    public void What_is_missing_or_misplaced_is_a_fault_of_structure_and_not_of_balance(string claim)
    {
        Assert.Empty(Claim(claim));
    }
}
