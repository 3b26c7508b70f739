using Quittance.App.Storage.Model;
using Quittance.App.Tests.Storage;

namespace Quittance.App.Tests.Jobs;

/// <summary>Laws of import, each over every story: the end told, the same however often, in whatever order and however interrupted.</summary>
public abstract class StoryTests(PostgresServer? server) : ImportSuite(server)
{
    public static TheoryData<string> Names => [.. Stories.All.Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_story_ends_as_told_and_a_second_import_adds_only_receipts(string name)
    {
        var story = Stories.Named(name);
        var practice = await NewPracticeAsync();

        var first = await ImportAsync(practice, story.Files);
        var digest = await DigestAsync(practice);
        var receipts = await CountAsync<ReceiptRow>(practice);
        var entries = await CountAsync<EntryRow>(practice);
        var events = await CountAsync<ClaimEventRow>(practice);
        var again = await ImportAsync(practice, story.Files);

        Assert.Equal(story.Ends, await ClaimsAsync(practice));
        Assert.Equal(digest, await DigestAsync(practice));
        Assert.All(again.Files, f => Assert.Equal("duplicate", f.Status));
        Assert.Equal(receipts + story.Files.Count, await CountAsync<ReceiptRow>(practice));
        Assert.Equal(entries, await CountAsync<EntryRow>(practice));
        Assert.Equal(events, await CountAsync<ClaimEventRow>(practice));
        Assert.Equal(first.Database, again.Database);
        Reconciles(first);
        Reconciles(again);
        Assert.Equal(again.Totals.Charges, again.Totals.Repeats);
        Assert.Equal(again.Totals.Paid, again.Totals.PaidRepeats);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_story_ends_the_same_in_any_order(string name)
    {
        var story = Stories.Named(name);
        var digest = await DigestOfAsync(story.Files);
        var orders = new List<Given[]> { story.Files.Reverse().ToArray() };
        for (var seed = 1; seed <= 3; seed++)
        {
            var shuffled = story.Files.ToArray();
            new Random(seed).Shuffle(shuffled);
            orders.Add(shuffled);
        }

        foreach (var order in orders)
        {
            var practice = await NewPracticeAsync();
            Reconciles(await ImportAsync(practice, order));
            Assert.Equal(story.Ends, await ClaimsAsync(practice));
            Assert.True(digest == await DigestAsync(practice), string.Join(", ", order.Select(f => f.Name)));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_story_ends_the_same_when_the_process_dies_behind_any_commit(string name)
    {
        var story = Stories.Named(name);
        var digest = await DigestOfAsync(story.Files);
        var deaths = 0;
        while (true)
        {
            var practice = await NewPracticeAsync();
            if (!await DiesAtAsync(practice, story.Files, deaths + 1)) break;
            deaths++;
            Reconciles(await ImportAsync(practice, story.Files));
            Assert.True(digest == await DigestAsync(practice), $"died behind commit {deaths}");
        }
        Assert.True(deaths >= 2 * story.Files.Count, $"{deaths} deaths");
    }

    /// <summary>Half the story in each transaction, and then all of it as is usual; what was begun together is finished one by one.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_story_ends_the_same_when_the_process_dies_behind_any_commit_of_files_loaded_together(string name)
    {
        var story = Stories.Named(name);
        var digest = await DigestOfAsync(story.Files);
        foreach (var together in new[] { (story.Files.Sum(f => f.Bytes.Length) / 2) + 1, UsualTogether })
        {
            var deaths = 0;
            while (true)
            {
                var practice = await NewPracticeAsync();
                if (!await DiesAtAsync(practice, story.Files, deaths + 1, together)) break;
                deaths++;
                Reconciles(await ImportAsync(practice, story.Files, () => { }));
                Assert.True(digest == await DigestAsync(practice), $"died behind commit {deaths} of {together} bytes");
            }
            Assert.True(deaths >= 1, "no commit of files together");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_story_ends_the_same_when_its_first_file_was_half_loaded_alone_and_is_finished_among_others(string name)
    {
        var story = Stories.Named(name);
        var practice = await NewPracticeAsync();
        Assert.True(await DiesAtAsync(practice, [story.Files[0]], 1));
        Assert.Equal((0, 1), (await CountAsync<ReceiptRow>(practice), await CountAsync<IntakeRow>(practice)));

        Reconciles(await ImportAsync(practice, story.Files, null, UsualTogether));

        Assert.Equal(await DigestOfAsync(story.Files), await DigestAsync(practice));
    }

    [Fact]
    public async Task All_stories_together_end_as_each_alone()
    {
        var files = Stories.All.SelectMany(s => s.Files.Select(f => f with { Name = $"{s.Name}/{f.Name}" })).ToArray();
        var straight = await NewPracticeAsync();
        var remittancesFirst = await NewPracticeAsync();

        Reconciles(await ImportAsync(straight, files));
        Reconciles(await ImportAsync(remittancesFirst, files.OrderBy(f => !f.Name.EndsWith("835", StringComparison.Ordinal)).ThenByDescending(f => f.Name, StringComparer.Ordinal)));

        Assert.Equal(Stories.All.SelectMany(s => s.Ends).OrderBy(e => e.Split(' ')[0], StringComparer.Ordinal).ToArray(), await ClaimsAsync(straight));
        Assert.Equal(await DigestAsync(straight), await DigestAsync(remittancesFirst));
    }

    private async Task<string> DigestOfAsync(IReadOnlyList<Given> files)
    {
        var practice = await NewPracticeAsync();
        await ImportAsync(practice, files);
        return await DigestAsync(practice);
    }

    public sealed class OnSqlite() : StoryTests(null);

    public sealed class OnPostgres(PostgresServer server) : StoryTests(server);
}
