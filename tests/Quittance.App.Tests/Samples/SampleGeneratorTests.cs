using Quittance.Bench.Generate;

namespace Quittance.App.Tests.Samples;

public sealed class SampleGeneratorTests
{
    [Fact]
    public void The_same_seed_gives_the_same_bytes()
    {
        var again = SampleFolder.Make(SampleFiles.Seed);

        Assert.Equal(SampleFiles.Made.Select(f => f.Path).ToList(), again.Select(f => f.Path).ToList());
        Assert.All(SampleFiles.Made.Zip(again), pair => Assert.Equal(pair.First.Bytes, pair.Second.Bytes));
    }

    [Fact]
    public void Another_seed_gives_other_claims()
    {
        var other = PracticeHalfYear.Generate(8);

        Assert.NotEqual(PracticeHalfYear.Generate(SampleFiles.Seed).Totals, other.Totals);
    }

    [Fact]
    public void The_samples_on_disk_are_what_the_generator_makes()
    {
        var onDisk = Directory.EnumerateFiles(SampleFiles.Folder, "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(SampleFiles.Folder, f).Replace('\\', '/'))
            .Where(f => f.StartsWith("practice/", StringComparison.Ordinal) || !f.Contains('/', StringComparison.Ordinal));

        Assert.Equal(SampleFiles.Made.Select(f => f.Path).Order(StringComparer.Ordinal), onDisk.Order(StringComparer.Ordinal));
        Assert.All(SampleFiles.Made, f => Assert.Equal(f.Bytes, File.ReadAllBytes(Path.Combine(SampleFiles.Folder, f.Path))));
    }

    [Fact]
    public void The_samples_stay_small() => Assert.InRange(SampleFiles.Made.Sum(f => f.Bytes.LongLength), 100_000, 2_000_000);

    [Fact]
    public void Every_provider_number_has_a_right_check_digit()
    {
        var numbers = SampleFiles.OfKind(".837").SelectMany(f => PlainX12.Segments(f.Bytes)).Where(s => s[0] == "NM1" && s.At(8) == "XX").Select(s => s[9]).Distinct(StringComparer.Ordinal).ToList();

        Assert.Equal(4, numbers.Count);
        Assert.All(numbers, n => Assert.StartsWith("199999", n, StringComparison.Ordinal));
        Assert.All(numbers, n => Assert.Equal(0, Luhn("80840" + n)));
    }

    [Fact]
    public void Every_Medicare_number_is_the_published_specimen_with_other_digits_and_no_two_members_share_one()
    {
        var members = SampleFiles.OfKind(".837").SelectMany(f => PlainX12.Segments(f.Bytes)).Where(s => s[0] == "NM1" && s.At(8) == "MI" && s[9].Contains("EG", StringComparison.Ordinal))
            .Select(s => (Member: s[9], Name: $"{s[3]} {s[4]}")).Distinct().ToList();

        Assert.True(members.Count > 20, $"{members.Count} members");
        Assert.All(members, m => Assert.Matches("^1EG4TE[0-9]MK[0-9][0-9]$", m.Member));
        Assert.Equal(members.Count, members.Select(m => m.Member).Distinct(StringComparer.Ordinal).Count());
    }

    private static int Luhn(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            sum += i % 2 == 0 ? digit : digit * 2 / 10 + digit * 2 % 10;
        }
        return sum % 10;
    }
}
