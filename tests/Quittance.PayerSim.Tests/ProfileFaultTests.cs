using Quittance.PayerSim.Profiles;
using Quittance.PayerSim.Vocabulary;

namespace Quittance.PayerSim.Tests;

public class ProfileFaultTests
{
    private static readonly string Good = ProfileBlocks.Profile.Example;

    [Theory]
    [InlineData("timely-filing-days: 90", "timely-filling-days: 90", "did you mean 'timely-filing-days'")]
    [InlineData("kind: commercial", "colour: blue", "payer has no key 'colour'")]
    [InlineData("\"99213\": 92.00", "\"99213\": -92.00", "the price of 99213 is dollars, 0 or more; '-92.00' is not, it is negative")]
    [InlineData("price: 110.00", "price: -110.00", "it is negative")]
    [InlineData("deductible: 1000", "deductible: $1,000", "deductible is dollars")]
    [InlineData("from: 2026-01-01", "from: 2025-12-31", "contract 'professional-2026' overlaps contract 'professional-2025'")]
    [InlineData("id: professional-2026", "id: professional-2025", "stands already in line")]
    [InlineData("to: 2025-12-31", "to: 2024-12-31", "ends (2024-12-31) before it starts (2025-01-01)")]
    [InlineData("reason: 197", "reason: 9999", "'9999' is no claim adjustment reason code in force")]
    [InlineData("remarks: [M62]", "remarks: [X62]", "'X62' is no remark code")]
    [InlineData("group: CO, reason: 97", "group: CR, reason: 97", "group is one of CO, PR, OA, PI")]
    [InlineData("authorization: missing", "authorization: none", "authorization is one of missing, present")]
    [InlineData("name: EXAMPLE HEALTH PLAN", "name:", "name needs a value")]
    [InlineData("percent-of-charge: 50", "percent-of-charge: 50, price: 4", "needs exactly one of")]
    [InlineData("codes: [70450-70498, 72125-72159]", "codes: [70498-70450]", "is no code (99213), beginning (992*) or range")]
    [InlineData("pays-on: [tuesday, friday]", "pays-on: [sunday]", "each one of monday")]
    [InlineData("days: 6-14", "days: 14-6", "two with a hyphen, the smaller first")]
    [InlineData("coinsurance-percent: 20", "coinsurance-percent: 2000", "a percentage from 0 to 1000")]
    [InlineData("coinsurance-percent: 20", "coinsurance-percent: [20]", "is one value, not a list")]
    [InlineData("when: { codes: [\"J*\"], charge-over: 500 }", "when: { plans: [gold] }", "there is no plan 'gold'; there are ppo")]
    [InlineData("when: { codes: [\"J*\"], charge-over: 500 }", "when: {}", "when needs at least one key")]
    [InlineData("pend: { days: 14 }", "pend: { days: 14 }\n    reject: { status: 33 }", "rule needs exactly one of deny, reject, reduce, pend")]
    public void What_is_wrong_is_refused_with_its_line_and_its_reason(string right, string wrong, string reason)
    {
        var at = Good.IndexOf(right, StringComparison.Ordinal);
        Assert.True(at >= 0, $"the example has '{right}'");
        var reading = ProfileReader.Read(Good[..at] + wrong + Good[(at + right.Length)..], "wrong.yaml");
        Assert.True(reading.IsRefused);
        var line = Good[..at].Count(c => c == '\n') + 1;
        Assert.Contains(reading.Faults, f => f.Reason.Contains(reason, StringComparison.Ordinal) && Math.Abs(f.Line - line) <= 3 && f.File == "wrong.yaml");
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("# nothing but words\n", "the file is empty")]
    [InlineData("- a\n- b\n", "a block of keys (profile) is expected here")]
    [InlineData("version: \"1\"\n", "profile needs the key 'payer'")]
    [InlineData("a: [1, 2\n", "this is not YAML")]
    [InlineData("version: 1\nversion: 2\n", "this is not YAML")]
    [InlineData("version: 1\n---\nversion: 2\n", "one file holds one profile")]
    public void A_text_that_is_no_profile_is_refused(string text, string reason) =>
        Assert.Contains(ProfileReader.Read(text, "wrong.yaml").Faults, f => f.Reason.Contains(reason, StringComparison.Ordinal) && f.Line >= 1);

    [Fact]
    public void The_line_is_the_line_of_the_fault()
    {
        var reading = ProfileReader.Read("version: \"1\"\npayer:\n  id: \"99901\"\n  name: A\n  nme: B\ncontracts: [{ id: a }]\nplans: [{ id: b }]\n", "p.yaml");
        Assert.Equal("p.yaml:5: payer has no key 'nme'; did you mean 'name'?", Assert.Single(reading.Faults).ToString());
    }

    [Fact]
    public void Overlapping_benefits_of_a_plan_are_refused()
    {
        var reading = ProfileReader.Read(
            "version: \"1\"\npayer: { id: \"99901\", name: A }\ncontracts: [{ id: a }]\nplans:\n  - id: b\n    benefits:\n      - { to: 2025-06-30 }\n      - { from: 2025-06-30 }\n", "p.yaml");
        Assert.Equal((8, "benefits of plan 'b' overlap those of line 7 on 2025-06-30/2025-06-30"), Assert.Single(reading.Faults) is var f ? (f.Line, f.Reason) : default);
    }

    [Fact]
    public void A_folder_with_one_wrong_file_is_refused_and_so_are_two_payers_with_one_id()
    {
        var folder = Directory.CreateTempSubdirectory("profiles").FullName;
        Assert.Contains("no profile", Assert.Single(ProfileFolder.Read(folder).Faults).Reason, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(folder, "a.yaml"), Good);
        Assert.Equal("EXAMPLE HEALTH PLAN", Assert.Single(ProfileFolder.Read(folder).Profiles).Name);
        File.WriteAllText(Path.Combine(folder, "b.yml"), Good);
        Assert.Contains("taken by a.yaml", Assert.Single(ProfileFolder.Read(folder).Faults).Reason, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(folder, "b.yml"), "");
        Assert.Equal("b.yml:1: the file is empty", Assert.Single(ProfileFolder.Read(folder).Faults).ToString());
        Directory.Delete(folder, recursive: true);
    }
}
