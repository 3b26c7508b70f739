using System.Text;
using Quittance.App.Tests.Tidy;
using Quittance.Cli;
using Quittance.Core.Kernel;
using Quittance.Core.Scrubbing.Partners;
using Quittance.PayerSim.Vocabulary;

namespace Quittance.App.Tests.Scrubbing;

/// <summary>Partner profiles as people write them, also badly and with bad intent.</summary>
public class PartnerProfileTests
{
    private const string Least = "version: 1\npartner: EXAMPLE PLAN\nrequirements: { usage: P }\n";

    public static TheoryData<string> Blocks => [.. PartnerProfileBlocks.All.Select(b => b.Name)];

    [Theory]
    [MemberData(nameof(Blocks))]
    public void Every_example_and_every_default_can_be_read(string name)
    {
        var block = PartnerProfileBlocks.All.Single(b => b.Name == name);
        Assert.Empty(SectionReader.Read(block, block.Example).Faults);
        foreach (var term in block.Terms)
        {
            Assert.Empty(SectionReader.ReadValue(term, term.Example).Faults);
            if (term.HasDefault) Assert.Empty(SectionReader.ReadValue(term, term.Default).Faults);
            Assert.EndsWith(".", term.Says, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_reference_page_is_the_one_that_the_table_of_keys_writes()
    {
        if (Environment.GetEnvironmentVariable("QUITTANCE_WRITE_REFERENCE") == "1") File.WriteAllText(Path.Combine(Checkout.Root, "docs", "reference", "partner-profile.md"), PartnerProfileReference.Write());
        Assert.Equal(PartnerProfileReference.Write(), Checkout.Read("docs/reference/partner-profile.md"));
    }

    [Fact]
    public void The_complete_profile_of_the_page_is_read_whole()
    {
        var (profile, faults) = PartnerProfileReader.Read(PartnerProfileBlocks.Profile.Example, "example.yaml");
        Assert.Empty(faults);
        Assert.Equal(("EXAMPLE PLAN", 2, 5000, "P"), (profile!.Name, profile.Relaxations.Count, profile.Requirements.ClaimsPerSet, profile.Requirements.Usage));
        Assert.True(profile.Requirements.UpperCase);
        Assert.Equal((5, 5), (profile.Requirements.PayerId!.Least, profile.Requirements.PayerId.Most));
        Assert.Null(profile.Relaxations[1].To);
    }

    [Theory]
    [InlineData("", 1, "the file is empty")]
    [InlineData("version: 1\n", 1, "needs the key 'partner'")]
    [InlineData("version: 1\npartner: P\n", 1, "needs at least one key")]
    [InlineData(Least + "requirments: { usage: P }\n", 4, "did you mean 'requirements'")]
    [InlineData(Least + "requirements: { usage: T }\n", 4, "not YAML")]
    [InlineData("version: 1\npartner: P\nrequirements:\n  usage: X\n", 4, "one of P, T")]
    [InlineData("version: 1\npartner: P\nrequirements:\n  claims-per-set: -1\n", 4, "negative")]
    [InlineData("version: 1\npartner: P\nrequirements:\n  payer-id: { length: 9-3 }\n", 4, "length")]
    [InlineData("version: 1\npartner: P\nrequirements:\n  values: [{ segment: nm1, element: 1, one-of: [x] }]\n", 4, "no segment's name")]
    [InlineData("version: 1\npartner: P\nrelaxations:\n  - finding: PRO-9999\n    to: off\n    reason: r\n    source: s\n", 4, "no edit PRO-9999")]
    [InlineData("version: 1\npartner: P\nrelaxations:\n  - finding: INS-9999\n    to: off\n    reason: r\n    source: s\n", 4, "no edit INS-9999")]
    [InlineData("version: 1\npartner: P\nrelaxations:\n  - finding: DEN-9999\n    to: off\n    reason: r\n    source: s\n", 4, "no edit DEN-9999")]
    [InlineData("version: 1\npartner: P\nrelaxations:\n  - finding: everything\n    to: off\n    reason: r\n    source: s\n", 4, "no finding's id")]
    [InlineData("version: 1\npartner: P\nrelaxations:\n  - finding: x12.element-code\n    to: off\n    source: s\n", 4, "needs the key 'reason'")]
    [InlineData("version: 1\npartner: P\nrelaxations:\n  - finding: x12.element-code\n    to: gone\n    reason: r\n    source: s\n", 5, "one of off, info, warning, error")]
    [InlineData("version: 1\npartner: P\nrelaxations:\n  - finding: x12.element-code\n    to: off\n    reason: r\n    source: s\n    from: 2026-02-01\n    until: 2026-01-01\n", 9, "until is before from")]
    [InlineData("- a\n- b\n", 1, "a block of keys")]
    [InlineData("version: 1\n---\npartner: P\n", 3, "second document")]
    [InlineData("\u0000\u0001\u0002", 1, "a block of keys")]
    [InlineData("version: &a [*a]\npartner: *a\n", 1, "version is one value")]
    public void A_profile_that_is_not_one_is_refused_with_line_and_reason(string text, int line, string reason)
    {
        var (profile, faults) = PartnerProfileReader.Read(text, "p.yaml");
        Assert.Null(profile);
        var fault = Assert.Single(faults, f => f.ToString().Contains(reason, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(line, fault.Line);
    }

    private const string Json = """
        { "version": "2026.1", "partner": "EXAMPLE PLAN",
          "relaxations": [
            { "finding": "PRO-0107", "to": "warning", "reason": "five digits do", "source": "guide", "loop": "2010AA", "segment": "N4", "element": 3, "from": "2026-01-01", "until": "2026-12-31" },
            { "finding": "x12.element-trailing", "to": "off", "reason": "they write them", "source": "help desk" } ],
          "requirements": { "sender-qualifiers": ["ZZ"], "sender-ids": ["A"], "receiver-qualifiers": ["30"], "receiver-ids": ["PLAN01"], "group-senders": ["B"], "group-receivers": ["C"], "usage": "P",
            "characters": "basic", "upper-case": true, "file-kilobytes": 100, "sets-per-group": 1, "claims-per-set": 5000,
            "payer-id": { "qualifier": "PI", "characters": "digits", "length": "3-5", "ids": ["60054"] },
            "values": [ { "segment": "SBR", "element": 9, "one-of": ["CI"], "loop": "2000B", "qualifier": "P" } ],
            "required-segments": [ { "loop": "2000A", "segment": "PRV", "qualifier": "BI" } ] } }
        """;

    [Fact]
    public void A_library_reads_from_json_what_the_program_reads_from_the_same_text()
    {
        var ours = Assert.IsType<Result<PartnerProfile>.Ok>(PartnerProfile.Read(Json)).Value;
        var (theirs, faults) = PartnerProfileReader.Read(Json, "p.json");
        Assert.Empty(faults);
        Assert.Equal((theirs!.Name, theirs.Version, Said(theirs.Relaxations), Said(theirs.Requirements)), (ours.Name, ours.Version, Said(ours.Relaxations), Said(ours.Requirements)));

        static string Said<T>(T value) => System.Text.Json.JsonSerializer.Serialize(value);
    }

    [Fact]
    public void The_keys_of_a_library_are_those_of_the_page() =>
        Assert.All(PartnerProfileBlocks.All, b => Assert.Equal(b.Terms.Select(t => t.Key).Order(StringComparer.Ordinal), PartnerProfileJson.Keys[b.Name].Order(StringComparer.Ordinal), StringComparer.Ordinal));

    [Theory]
    [InlineData("", "", "is not JSON")]
    [InlineData("\"version\"", "\"verson\"", "no key 'verson'")]
    [InlineData("\"version\"", "\"partner\"", "names a key twice")]
    [InlineData("PRO-0107", "PRO-9999", "no edit PRO-9999")]
    [InlineData("PRO-0107", "everything", "no finding's id")]
    [InlineData("\"warning\"", "\"gone\"", "one of error, warning, info, off")]
    [InlineData("2026-12-31", "2025-12-31", "until is before from")]
    [InlineData("2026-12-31", "soon", "a day such as")]
    [InlineData("\"SBR\"", "\"sbr\"", "no segment's name")]
    [InlineData("5000", "-1", "whole number from 1")]
    [InlineData("3-5", "9-3", "the smaller first")]
    [InlineData("\"element\": 9, ", "", "needs the key 'element'")]
    [InlineData("\"partner\": \"EXAMPLE PLAN\",", "", "needs the key 'partner'")]
    [InlineData("[\"CI\"]", "\"CI\"", "a list of texts")]
    [InlineData("true", "1", "true or false")]
    public void A_json_profile_that_is_not_one_is_refused_with_its_reason(string from, string to, string reason)
    {
        var refused = Assert.IsType<Result<PartnerProfile>.Refused>(PartnerProfile.Read(from.Length == 0 ? "- a" : Json.Replace(from, to, StringComparison.Ordinal)));
        Assert.Contains(reason, refused.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData('[')]
    [InlineData('{')]
    [InlineData('-')]
    public void A_profile_of_nothing_but_brackets_is_refused(char bracket)
    {
        var text = bracket == '-' ? string.Concat(Enumerable.Repeat("- ", 200_000)) : new string(bracket, 200_000);
        Assert.NotEmpty(PartnerProfileReader.Read(text, "p.yaml").Faults);
    }

    [Fact]
    public void A_profile_that_names_itself_a_million_times_is_refused_at_once()
    {
        var text = new StringBuilder("version: 1\npartner: P\nrelaxations:\n  - &a [x]\n");
        for (var n = 0; n < 30; n++) text.Append("  - [*a, *a, *a, *a, *a, *a, *a, *a, *a]\n");
        Assert.NotEmpty(PartnerProfileReader.Read(text.ToString(), "p.yaml").Faults);
    }

    [Fact]
    public void A_profile_of_megabytes_is_refused() => Assert.NotEmpty(PartnerProfileReader.Read(Least + "# " + new string('x', 3_000_000), "p.yaml").Faults);
}
