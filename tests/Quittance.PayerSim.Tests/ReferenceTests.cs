using System.Text.Json;
using Quittance.Core.Codes;
using Quittance.PayerSim.Profiles;
using Quittance.PayerSim.Vocabulary;

namespace Quittance.PayerSim.Tests;

public class ReferenceTests
{
    public static TheoryData<string> BlockNames => [.. ProfileBlocks.All.Select(b => b.Name)];

    [Fact]
    public void The_reference_page_is_the_one_that_the_vocabulary_writes()
    {
        var path = Path.Combine(Checkout(), "docs", "reference", "payer-profile.md");
        if (Environment.GetEnvironmentVariable("QUITTANCE_WRITE_REFERENCE") == "1") File.WriteAllText(path, ProfileReference.Write());
        Assert.Equal(ProfileReference.Write(), File.ReadAllText(path));
    }

    [Theory]
    [MemberData(nameof(BlockNames))]
    public void Every_example_and_every_default_can_be_read(string name)
    {
        var block = ProfileBlocks.All.Single(b => b.Name == name);
        Assert.Empty(SectionReader.Read(block, block.Example).Faults);
        foreach (var term in block.Terms)
        {
            Assert.Empty(SectionReader.ReadValue(term, term.Example).Faults);
            if (term.HasDefault) Assert.Empty(SectionReader.ReadValue(term, term.Default).Faults);
            Assert.EndsWith(".", term.Says, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void No_two_blocks_share_a_name_and_no_two_keys_of_a_block() =>
        Assert.All(ProfileBlocks.All, block =>
        {
            Assert.Single(ProfileBlocks.All, b => b.Name == block.Name);
            Assert.Distinct(block.Terms.Select(t => t.Key), StringComparer.Ordinal);
            Assert.All(block.OneOf.Concat(block.SomeOf), key => Assert.NotNull(block.Find(key)));
        });

    [Fact]
    public void The_complete_profile_of_the_page_is_a_profile() =>
        Assert.Empty(ProfileReader.Read(ProfileBlocks.Profile.Example, "example.yaml").Faults);

    [Fact]
    public void The_schema_names_every_key_and_refuses_others()
    {
        using var schema = JsonDocument.Parse(ProfileSchema.Write());
        foreach (var block in ProfileBlocks.All)
        {
            var at = block == ProfileBlocks.Profile ? schema.RootElement : schema.RootElement.GetProperty("$defs").GetProperty(block.Name);
            Assert.False(at.GetProperty("additionalProperties").GetBoolean());
            Assert.Equal(block.Terms.Select(t => t.Key), at.GetProperty("properties").EnumerateObject().Select(p => p.Name), StringComparer.Ordinal);
        }
    }

    [Fact]
    public void Our_own_payers_use_reasons_groups_and_remarks_as_the_lists_want_them()
    {
        foreach (var profile in BuiltInProfiles.Read())
        {
            var denials = profile.Rules.Select(r => r.Deny ?? r.Reduce?.Reason).OfType<Denial>().Concat(profile.Noise.Denials.Select(d => d.Denial)).Concat(profile.Contracts.Select(c => c.PriceZero))
                .Append(profile.Intake.UnknownMember).Append(profile.Intake.Duplicate).Append(profile.Intake.OtherPayer).Append(profile.Intake.Late).Append(profile.Intake.OriginalOpen);
            Assert.All(denials, d =>
            {
                Assert.True(CarcRules.GroupFits(d.Reason, d.Group), $"{profile.Id}: {d.Group} {d.Reason}");
                Assert.True(!CarcRules.NeedsRemark(d.Reason) || d.Remarks.Count > 0, $"{profile.Id}: {d.Reason} without remark");
            });
            Assert.NotEmpty(profile.CalibratedFrom);
        }
    }

    internal static string Checkout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Quittance.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside a checkout.");
    }
}
