using System.Globalization;
using Quittance.Core.Rules;
using Quittance.Core.Scrubbing;
using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.Core.Tests.Scrubbing;

public class EditCatalogTests
{
    public static TheoryData<string, string> Examples
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var edit in EditCatalog.All)
                foreach (var example in edit.Examples) data.Add(edit.Info.Id, example.Name);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_example_does_what_it_says(string id, string name)
    {
        var edit = EditCatalog.Find(id)!;
        Assert.True(edit.Examples.Single(e => e.Name == name).Holds(edit));
    }

    [Fact]
    public void Every_edit_shows_when_it_fires_and_when_it_does_not()
    {
        foreach (var edit in EditCatalog.All)
        {
            Assert.Contains(edit.Examples, e => e.Fires);
            Assert.Contains(edit.Examples, e => !e.Fires);
            Assert.Equal(edit.Examples.Count, edit.Examples.Select(e => e.Name).Distinct(StringComparer.Ordinal).Count());
        }
    }

    [Fact]
    public void Every_edit_of_the_assembly_is_in_the_catalog_once_and_in_order()
    {
        var written = typeof(EditCatalog).Assembly.GetTypes().Where(t => t.IsClass && typeof(IEdit).IsAssignableFrom(t)).Select(t => t.Name).Order(StringComparer.Ordinal).ToList();

        Assert.Equal(written, EditCatalog.All.Select(e => e.GetType().Name).Order(StringComparer.Ordinal).ToList());
        Assert.Equal(EditCatalog.All.Select(e => e.Info.Id).Order(StringComparer.Ordinal).ToList(), EditCatalog.All.Select(e => e.Info.Id).ToList());
        Assert.Equal(EditCatalog.All.Count, EditCatalog.All.Select(e => e.Info.Id).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Every_id_says_its_stage_and_every_edit_cites_a_public_document()
    {
        foreach (var info in EditCatalog.All.Select(e => e.Info))
        {
            Assert.Matches("^PRO-[0-9]{4}$", info.Id);
            Assert.Equal(((int)info.Stage).ToString("00", CultureInfo.InvariantCulture), info.Id[4..6]);
            Assert.StartsWith("https://", info.Source.Link, StringComparison.Ordinal);
            Assert.InRange(info.Level, 1, 7);
            Assert.EndsWith(".", info.Title, StringComparison.Ordinal);
            Assert.EndsWith(".", info.Fires, StringComparison.Ordinal);
            Assert.EndsWith(".", info.Clears, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_clean_examples_raise_nothing_at_all()
    {
        Assert.Empty(EditCatalog.Runner.Run(ExampleClaim.Clean, ExampleClaim.Today));
        Assert.Empty(EditCatalog.Runner.Run(ExampleClaim.Dependent(p => p), ExampleClaim.Today));
        Assert.Empty(EditCatalog.Runner.Run(SecondaryExample.TwoLines, ExampleClaim.Today));
        Assert.Empty(EditCatalog.Runner.Run(SecondaryExample.WithClaimCopay, ExampleClaim.Today));
    }

    [Fact]
    public void The_same_claim_gives_the_same_findings_in_the_same_order()
    {
        foreach (var example in EditCatalog.All.SelectMany(e => e.Examples))
        {
            var first = EditCatalog.Runner.Run(example.Claim, [.. example.History], example.AsOf);
            var turned = new EditRunner(EditCatalog.All.Reverse()).Run(example.Claim, [.. example.History], example.AsOf);
            Assert.Equal(first, turned);
        }
    }

    [Fact]
    public void No_message_tells_a_name_a_birth_date_or_a_member_number()
    {
        const string secret = "QZSECRET9";
        foreach (var example in EditCatalog.All.SelectMany(e => e.Examples))
        {
            var subscriber = example.Claim.Subscriber;
            var claim = example.Claim with
            {
                Number = secret,
                Subscriber = subscriber with { Id = secret, LastOrOrganization = secret, First = secret, Street = secret, Birth = secret },
                Patient = example.Claim.Patient is { } patient ? patient with { LastOrOrganization = secret, First = secret, Birth = secret, Street = secret } : null,
            };
            foreach (var finding in EditCatalog.Runner.Run(claim, [.. example.History], example.AsOf))
            {
                Assert.DoesNotContain(secret, finding.Message, StringComparison.Ordinal);
                Assert.DoesNotContain(secret, finding.Value ?? "", StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Nothing_is_allocated_for_a_claim_without_findings()
    {
        var runner = EditCatalog.Runner;
        for (var i = 0; i < 50; i++) runner.Run(ExampleClaim.Clean, ExampleClaim.Today);
        var claim = ExampleClaim.Clean with { Lines = new[] { ExampleClaim.Line }, Diagnoses = new[] { new Diagnosis837("ABK", "E119") } };
        runner.Run(claim, ExampleClaim.Today);

        // The least of some rounds: the runtime itself allocates now and then while it makes a method faster.
        var least = Enumerable.Range(0, 5).Min(_ =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 1000; i++) runner.Run(claim, ExampleClaim.Today);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        });

        Assert.InRange(least, 0, 1000);
    }
}
