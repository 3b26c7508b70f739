using System.Globalization;
using Quittance.Core.X12;
using Quittance.Core.X12.Sets.Acknowledgment;
using Quittance.Core.X12.Sets.Claim837P;
using Quittance.Core.X12.Sets.Remittance835;

namespace Quittance.App.Tests.Samples;

/// <summary>The samples hold what their page promises, and the product's reader understands all of it.</summary>
public sealed class SampleStoryTests
{
    [Fact]
    public void The_reader_finds_no_fault_in_the_files()
    {
        foreach (var (path, bytes) in SampleFiles.Made.Where(f => f.Path.StartsWith("practice/", StringComparison.Ordinal)))
        {
            using var stream = new MemoryStream(bytes);
            var findings = TypedReader.Read(stream).OfType<ItemFinding>().Select(f => $"{path}: {f.Finding.Message}");

            Assert.Empty(findings);
        }
    }

    [Fact]
    public void The_refusing_999_points_at_the_birth_date_that_does_not_exist()
    {
        var answer = Assert.Single(Items<SetAnswered999>(".999"), a => a.Code == "R");
        var error = Assert.Single(answer.Errors);
        var refused = SampleFiles.OfKind("20250813_000000007.837").SelectMany(f => PlainX12.Sets(f.Bytes)).Single(s => s[0][2] == answer.Control);
        var culprit = refused[error.Position - 1];

        Assert.Equal("DMG*D8*" + error.Elements[0].Value, string.Join('*', culprit.Take(3)));
        Assert.False(DateOnly.TryParseExact(culprit[2], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _));
        Assert.Contains(refused, s => s[0] == "CLM" && s[1] == error.ClaimNumber);
    }

    [Theory]
    [InlineData("7", 9)]
    [InlineData("8", 1)]
    public void Replacements_and_voids_name_the_payers_claim(string frequency, int atLeast)
    {
        var claims = Items<Claim837>(".837").Where(c => c.Frequency == frequency).ToList();

        Assert.True(claims.Count >= atLeast);
        Assert.DoesNotContain(claims, c => c.PayerClaimNumber.Length == 0);
    }

    [Theory]
    [InlineData("L6", -1)]
    [InlineData("WO", -1)]
    [InlineData("WO", 1)]
    [InlineData("FB", -1)]
    [InlineData("FB", 1)]
    public void Provider_adjustments_of_either_sign_occur(string reason, int sign) =>
        Assert.Contains(Items<ProviderBalance835>(".835").SelectMany(b => b.Adjustments), a => a.Reason == reason && Math.Sign(a.Amount!.Value.Cents) == sign);

    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    [InlineData("4")]
    [InlineData("19")]
    [InlineData("22")]
    public void Claim_statuses_occur(string status) => Assert.Contains(Items<ClaimPayment835>(".835"), p => p.Status == status);

    [Fact]
    public void Refusals_are_about_eight_in_a_hundred_claims()
    {
        string[] refusals = ["16", "18", "22", "27", "29", "31", "50", "96", "97", "197", "204"];
        var refused = Items<ClaimPayment835>(".835").Where(p => p.Status != "22" && p.Lines.Any(l => l.Adjustments.Any(a => refusals.Contains(a.Reason, StringComparer.Ordinal)))).Select(p => p.Number).Distinct(StringComparer.Ordinal).Count();

        Assert.InRange(100.0 * refused / SampleFiles.Expected()["claims"], 6, 10);
    }

    [Fact]
    public void Claims_without_an_answer_are_left_at_the_end()
    {
        var answered = Items<ClaimPayment835>(".835").Select(p => p.Number).ToHashSet(StringComparer.Ordinal);

        Assert.True(Items<Claim837>(".837").Select(c => c.Number).Distinct(StringComparer.Ordinal).Count(n => !answered.Contains(n)) > 20);
    }

    private static List<T> Items<T>(string ending) =>
    [
        .. SampleFiles.OfKind(ending).SelectMany(f =>
        {
            using var stream = new MemoryStream(f.Bytes);
            return TypedReader.Read(stream).OfType<T>().ToList();
        }),
    ];
}
