using CsCheck;
using Quittance.Core.Kernel;
using Quittance.Core.X12.Sets.Claim837P;
using Quittance.PayerSim.Members;
using Quittance.PayerSim.Profiles;

namespace Quittance.PayerSim.Tests;

public class WorldTests
{
    private static readonly string[] Codes = ["99213", "99214", "99215", "99203", "36415", "80053", "83036", "93000", "20610", "72148", "J3301", "G0439", "99396", "Z9999"];

    private static readonly (string Payer, string Plan, string Member)[] Coverages =
    [
        ("99101", "ppo", "CV1"), ("99101", "hdhp", "CV2"), ("99102", "choice", "HM1"), ("99103", "silver", "PR1"), ("99201", "part-b", "MC1"), ("99202", "hmo", "SO1"), ("99301", "medicaid", "BM1"),
    ];

    private static void EnrollAll(Practice practice)
    {
        foreach (var (payer, plan, member) in Coverages) practice.Enroll(member, payer, plan);
        practice.Enroll("HS1", "99102", "supplement");
        practice.Enroll("MC2", "99201", "part-b", m => m with { Other = [new OtherCoverage("99102", "HS1", PaysFirst: false, new DateOnly(2020, 1, 1))] });
    }

    private static Claim837 Random(int n, int choice, int size)
    {
        var (payer, _, member) = Coverages[choice % Coverages.Length];
        if (choice % 5 == 0) (payer, member) = ("99201", "MC2");
        var day = Practice.Start.AddDays(-1 - choice % 25);
        var lines = Enumerable.Range(0, 1 + size % 4).Select(i => Billed.Line(Codes[(choice + i * 3) % Codes.Length], 1000 + choice * 37 % 40000, day, (1 + (choice + i) % 3).ToString(), choice % 4 == 0 ? ["25"] : []));
        return Billed.Claim($"C{n:0000}", payer, choice % 11 == 0 ? "NOBODY" : member, [.. lines]);
    }

    private static IReadOnlyList<Claim837> Claims(int count) => [.. Enumerable.Range(0, count).Select(n => Random(n, n * 7919 % 1009, n))];

    private static string Told(Practice practice) => string.Join('\n', practice.Answers().Select(a => $"{a.Name} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(a.Bytes))}"));

    [Fact]
    public void Any_claims_give_remittances_that_add_up()
    {
        var profiles = BuiltInProfiles.Read();
        Gen.Int[0, 100_000].Array[1, 25].Sample(choices =>
        {
            using var practice = new Practice(profiles, seed: (ulong)choices.Length);
            EnrollAll(practice);
            foreach (var batch in choices.Select((choice, n) => Random(n, choice, choice / 7)).Chunk(6))
            {
                practice.Send(batch);
                practice.Pass(3);
            }
            practice.Pass(150);
            practice.CheckAnswers();
        }, iter: 15, threads: 1);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_another_seed_does_not()
    {
        Assert.Equal(Run(7), Run(7));
        Assert.NotEqual(Run(7), Run(8), StringComparer.Ordinal);

        static string Run(ulong seed)
        {
            using var practice = new Practice(BuiltInProfiles.Read(), seed);
            EnrollAll(practice);
            practice.Send(Claims(60));
            practice.Pass(120);
            return Told(practice);
        }
    }

    [Fact]
    public void The_order_in_which_claims_come_on_a_day_does_not_change_their_answers()
    {
        static IEnumerable<string> Run(Func<IReadOnlyList<Claim837>, IEnumerable<Claim837[]>> files)
        {
            using var practice = new Practice(BuiltInProfiles.Read());
            EnrollAll(practice);
            foreach (var file in files(Claims(40))) practice.Send(file);
            practice.Pass(100);
            return [.. practice.Payments.Select(p => $"{p.Number} {p.Status} {p.PayerClaimNumber} {p.Paid} {string.Join(' ', p.Lines.SelectMany(l => l.Adjustments).Select(a => a.Group + a.Reason + a.Amount))}").Order(StringComparer.Ordinal)];
        }
        Assert.Equal(Run(all => [[.. all]]), Run(all => all.Reverse().Chunk(7)), StringComparer.Ordinal);
    }

    [Fact]
    public void A_world_that_is_opened_again_anywhere_goes_on_as_if_nothing_had_been()
    {
        string Run(int every)
        {
            using var practice = new Practice(BuiltInProfiles.Read());
            EnrollAll(practice);
            var claims = Claims(30);
            for (var day = 0; day < 70; day++)
            {
                if (day < 30) practice.Send(claims[day]);
                if (day == 20) practice.Enroll("NOBODY", "99101", "ppo");
                if (every > 0 && day % every == 0) practice.Reopen();
                practice.Pass(1);
            }
            return Told(practice);
        }
        var undisturbed = Run(0);
        Assert.Equal(undisturbed, Run(1));
        Assert.Equal(undisturbed, Run(7));
    }

    [Fact]
    public void A_kill_between_taking_writing_and_sending_neither_loses_nor_doubles()
    {
        using var whole = new Practice(BuiltInProfiles.Read());
        using var killed = new Practice(BuiltInProfiles.Read());
        foreach (var practice in (Practice[])[whole, killed])
        {
            EnrollAll(practice);
            practice.Send(Claims(20));
            practice.Pass(1);
        }
        var state = Path.Combine(killed.Folder, "state");
        for (var day = 0; day < 40; day++)
        {
            whole.Pass(1);
            killed.World.Dispose();
            // What a kill leaves: files taken for a day that is not done, and answers half written for it.
            var sending = Directory.CreateDirectory(Path.Combine(state, "sending", $"{killed.Day:yyyy-MM-dd}")).FullName;
            File.WriteAllText(Path.Combine(sending, "half.835"), "ISA*00");
            File.AppendAllText(Path.Combine(state, "members.jsonl"), "{\"Known\":\"2025");
            File.WriteAllText(Path.Combine(state, "days.tmp"), "20");
            killed.Reopen();
            killed.Pass(1);
        }
        Assert.Equal(Told(whole), Told(killed));
    }

    [Fact]
    public void Answers_that_were_not_yet_put_out_are_put_out_at_the_next_opening()
    {
        using var practice = new Practice(BuiltInProfiles.Read());
        practice.Pass(3);
        practice.World.Dispose();
        var sending = Directory.CreateDirectory(Path.Combine(practice.Folder, "state", "sending", "2025-07-03")).FullName;
        File.WriteAllText(Path.Combine(sending, "20250703_X_000000001.999"), "whole");
        practice.Reopen();
        Assert.Equal("20250703_X_000000001.999", Assert.Single(practice.Answers()).Name);
        Assert.Empty(practice.World.Advance(new DateOnly(2025, 7, 3)));
    }

    [Fact]
    public void A_folder_of_another_seed_is_refused()
    {
        using var practice = new Practice(BuiltInProfiles.Read());
        practice.World.Dispose();
        Assert.Throws<InvalidOperationException>(() => new PayerWorld(practice.Folder, practice.Profiles, 8));
        practice.Reopen();
    }

    [Fact]
    public void A_world_without_noise_loses_no_claim_and_a_silent_one_answers_none()
    {
        var silent = Plain.Payer(noise: "silent-percent: 100");
        using var practice = Practice.With(silent);
        practice.Enroll("M1");
        practice.Send(Billed.Claim("A1", "99001", "M1", Billed.Line("99213", 15000, Practice.Start)));
        practice.Pass(100);
        Assert.Equal("A2", Assert.Single(practice.Statuses).Statuses[0].Category);
        Assert.Empty(practice.Payments);
    }

    [Theory]
    [InlineData(FaultKind.Lost, 0, 0)]
    [InlineData(FaultKind.Late, 1, 1)]
    [InlineData(FaultKind.Doubled, 2, 2)]
    [InlineData(FaultKind.AnsweredTwice, 2, 2)]
    [InlineData(FaultKind.Cut, 2, 1)]
    public void Faults_befall_the_answers_that_they_name(FaultKind kind, int files, int least)
    {
        using var practice = Practice.With(Plain.Payer(), faults: new Faults([new Fault(kind, "835", Nth: 1, Days: 3)]));
        practice.Enroll("M1");
        practice.Send(Billed.Claim("A1", "99001", "M1", Billed.Line("99213", 15000, Practice.Start)));
        practice.Pass(4);
        Assert.Equal(kind is FaultKind.Lost or FaultKind.Late ? 0 : 1, practice.Answers("835").Count);
        practice.Pass(6);
        Assert.Equal(files, practice.Answers("835").Count);
        Assert.True(practice.Payments.Count >= least);
        Assert.Single(practice.Answers("999"));
    }

    [Theory]
    [InlineData(FaultKind.Lost, "", 0)]
    [InlineData(FaultKind.Late, "999", 1)]
    [InlineData(FaultKind.Doubled, "999 ta1", 1)]
    [InlineData(FaultKind.AnsweredTwice, "999 999", 2)]
    public void Faults_befall_the_claim_files_that_they_name(FaultKind kind, string answered, int decided)
    {
        using var practice = Practice.With(Plain.Payer(), faults: new Faults([new Fault(kind, Fault.ClaimFile, Nth: 1, Days: 3)]));
        practice.Enroll("M1");
        practice.Send(Billed.Claim("A1", "99001", "M1", Billed.Line("99213", 15000, Practice.Start)));
        practice.Pass(3);
        Assert.Equal(kind is FaultKind.Lost or FaultKind.Late ? 0 : 1, practice.Answers("999").Count);
        practice.Pass(60);
        Assert.Equal(answered, string.Join(' ', practice.Answers().Select(a => Path.GetExtension(a.Name)[1..]).Where(k => k is "999" or "ta1")));
        Assert.Equal(decided, practice.Payments.Count);
        var hit = Assert.Single(practice.World.Hits);
        Assert.Equal((kind, "0001.837", Practice.Start), (hit.Kind, hit.Name, hit.Day));
        practice.Reopen();
        Assert.Single(practice.World.Hits);
    }

    [Fact]
    public void Payers_that_somebody_else_wrote_answer_like_ours()
    {
        using var practice = Practice.With(Vocabulary.ProfileBlocks.Profile.Example);
        practice.Enroll("E1", "99901", "ppo");
        for (var n = 0; n < 20; n++) practice.Send(Billed.Claim($"E{n}", "99901", n == 3 ? "NOBODY" : "E1", Billed.Line(Codes[n % 8], 25000 + n, Practice.Start.AddDays(-n)), Billed.Line("93000", 4000, Practice.Start.AddDays(-n))));
        practice.Pass(120);
        Assert.Equal(20, practice.Statuses.Count);
        Assert.InRange(practice.Payments.Select(p => p.Number).Distinct(StringComparer.Ordinal).Count(), 18, 19);
        practice.CheckAnswers();
    }

    [Fact]
    public void Chance_keeps_to_its_share()
    {
        var share = Rate.Of(3, 100);
        var hits = Enumerable.Range(0, 20_000).Count(n => Dice.For(7, "payer", $"claim {n}").Chance(share));
        Assert.InRange(hits, 500, 700);
    }
}
