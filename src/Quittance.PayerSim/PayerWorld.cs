using System.Globalization;
using Quittance.Core.Kernel;
using Quittance.PayerSim.Clearing;
using Quittance.PayerSim.Members;
using Quittance.PayerSim.Profiles;

namespace Quittance.PayerSim;

/// <summary>
/// A clearinghouse and its payers that live in one folder: the practice puts 837P files into <c>in/</c> and finds answers in <c>out/</c>. What is answered follows from seed, profiles, members and the files
/// taken with their days, so a world that was killed goes on when it is opened again: no answer is lost, none is sent twice.
/// </summary>
public sealed class PayerWorld : IDisposable
{
    private readonly WorldFolder _folder;
    private readonly MemberRegister _members;
    private readonly Clearinghouse _clearinghouse;
    private readonly FaultyMail _toPractice, _fromPractice;
    private DateOnly? _first, _last;

    /// <summary>Opens the folder, or begins it. Throws when it was begun with another seed, other profiles or other faults.</summary>
    public PayerWorld(string folder, IReadOnlyList<PayerProfile> profiles, ulong seed, Faults? faults = null)
    {
        ArgumentNullException.ThrowIfNull(profiles);
        Profiles = profiles;
        _folder = new WorldFolder(folder);
        _folder.Claim(Identity(profiles, seed, faults ?? Faults.None));
        _members = new MemberRegister(_folder.Members);
        _clearinghouse = new Clearinghouse(profiles, seed, _members);
        var all = (faults ?? Faults.None).List;
        (_toPractice, _fromPractice) = (new FaultyMail([.. all.Where(f => !f.IsOfClaimFiles)], seed), new FaultyMail([.. all.Where(f => f.IsOfClaimFiles)], seed));
        Replay();
    }

    public IReadOnlyList<PayerProfile> Profiles { get; }

    /// <summary>The last day that is done; null before the first.</summary>
    public DateOnly? Today => _last;

    /// <summary>Files that a fault has hit so far, those of the practice first.</summary>
    public IEnumerable<FileHit> Hits => _fromPractice.Hits.Concat(_toPractice.Hits);

    /// <summary>
    /// Tells a payer whom it covers, from the next day on that is not done. The same member again changes nothing; another record of the same number replaces it from then on.
    /// </summary>
    public void Enroll(Member member)
    {
        ArgumentNullException.ThrowIfNull(member);
        var profile = Profiles.FirstOrDefault(p => p.Id == member.PayerId);
        Check.That(profile is not null, "a member belongs to a payer of this world");
        Check.That(profile.FindPlan(member.PlanId) is not null, "a member belongs to a plan of the payer");
        _members.Enroll(member, _last?.AddDays(1) ?? DateOnly.MinValue);
    }

    /// <summary>
    /// Goes on to this day: takes what is in <c>in/</c> and puts what is due into <c>out/</c>. Days that were left out pass as well. A day that is done already stays as it is. Gives the names of the files
    /// that were put out.
    /// </summary>
    public IReadOnlyList<string> Advance(DateOnly day)
    {
        if (_last is { } last && day <= last) return [];
        var names = new List<string>();
        _folder.Take(day);
        for (var next = _last?.AddDays(1) ?? day; next <= day; next = next.AddDays(1))
        {
            var arriving = Pass(next);
            _folder.Prepare(next, arriving);
            names.AddRange(arriving.Select(a => a.Name));
            _first ??= next;
            _last = next;
            _folder.MarkDone(_first.Value, next);
        }
        _folder.Send();
        return names;
    }

    public void Dispose() => _members.Dispose();

    private void Replay()
    {
        if (_folder.Done is { } done)
        {
            (_first, _last) = done;
            for (var day = done.First; day <= done.Last; day = day.AddDays(1)) Pass(day);
        }
        _folder.Send();
    }

    private IReadOnlyList<MailedFile> Pass(DateOnly day)
    {
        _members.Advance(day);
        foreach (var (name, bytes) in _folder.Taken(day)) _fromPractice.Post(day, new MailedFile(name, Fault.ClaimFile, bytes));
        foreach (var answer in _clearinghouse.Answer(day, [.. _fromPractice.Arriving(day).Select(f => (f.Name, f.Bytes))])) _toPractice.Post(day, answer);
        return _toPractice.Arriving(day);
    }

    private static string Identity(IReadOnlyList<PayerProfile> profiles, ulong seed, Faults faults) =>
        string.Create(CultureInfo.InvariantCulture, $"seed {seed}\n{string.Join('\n', profiles.Select(p => $"{p.Id} {p.Version}"))}\n{string.Join('\n', faults.List)}\n");
}
