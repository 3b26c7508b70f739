using System.Text;
using Quittance.Bench.Fuzz;

namespace Quittance.App.Tests.Fuzz;

/// <summary>The fuzz itself: a short run of it, and that it is the same run again.</summary>
public class FuzzTests
{
    private static readonly IReadOnlyList<byte[]> Few = [.. Seeds.All(null).Where(s => s.Length is > 0 and < 4000).Take(30)];

    [Fact]
    public void A_short_run_breaks_no_law_and_is_the_same_run_again()
    {
        var first = Run();
        var again = Run();

        Assert.Empty(first.Found.Select(f => $"{f.Law}: {f.How}: {Encoding.Latin1.GetString(f.Input)}"));
        Assert.Equal((300L, first.Bytes, first.Kept), (again.Inputs, again.Bytes, again.Kept));

        static FuzzReport Run() => new FuzzRun(Few, 5).Run(TimeSpan.FromMinutes(5), 300, _ => { }, _ => { }, _ => { });
    }

    [Theory]
    [InlineData(7)]
    [InlineData(40)]
    public void A_run_of_so_many_inputs_counts_the_files_that_it_starts_from(int most) =>
        Assert.Equal(most, new FuzzRun(Few, 5).Run(TimeSpan.MaxValue, most, _ => { }, _ => { }, _ => { }).Inputs);

    [Fact]
    public void Every_kind_of_change_changes_something()
    {
        var input = Seeds.All(null)[^1];
        for (var kind = 0; kind < 28; kind++)
            Assert.Contains(Enumerable.Range(1, 50), n => !new Change(kind, n * 7, n * 3, n).Of(input, Few[0]).AsSpan().SequenceEqual(input));
    }
}
