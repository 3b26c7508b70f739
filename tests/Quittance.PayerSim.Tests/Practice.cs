using System.Text;
using Quittance.Core.X12;
using Quittance.Core.X12.Sets.Acknowledgment;
using Quittance.Core.X12.Sets.Claim837P;
using Quittance.Core.X12.Sets.Remittance835;
using Quittance.Core.X12.Structure;
using Quittance.PayerSim.Members;
using Quittance.PayerSim.Profiles;

namespace Quittance.PayerSim.Tests;

/// <summary>A practice with a world in a folder of its own: it sends claims, lets days pass and reads what came.</summary>
internal sealed class Practice : IDisposable
{
    public static readonly DateOnly Start = new(2025, 7, 1);

    private readonly Faults _faults;
    private int _control;

    public Practice(IReadOnlyList<PayerProfile> profiles, ulong seed = 7, Faults? faults = null)
    {
        Folder = Directory.CreateTempSubdirectory("payers").FullName;
        (Profiles, Seed, _faults) = (profiles, seed, faults ?? Faults.None);
        World = new PayerWorld(Folder, profiles, seed, faults);
    }

    /// <summary>A world of the one profile that this text describes.</summary>
    public static Practice With(string yaml, ulong seed = 7, Faults? faults = null) => new([Read(yaml)], seed, faults);

    public string Folder { get; }
    public IReadOnlyList<PayerProfile> Profiles { get; }
    public ulong Seed { get; }
    public PayerWorld World { get; private set; }
    public DateOnly Day { get; private set; } = Start;

    public static PayerProfile Read(string yaml)
    {
        var reading = ProfileReader.Read(yaml, "test.yaml");
        Assert.Empty(reading.Faults);
        return reading.Profile!;
    }

    public void Enroll(string id, string payer = "99001", string plan = "basic", Func<Member, Member>? with = null)
    {
        var member = new Member { Id = id, PayerId = payer, PlanId = plan, Last = "RADCLIFFE", First = "KEIKO", Birth = new DateOnly(1980, 5, 8), Sex = "F", From = new DateOnly(2020, 1, 1) };
        World.Enroll(with?.Invoke(member) ?? member);
    }

    public void Send(params IEnumerable<Claim837> claims) => Drop($"{++_control:0000}.837", Billed.File(_control, Day, claims));

    public void Drop(string name, byte[] bytes)
    {
        var path = Path.Combine(Folder, "in", name);
        File.WriteAllBytes(path + ".tmp", bytes);
        File.Move(path + ".tmp", path);
    }

    public void Pass(int days)
    {
        for (; days > 0; days--)
        {
            World.Advance(Day);
            Day = Day.AddDays(1);
        }
    }

    /// <summary>Lets the process die and come back: the world is opened again on its folder.</summary>
    public void Reopen()
    {
        World.Dispose();
        World = new PayerWorld(Folder, Profiles, Seed, _faults);
    }

    public IReadOnlyList<(string Name, byte[] Bytes)> Answers(string kind = "*") =>
        [.. Directory.GetFiles(Path.Combine(Folder, "out"), "*." + kind).Order(StringComparer.Ordinal).Select(f => (Path.GetFileName(f), File.ReadAllBytes(f)))];

    public string Text(string kind) => string.Concat(Answers(kind).Select(a => Encoding.UTF8.GetString(a.Bytes)));

    public IReadOnlyList<T> Items<T>(string kind) where T : X12Item => [.. Answers(kind).SelectMany(a => TypedReader.Read(new MemoryStream(a.Bytes))).OfType<T>()];

    public IReadOnlyList<ClaimPayment835> Payments => Items<ClaimPayment835>("835");

    public IReadOnlyList<ClaimStatus277CA> Statuses => [.. Items<ClaimStatus277CA>("277ca").Where(s => s.Level == "PT")];

    public void CheckAnswers()
    {
        foreach (var (name, bytes) in Answers())
        {
            var faults = FileCheck.Check(new MemoryStream(bytes)).Findings;
            Assert.True(faults.Count == 0, $"{name}: {string.Join("; ", faults.Take(5).Select(f => $"{f.Id} {f.Segment} {f.SegmentPosition} {f.Element} {f.Message}"))}");
            if (name.EndsWith(".835", StringComparison.Ordinal)) Sums.Check(bytes);
        }
    }

    public void Dispose()
    {
        World.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
