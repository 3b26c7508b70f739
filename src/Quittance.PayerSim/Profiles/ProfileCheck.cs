using Quittance.Core.Codes;
using Quittance.PayerSim.Vocabulary;

namespace Quittance.PayerSim.Profiles;

/// <summary>What contradicts itself in a profile whose every value has its form.</summary>
internal static class ProfileCheck
{
    public static List<LineFault> Find(Section at, PayerProfile profile)
    {
        var faults = new List<LineFault>();
        CheckPayer(at.Inner("payer")!, faults);
        Unique(at.Blocks("contracts"), faults);
        Unique(at.Blocks("plans"), faults);
        Unique(at.Blocks("rules"), faults);
        CheckContracts(at.Blocks("contracts"), profile, faults);
        foreach (var plan in at.Blocks("plans")) CheckBenefits(plan, faults);
        foreach (var rule in at.Blocks("rules"))
        {
            CheckDays(rule, faults);
            CheckPlans(rule.Inner("when")!, profile, faults);
        }
        CheckWindows(at.Inner("lag")!, faults);
        foreach (var balance in at.Inner("noise")!.Blocks("provider-adjustments"))
            if (PlbReason.Find(balance.Text("reason")) is null) faults.Add(new LineFault(balance.LineOf("reason"), $"'{balance.Text("reason")}' is no provider adjustment reason (PLB)"));
        CheckReasons(at, faults);
        return faults;
    }

    private static void CheckPayer(Section payer, List<LineFault> faults)
    {
        void Must(string key, bool holds, string reason)
        {
            if (!holds) faults.Add(new LineFault(payer.LineOf(key), reason));
        }
        foreach (var id in payer.Texts("other-ids").Prepend(payer.Text("id")))
            Must("id", id.Length is >= 2 and <= 15 && id.All(char.IsAsciiLetterOrDigit), $"a payer id has 2 to 15 letters and digits; '{id}' has not");
        Must("name", payer.Text("name").Length <= 60 && IsPlain(payer.Text("name")), "a payer's name has at most 60 characters, none of * : ~ ^");
        Must("tax-id", payer.Text("tax-id").Length == 9 && payer.Text("tax-id").All(char.IsAsciiDigit), "tax-id has nine digits; put it in quotes");
        Must("zip", payer.Text("zip").Length is 5 or 9 && payer.Text("zip").All(char.IsAsciiDigit), "zip has five or nine digits; put it in quotes");
        Must("state", payer.Text("state").Length == 2 && payer.Text("state").All(char.IsAsciiLetterUpper), "state has two capital letters");
        Must("phone", payer.Text("phone").Length == 10 && payer.Text("phone").All(char.IsAsciiDigit), "phone has ten digits; put it in quotes");
        Must("claim-number-prefix", payer.Text("claim-number-prefix").Length <= 4 && payer.Text("claim-number-prefix").All(char.IsAsciiLetterOrDigit), "claim-number-prefix has at most four letters or digits");
        foreach (var key in (string[])["street", "city", "contact"])
            Must(key, payer.Text(key).Length <= 55 && IsPlain(payer.Text(key)), $"{key} has at most 55 characters, none of * : ~ ^");
    }

    private static bool IsPlain(string text) => text.AsSpan().IndexOfAny("*:~^") < 0 && text.All(c => c is >= ' ' and <= '~');

    private static void Unique(IReadOnlyList<Section> blocks, List<LineFault> faults)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var block in blocks)
            if (!seen.TryAdd(block.Text("id"), block.Line)) faults.Add(new LineFault(block.LineOf("id"), $"{block.Block.Name} '{block.Text("id")}' stands already in line {seen[block.Text("id")]}"));
        if (blocks.Count == 0) return;
    }

    private static void CheckContracts(IReadOnlyList<Section> blocks, PayerProfile profile, List<LineFault> faults)
    {
        for (var n = 0; n < blocks.Count; n++)
        {
            CheckDays(blocks[n], faults);
            CheckPlans(blocks[n], profile, faults);
            for (var before = 0; before < n; before++)
            {
                var (a, b) = (profile.Contracts[before], profile.Contracts[n]);
                if (a.Days.Overlaps(b.Days) && Meet(a.Plans, b.Plans) && a.Providers.Count > 0 == b.Providers.Count > 0 && Meet(a.Providers, b.Providers))
                    faults.Add(new LineFault(blocks[n].Line, $"contract '{b.Id}' overlaps contract '{a.Id}' (line {blocks[before].Line}) on {a.Days.Shared(b.Days)}"));
            }
        }
    }

    private static bool Meet(IReadOnlyList<string> a, IReadOnlyList<string> b) => a.Count == 0 || b.Count == 0 || a.Intersect(b, StringComparer.Ordinal).Any();

    private static void CheckBenefits(Section plan, List<LineFault> faults)
    {
        var blocks = plan.Blocks("benefits");
        for (var n = 0; n < blocks.Count; n++)
        {
            CheckDays(blocks[n], faults);
            for (var before = 0; before < n; before++)
                if (ProfileBinder.Days(blocks[before]).Shared(ProfileBinder.Days(blocks[n])) is { } shared)
                    faults.Add(new LineFault(blocks[n].Line, $"benefits of plan '{plan.Text("id")}' overlap those of line {blocks[before].Line} on {shared}"));
        }
    }

    private static void CheckDays(Section at, List<LineFault> faults)
    {
        if (at.Day("from") is { } from && at.Day("to") is { } to && to < from) faults.Add(new LineFault(at.LineOf("to"), $"{at.Block.Name} ends ({Day(to)}) before it starts ({Day(from)})"));
    }

    private static void CheckPlans(Section at, PayerProfile profile, List<LineFault> faults)
    {
        foreach (var id in at.Texts("plans").Where(id => profile.FindPlan(id) is null))
            faults.Add(new LineFault(at.LineOf("plans"), $"there is no plan '{id}'; there are {string.Join(", ", profile.Plans.Select(p => p.Id))}"));
    }

    private static void CheckWindows(Section lag, List<LineFault> faults)
    {
        var windows = lag.Blocks("windows");
        if (windows.Count == 0 || windows.All(w => w.Percent("share") == Core.Kernel.Rate.Zero)) faults.Add(new LineFault(lag.LineOf("windows"), "windows need a share above 0"));
        foreach (var window in windows.Where(w => w.Span("days").To > 400)) faults.Add(new LineFault(window.LineOf("days"), "no claim waits longer than 400 days; silent-percent is for those that are never answered"));
    }

    /// <summary>Every denial and reduction anywhere in the file names a reason code that is in force.</summary>
    private static void CheckReasons(Section at, List<LineFault> faults)
    {
        if (at.Block == DecisionBlocks.Denial || at.Block == DecisionBlocks.Reduction)
        {
            var code = at.Text("reason");
            if (Carc.Find(code) is not { } entry || entry.Code != code) faults.Add(new LineFault(at.LineOf("reason"), $"'{code}' is no claim adjustment reason code in force"));
            foreach (var remark in at.Texts("remarks").Where(r => !IsRemark(r))) faults.Add(new LineFault(at.LineOf("remarks"), $"'{remark}' is no remark code; they look like M62, MA04 or N130"));
            if (at.Texts("remarks").Count > 5) faults.Add(new LineFault(at.LineOf("remarks"), "there is room for five remark codes"));
        }
        foreach (var term in at.Block.Terms.Where(t => t.Of is not null && at.Has(t.Key)))
        {
            if (term.Form == Form.Block) CheckReasons(at.Inner(term.Key)!, faults);
            else foreach (var inner in at.Blocks(term.Key)) CheckReasons(inner, faults);
        }
    }

    private static bool IsRemark(string text)
    {
        var digits = text.StartsWith("MA", StringComparison.Ordinal) ? text[2..] : text.StartsWith('M') || text.StartsWith('N') ? text[1..] : "";
        return digits.Length is > 0 and < 4 && digits.All(char.IsAsciiDigit);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
