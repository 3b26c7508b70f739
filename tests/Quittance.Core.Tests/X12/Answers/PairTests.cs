namespace Quittance.Core.Tests.X12.Answers;

/// <summary>
/// Sources and the answers that were worked out for them by hand, as plain files in the folder Pairs, whose README says what each
/// one shows.
/// </summary>
public class PairTests
{
    private const string SourceEnd = ".source.txt", AnswerEnd = ".answer.txt";

    public static TheoryData<string> Names { get; } =
        [.. Directory.GetFiles(Folder, "*" + SourceEnd).Select(f => Path.GetFileName(f)[..^SourceEnd.Length]).Order(StringComparer.Ordinal)];

    private static string Folder
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Quittance.slnx"))) folder = folder.Parent;
            return Path.Combine(folder!.FullName, "tests", "Quittance.Core.Tests", "X12", "Answers", "Pairs");
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void The_answer_is_the_expected_one_to_the_segment(string name)
    {
        var expected = Answered.Segments(File.ReadAllBytes(Path.Combine(Folder, name + AnswerEnd)));
        Assert.Equal(expected, Answered.Lines(Source(name)));
    }

    [Theory, MemberData(nameof(Names))]
    public void The_answer_is_itself_without_fault_and_is_not_answered(string name)
    {
        var answer = Answered.Bytes(Source(name));
        Assert.Empty(Answered.FaultsOf(answer));
        Assert.Empty(answer.Length == 0 ? [] : Answered.Bytes(answer));
    }

    [Fact]
    public void There_are_at_least_twenty_and_the_README_names_each()
    {
        var readme = File.ReadAllText(Path.Combine(Folder, "README.md"));
        Assert.True(Names.Count >= 20, $"Only {Names.Count} pairs.");
        Assert.All(Names, n => Assert.Contains($"| {n.Data} |", readme, StringComparison.Ordinal));
    }

    private static byte[] Source(string name) => File.ReadAllBytes(Path.Combine(Folder, name + SourceEnd));
}
