using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Xml.Linq;
using Quittance.App.Tests.Tidy;

namespace Quittance.App.Tests.Library;

/// <summary>What somebody gets who takes the core as a package, and that the samples of its guide do what they say.</summary>
public sealed class PackageTests(PackedCore packed) : IClassFixture<PackedCore>
{
    private static readonly string Claims = Checkout.Full("samples/practice/out/20250702_000000001.837");
    private static readonly string Remittance = Checkout.Full("samples/practice/in/20250728_HRBMH_000000001.835");

    [Fact]
    public void The_package_holds_the_library_its_documentation_and_nothing_else()
    {
        using var package = ZipFile.OpenRead(packed.Package);
        // The rest is the format's own: what is in the package, and who made it when.
        var own = package.Entries.Select(e => e.FullName).Where(n => !n.StartsWith("_rels/", StringComparison.Ordinal) && !n.StartsWith("package/", StringComparison.Ordinal) && n != "[Content_Types].xml");
        Assert.Equal(["Quittance.Core.nuspec", "README.md", "lib/net10.0/Quittance.Core.dll", "lib/net10.0/Quittance.Core.xml"], own.Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Fact]
    public void The_package_says_what_it_is_under_which_licence_and_needs_no_other()
    {
        using var package = ZipFile.OpenRead(packed.Package);
        var metadata = XDocument.Parse(Text(package, "Quittance.Core.nuspec")).Root!.Elements().Single();
        string Value(string name) => metadata.Elements().Single(e => e.Name.LocalName == name).Value;
        Assert.Equal("Quittance.Core", Value("id"));
        Assert.Equal("Apache-2.0", Value("license"));
        Assert.Equal("README.md", Value("readme"));
        Assert.Contains("X12", Value("description"), StringComparison.Ordinal);
        Assert.Equal(Checkout.Read("src/Quittance.Core/README.md"), Text(package, "README.md"));
        Assert.DoesNotContain(metadata.Descendants(), e => e.Name.LocalName == "dependency");
    }

    [Fact]
    public void The_same_sources_give_the_same_library_and_no_path_of_the_machine_is_in_it()
    {
        using var package = ZipFile.OpenRead(packed.Package);
        var library = Bytes(package, "lib/net10.0/Quittance.Core.dll");
        Assert.True(library.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Checkout.Root)) < 0, "the library names the folder that it was built in");
        using var reader = new PEReader(new MemoryStream(library));
        Assert.Contains(reader.ReadDebugDirectory(), e => e.Type == DebugDirectoryEntryType.Reproducible);
    }

    [Fact]
    public void The_symbols_name_the_sources_by_their_place_in_the_checkout()
    {
        using var symbols = ZipFile.OpenRead(packed.Symbols);
        using var provider = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(Bytes(symbols, "lib/net10.0/Quittance.Core.pdb")));
        var reader = provider.GetMetadataReader();
        var sources = reader.Documents.Select(d => reader.GetString(reader.GetDocument(d).Name)).ToList();
        Assert.Contains("/_/src/Quittance.Core/Kernel/Money.cs", sources, StringComparer.Ordinal);
        Assert.DoesNotContain(sources, s => s.Contains(Checkout.Root, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_program_reads_claims()
    {
        var said = await packed.SampleAsync("ReadClaims", Claims).WellAsync();
        // Counted without the product: the file of this week has one claim.
        var claim = (await File.ReadAllTextAsync(Claims, TestContext.Current.CancellationToken)).Split('~').Select(s => s.Trim()).Single(s => s.StartsWith("CLM*", StringComparison.Ordinal)).Split('*');
        Assert.StartsWith("Set 0001, 837P by 005010X222A1", said.Output, StringComparison.Ordinal);
        Assert.Contains($"  {claim[1]}: {decimal.Parse(claim[2], System.Globalization.CultureInfo.InvariantCulture):0.00} to ", said.Output, StringComparison.Ordinal);
        Assert.EndsWith($"1 claims, {decimal.Parse(claim[2], System.Globalization.CultureInfo.InvariantCulture):0.00}\n", said.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_adds_up_claims_while_they_are_judged()
    {
        var text = await File.ReadAllTextAsync(Claims, TestContext.Current.CancellationToken);
        var segments = text.Split('~').Select(s => s.Trim().Split('*')).ToList();
        var payer = segments.Single(s => s[0] == "NM1" && s[1] == "PR")[9];
        var charge = decimal.Parse(segments.Single(s => s[0] == "CLM")[2], System.Globalization.CultureInfo.InvariantCulture);
        var said = await packed.SampleAsync("ClaimsByPayer", Claims).WellAsync();
        Assert.Equal(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{payer}: 1 claims, {charge:0.00}\n1 of 1 sets accepted\n"), said.Output);
    }

    [Fact]
    public async Task A_program_judges_a_file_and_answers_it()
    {
        var answer = packed.NewFile("good.999");
        var said = await packed.SampleAsync("JudgeFile", Claims, answer).WellAsync();
        Assert.Contains("837P 0001: accepted, clean up to level 3", said.Output, StringComparison.Ordinal);
        Assert.Contains("AK9*A*1*1*1~", await File.ReadAllTextAsync(answer, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_says_what_is_wrong_and_rejects_it()
    {
        var faulty = packed.NewFile("faulty.837");
        await File.WriteAllTextAsync(faulty, (await File.ReadAllTextAsync(Claims, TestContext.Current.CancellationToken)).Replace("BHT*0019*00*", "BHT*0019*99*", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var answer = packed.NewFile("faulty.999");
        var said = await packed.SampleAsync("JudgeFile", faulty, answer);
        Assert.Equal(1, said.Code);
        Assert.Contains("Error x12.element-code at segment 2 (BHT), byte ", said.Output, StringComparison.Ordinal);
        Assert.Contains("IK4*2*353*7*99~", await File.ReadAllTextAsync(answer, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_proves_a_remittance_to_the_cent()
    {
        var said = await packed.SampleAsync("ReadRemittance", Remittance).WellAsync();
        Assert.StartsWith("HARBOR MUTUAL HEALTH pays 112.25 on 20250728, trace HM880001", said.Output, StringComparison.Ordinal);
        Assert.Contains("  Claims 112.25, adjusted for the provider 0.00", said.Output, StringComparison.Ordinal);
        var short_ = packed.NewFile("short.835");
        await File.WriteAllTextAsync(short_, (await File.ReadAllTextAsync(Remittance, TestContext.Current.CancellationToken)).Replace("BPR*I*112.25*", "BPR*I*112.24*", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var wrong = await packed.SampleAsync("ReadRemittance", short_);
        Assert.Equal(1, wrong.Code);
        Assert.Contains("Error balance.transaction: ", wrong.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_writes_claims_that_are_judged_clean_and_read_back()
    {
        var file = packed.NewFile("written.837");
        await packed.SampleAsync("WriteClaims", file).WellAsync();
        Assert.Contains("837P 0001: accepted, clean up to level 3", (await packed.SampleAsync("JudgeFile", file, packed.NewFile("written.999")).WellAsync()).Output, StringComparison.Ordinal);
        Assert.Contains("  A-1001: 125.00 to HARBOR MUTUAL HEALTH", (await packed.SampleAsync("ReadClaims", file).WellAsync()).Output, StringComparison.Ordinal);
    }

    private static byte[] Bytes(ZipArchive archive, string name)
    {
        using var stream = archive.GetEntry(name)!.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static string Text(ZipArchive archive, string name) => new UTF8Encoding(false).GetString(Bytes(archive, name)).TrimStart('\uFEFF');
}
