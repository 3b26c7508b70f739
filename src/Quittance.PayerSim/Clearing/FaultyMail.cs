using System.Globalization;
using System.Text;
using Quittance.Core.Kernel;

namespace Quittance.PayerSim.Clearing;

/// <summary>
/// Carries files one way, to the practice or from it, and loses, delays, doubles or cuts those that the faults name.
/// </summary>
internal sealed class FaultyMail(IReadOnlyList<Fault> faults, ulong seed)
{
    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);
    private readonly List<(DateOnly Day, MailedFile File)> _underWay = [];
    private readonly List<FileHit> _hits = [];

    /// <summary>What the faults have hit so far, in the order in which it was posted.</summary>
    public IReadOnlyList<FileHit> Hits => _hits;

    public void Post(DateOnly day, MailedFile file)
    {
        var number = _seen[file.Kind] = _seen.GetValueOrDefault(file.Kind) + 1;
        var fault = faults.FirstOrDefault(f => Fits(f, file, number));
        var later = day.AddDays(Math.Max(1, fault?.Days ?? 1));
        if (fault is not null) _hits.Add(new FileHit(fault.Kind, day, file.Name, file.Kind, file.Bytes, Whole(fault, day, later)));
        switch (fault?.Kind)
        {
            case FaultKind.Lost: break;
            case FaultKind.Late: Send(later, file); break;
            case FaultKind.Doubled:
                Send(day, file);
                Send(later, Renamed(file, "_again", file.Bytes));
                break;
            case FaultKind.Cut:
                Send(day, file with { Bytes = Cut(file) });
                if (fault.Days > 0) Send(later, Renamed(file, "_whole", file.Bytes));
                break;
            case FaultKind.AnsweredTwice:
                Send(day, file);
                Send(later, Renamed(file, "_resent", Reenvelope(file.Bytes)));
                break;
            default: Send(day, file); break;
        }
    }

    /// <summary>What arrives on this day.</summary>
    public IReadOnlyList<MailedFile> Arriving(DateOnly day)
    {
        var files = _underWay.Where(u => u.Day <= day).Select(u => u.File).ToList();
        _underWay.RemoveAll(u => u.Day <= day);
        return files;
    }

    private void Send(DateOnly day, MailedFile file) => _underWay.Add((day, file));

    private static DateOnly? Whole(Fault fault, DateOnly day, DateOnly later) => fault.Kind switch
    {
        FaultKind.Lost => null,
        FaultKind.Late => later,
        FaultKind.Cut => fault.Days > 0 ? later : null,
        _ => day,
    };

    private bool Fits(Fault fault, MailedFile file, int number) =>
        (fault.File.Length == 0 || fault.File == file.Kind)
        && (fault.Nth > 0 ? fault.Nth == number : Dice.For(seed, "fault", fault.Kind.ToString(), file.Name).Chance(fault.Share));

    private static MailedFile Renamed(MailedFile file, string mark, byte[] bytes)
    {
        var extension = Path.GetExtension(file.Name);
        return file with { Name = file.Name[..^extension.Length] + mark + extension, Bytes = bytes };
    }

    private byte[] Cut(MailedFile file)
    {
        // Somewhere after the ISA, so that it is still recognised.
        var length = file.Bytes.Length;
        return length < 200 ? file.Bytes[..(length / 2)] : file.Bytes[..Dice.For(seed, "cut", file.Name).Between(150, length - 30)];
    }

    // ISA13 stands at a fixed place; the IEA repeats it at the end.
    private static byte[] Reenvelope(byte[] bytes)
    {
        const int At = 90, Width = 9;
        var text = Encoding.UTF8.GetString(bytes);
        var old = text.Substring(At, Width);
        var number = (int.Parse(old, CultureInfo.InvariantCulture) + 500_000_000) % 1_000_000_000;
        var other = number.ToString("000000000", CultureInfo.InvariantCulture);
        var last = text.LastIndexOf(old, StringComparison.Ordinal);
        Check.That(last > At, "an interchange ends with its control number");
        return Encoding.UTF8.GetBytes($"{text[..At]}{other}{text[(At + Width)..last]}{other}{text[(last + Width)..]}");
    }
}
