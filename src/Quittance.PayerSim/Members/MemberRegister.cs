using System.Text.Json;
using System.Text.Json.Serialization;

namespace Quittance.PayerSim.Members;

/// <summary>
/// Whom the payers know, and since when. Each change is a line of a file with the day from which it counts, so that a world that is opened again knows on
/// every past day exactly the members that it knew then.
/// </summary>
internal sealed class MemberRegister : IDisposable
{
    private sealed record Entry(DateOnly Known, Member Member);

    private static readonly JsonSerializerOptions Form = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private readonly Dictionary<(string Payer, string Id), Member> _latest = [];
    private readonly Dictionary<(string Payer, string Id), Member> _inForce = [];
    private readonly Queue<Entry> _coming = new();
    private readonly StreamWriter _file;

    public MemberRegister(string path)
    {
        var entries = Load(path);
        foreach (var entry in entries) Keep(entry);
        _file = new StreamWriter(new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read));
    }

    /// <summary>Takes a member from this day on. The same member again changes nothing.</summary>
    public void Enroll(Member member, DateOnly from)
    {
        if (_latest.TryGetValue((member.PayerId, member.Id), out var known) && known.Equals(member)) return;
        var entry = new Entry(from, member);
        _file.WriteLine(JsonSerializer.Serialize(entry, Form));
        Keep(entry);
    }

    /// <summary>Makes what counts from this day on count, and the file lasting.</summary>
    public void Advance(DateOnly day)
    {
        _file.Flush();
        while (_coming.TryPeek(out var next) && next.Known <= day)
        {
            var member = _coming.Dequeue().Member;
            _inForce[(member.PayerId, member.Id)] = member;
        }
    }

    /// <summary>The member; null when this payer does not know the number.</summary>
    public Member? Find(string payer, string id) => _inForce.GetValueOrDefault((payer, id));

    public void Dispose() => _file.Dispose();

    private void Keep(Entry entry)
    {
        _latest[(entry.Member.PayerId, entry.Member.Id)] = entry.Member;
        _coming.Enqueue(entry);
    }

    /// <summary>The whole lines; half a line at the end is what was being written when the process died, and is cut off.</summary>
    private static List<Entry> Load(string path)
    {
        if (!File.Exists(path)) return [];
        var bytes = File.ReadAllBytes(path);
        var end = Array.LastIndexOf(bytes, (byte)'\n') + 1;
        if (end < bytes.Length)
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Write);
            file.SetLength(end);
        }
        return [.. System.Text.Encoding.UTF8.GetString(bytes, 0, end).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<Entry>(line, Form)!)];
    }
}
