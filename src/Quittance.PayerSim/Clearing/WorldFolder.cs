using System.Globalization;

namespace Quittance.PayerSim.Clearing;

/// <summary>
/// The folder that a world lives in, and the order of writing that makes it survive a kill at any point. A file is taken by renaming it into the folder of its day. Answers are written in full under
/// <c>state/sending</c> in a folder of their day, then the day is marked as done by one rename, and only then are they moved out. What was written for a day that is not marked is thrown away
/// and written anew.
/// </summary>
internal sealed class WorldFolder
{
    private const string DayForm = "yyyy-MM-dd";

    private readonly string _in, _out, _taken, _sending, _days, _world;

    public WorldFolder(string root)
    {
        var state = Path.Combine(root, "state");
        (_in, _out) = (Path.Combine(root, "in"), Path.Combine(root, "out"));
        (_taken, _sending) = (Path.Combine(state, "taken"), Path.Combine(state, "sending"));
        (_days, _world, Members) = (Path.Combine(state, "days"), Path.Combine(state, "world"), Path.Combine(state, "members.jsonl"));
        foreach (var folder in (string[])[_in, _out, _taken, _sending]) Directory.CreateDirectory(folder);
    }

    public string Members { get; }

    /// <summary>First and last day that are done; null before the first.</summary>
    public (DateOnly First, DateOnly Last)? Done => File.Exists(_days) && File.ReadAllText(_days).Split(' ') is [var first, var last] ? (Day(first), Day(last)) : null;

    /// <summary>Refuses a folder that was begun with another seed or other profiles: its past could not be told again.</summary>
    public void Claim(string identity)
    {
        if (!File.Exists(_world)) Replace(_world, identity);
        else if (File.ReadAllText(_world) != identity) throw new InvalidOperationException("This folder belongs to a world with another seed or other payer profiles.");
    }

    /// <summary>Takes what the practice has put in, as of this day. Names that begin with a point or end with .tmp or .part are still being written.</summary>
    public void Take(DateOnly day)
    {
        var folder = Path.Combine(_taken, Text(day));
        foreach (var file in Directory.GetFiles(_in).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(file);
            if (name.StartsWith('.') || Path.GetExtension(name) is ".tmp" or ".part") continue;
            Directory.CreateDirectory(folder);
            var target = Path.Combine(folder, name);
            for (var n = 2; File.Exists(target); n++) target = Path.Combine(folder, $"{name}.{n.ToString(CultureInfo.InvariantCulture)}");
            File.Move(file, target);
        }
    }

    public IReadOnlyList<(string Name, byte[] Bytes)> Taken(DateOnly day)
    {
        var folder = Path.Combine(_taken, Text(day));
        return Directory.Exists(folder) ? [.. Directory.GetFiles(folder).Order(StringComparer.Ordinal).Select(f => (Path.GetFileName(f), File.ReadAllBytes(f)))] : [];
    }

    public void Prepare(DateOnly day, IReadOnlyList<MailedFile> files)
    {
        if (files.Count == 0) return;
        var folder = Path.Combine(_sending, Text(day));
        Directory.CreateDirectory(folder);
        foreach (var file in files) File.WriteAllBytes(Path.Combine(folder, file.Name), file.Bytes);
    }

    public void MarkDone(DateOnly first, DateOnly last) => Replace(_days, $"{Text(first)} {Text(last)}");

    /// <summary>Moves out what belongs to days that are done, and throws away what does not.</summary>
    public void Send()
    {
        var done = Done;
        foreach (var folder in Directory.GetDirectories(_sending).Order(StringComparer.Ordinal))
        {
            if (done is { } days && Day(Path.GetFileName(folder)) <= days.Last)
                foreach (var file in Directory.GetFiles(folder)) File.Move(file, Path.Combine(_out, Path.GetFileName(file)), overwrite: true);
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Replace(string path, string text)
    {
        File.WriteAllText(path + ".tmp", text);
        File.Move(path + ".tmp", path, overwrite: true);
    }

    private static string Text(DateOnly day) => day.ToString(DayForm, CultureInfo.InvariantCulture);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, DayForm, CultureInfo.InvariantCulture);
}
