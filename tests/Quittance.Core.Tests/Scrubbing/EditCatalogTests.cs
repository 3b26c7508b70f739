using System.Globalization;
using Quittance.Core.Kernel;
using Quittance.Core.Rules;
using Quittance.Core.Scrubbing;
using Quittance.Core.X12.Sets.Claim837D;
using Quittance.Core.X12.Sets.Claim837I;
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
            Assert.Matches("^(PRO|INS|DEN)-[0-9]{4}$", info.Id);
            if (info.Id.StartsWith("PRO", StringComparison.Ordinal)) Assert.True(info.Kinds.HasFlag(ClaimKinds.Professional));
            else Assert.Equal(info.Id.StartsWith("INS", StringComparison.Ordinal) ? ClaimKinds.Institutional : ClaimKinds.Dental, info.Kinds);
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
        Assert.Empty(EditCatalog.Runner.Run(ExampleBill.Clean, ExampleClaim.Today));
        Assert.Empty(EditCatalog.Runner.Run(ExampleBill.Clean.ToMedicare(), ExampleClaim.Today));
        Assert.Empty(EditCatalog.Runner.Run(ExampleBill.Outpatient, ExampleClaim.Today));
        Assert.Empty(EditCatalog.Runner.Run(ExampleTeeth.Clean, ExampleClaim.Today));
    }

    [Fact]
    public void An_edit_shows_a_claim_of_every_kind_that_only_it_judges()
    {
        foreach (var edit in EditCatalog.All.Where(e => !e.Info.Kinds.HasFlag(ClaimKinds.Professional)))
            Assert.All(edit.Examples, e => Assert.NotNull(edit.Info.Kinds == ClaimKinds.Institutional ? e.Institutional : (object?)e.Dental));
        foreach (var edit in EditCatalog.All)
        {
            Assert.All(edit.Examples.Where(e => e.Institutional is not null), _ => Assert.True(edit.Info.Kinds.HasFlag(ClaimKinds.Institutional)));
            Assert.All(edit.Examples.Where(e => e.Dental is not null), _ => Assert.True(edit.Info.Kinds.HasFlag(ClaimKinds.Dental)));
        }
    }

    [Fact]
    public void A_rule_of_one_payer_weighs_less_for_others()
    {
        var bill = ExampleBill.Clean.Of(c => c with { Frequency = "2" }).WithDate("096", "").WithCodes("BE");

        var other = Assert.Single(EditCatalog.Runner.Run(bill, ExampleClaim.Today));
        var medicare = Assert.Single(EditCatalog.Runner.Run(bill.ToMedicare(), ExampleClaim.Today));

        Assert.Equal(("INS-0105", Severity.Warning), (other.Id, other.Severity));
        Assert.Equal(("INS-0105", Severity.Error), (medicare.Id, medicare.Severity));
    }

    [Fact]
    public void A_finding_names_the_place_of_its_own_kind_of_claim()
    {
        var wrong = ExampleClaim.Clean.Rendering! with { Id = "1234567890" };
        var bill = ExampleBill.Outpatient.Of(c => c with { Rendering = wrong }).WithLines(ExampleBill.Service("0300", "8005"));
        var teeth = ExampleTeeth.Clean.Of(c => c with { Supervising = wrong }).WithLines(ExampleTeeth.Filling.Of(l => l with { Pointers = ["2"] }));

        Assert.Equal(["2310D NM1 9", "2400 SV2 2"], EditCatalog.Runner.Run(bill, ExampleClaim.Today).Select(Place), StringComparer.Ordinal);
        Assert.Equal(["2310E NM1 9", "2400 SV3 11"], EditCatalog.Runner.Run(teeth, ExampleClaim.Today).Select(Place), StringComparer.Ordinal);

        static string Place(Finding finding) => string.Create(CultureInfo.InvariantCulture, $"{finding.Loop} {finding.Segment} {finding.Element}");
    }

    [Fact]
    public void The_same_claim_gives_the_same_findings_in_the_same_order()
    {
        foreach (var example in EditCatalog.All.SelectMany(e => e.Examples))
        {
            var first = example.Run(EditCatalog.Runner);
            var turned = example.Run(new EditRunner(EditCatalog.All.Reverse()));
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
            var hidden = example with
            {
                Claim = claim,
                Institutional = example.Institutional is null ? null : example.Institutional with { Common = claim },
                Dental = example.Dental is null ? null : example.Dental with { Common = claim },
            };
            foreach (var finding in hidden.Run(EditCatalog.Runner))
            {
                Assert.DoesNotContain(secret, finding.Message, StringComparison.Ordinal);
                Assert.DoesNotContain(secret, finding.Value ?? "", StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Nothing_is_allocated_for_a_claim_without_findings()
    {
        var claim = ExampleClaim.Clean with { Lines = new[] { ExampleClaim.Line }, Diagnoses = new[] { new Diagnosis837("ABK", "E119") } };
        var (bill, teeth) = (Frozen(ExampleBill.Clean), Frozen(ExampleTeeth.Clean));

        Assert.InRange(Allocated(runner => runner.Run(claim, ExampleClaim.Today)), 0, 1000);
        Assert.InRange(Allocated(runner => runner.Run(bill, ExampleClaim.Today)), 0, 1000);
        Assert.InRange(Allocated(runner => runner.Run(teeth, ExampleClaim.Today)), 0, 1000);
    }

    // As the reader makes them: lists are arrays.
    private static InstitutionalClaim837 Frozen(InstitutionalClaim837 bill) =>
        bill.Of(c => c with { Dates = c.Dates.ToArray(), Diagnoses = c.Diagnoses.ToArray(), Lines = c.Lines.ToArray() }) with { Codes = bill.Codes.ToArray(), Lines = bill.Lines.ToArray() };

    private static DentalClaim837 Frozen(DentalClaim837 claim)
    {
        var lines = claim.Lines.Select(l => l with { Teeth = l.Teeth.Select(t => t with { Surfaces = t.Surfaces.ToArray() }).ToArray(), OralCavity = Array.Empty<string>() }).ToArray();
        return claim.Of(c => c with { Dates = c.Dates.ToArray(), Diagnoses = c.Diagnoses.ToArray(), Lines = c.Lines.ToArray() }) with { Lines = lines, ToothStatus = Array.Empty<ToothStatus837>() };
    }

    // The least of some rounds: the runtime itself allocates now and then while it makes a method faster.
    private static long Allocated(Func<EditRunner, IReadOnlyList<Finding>> run)
    {
        var runner = EditCatalog.Runner;
        for (var i = 0; i < 50; i++) Assert.Empty(run(runner));
        return Enumerable.Range(0, 5).Min(_ =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 1000; i++) run(runner);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        });
    }
}
