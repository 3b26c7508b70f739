using System.Globalization;
using Quittance.Core.Kernel;
using Quittance.Core.X12;
using Quittance.PayerSim.Adjudication;
using Quittance.PayerSim.Members;
using Quittance.PayerSim.Payment;
using Quittance.PayerSim.Profiles;

namespace Quittance.PayerSim.Clearing;

/// <summary>
/// The clearinghouse and the payers behind it, day by day, without any file system: files in, answers out. The same members, files and days give the same answers.
/// </summary>
internal sealed class Clearinghouse
{
    private readonly Dictionary<string, PayerDesk> _desks = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<PayerDesk> _inOrder = [];
    private readonly ClaimIntake _intake;
    private readonly HashSet<(string Sender, string Control)> _interchanges = [];
    private readonly List<(DateOnly Due, DateOnly Received, ClaimFile File, IReadOnlyList<IntakeAnswer> Answers)> _acknowledgments = [];
    private readonly ulong _seed;
    private int _control = 1;

    public Clearinghouse(IReadOnlyList<PayerProfile> profiles, ulong seed, MemberRegister members)
    {
        _seed = seed;
        foreach (var profile in profiles)
        {
            var desk = new PayerDesk(profile, seed);
            _inOrder.Add(desk);
            foreach (var id in profile.OtherIds.Prepend(profile.Id)) Check.That(_desks.TryAdd(id, desk), "no two payers have the same id");
        }
        _intake = new ClaimIntake(members, id => _desks.GetValueOrDefault(id), seed);
    }

    /// <summary>What is answered on this day: to the files that came, to earlier claims, and what payers pay.</summary>
    public IReadOnlyList<MailedFile> Answer(DateOnly day, IReadOnlyList<(string Name, byte[] Bytes)> files)
    {
        var answers = new List<MailedFile>();
        var taken = new List<(ClaimFile File, SentClaim Claim)>();
        foreach (var (name, bytes) in files.OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            var repeated = new List<InterchangeStart>();
            var file = ClaimFile.Read(name, bytes, start => IsRepeated(start, repeated));
            taken.AddRange(file.Claims.Select(c => (file, c)));
            var (first, kind) = (_control, file.Verdict.Interchanges.Any(i => i.Code != "R" && !repeated.Any(r => r.Offset == i.Start.Offset)) ? "999" : "ta1");
            if (SyntaxReply.Write(file, repeated, day, ref _control) is { } reply) answers.Add(new MailedFile(NameOf(day, file.Receiver, first, kind), kind, reply));
        }
        Take(day, taken);
        answers.AddRange(Acknowledge(day));
        foreach (var desk in _inOrder) answers.AddRange(Pay(desk, day));
        return answers;
    }

    private bool IsRepeated(InterchangeStart start, List<InterchangeStart> repeated)
    {
        if (_interchanges.Add((start.SenderId, start.Control))) return false;
        repeated.Add(start);
        return true;
    }

    /// <summary>Takes the day's claims in an order of their own, so that it does not matter in which files they came.</summary>
    private void Take(DateOnly day, List<(ClaimFile File, SentClaim Claim)> taken)
    {
        var answers = taken.OrderBy(t => t.Claim.Claim.Payer.Id, StringComparer.Ordinal).ThenBy(t => t.Claim.Claim.Number, StringComparer.Ordinal)
            .ThenBy(t => t.Claim.Claim.ContentHash, StringComparer.Ordinal)
            .Select(t => (t.File, Answer: _intake.Take(t.Claim.Claim, t.Claim.BatchTrace, t.File.Submitter, day))).ToList();
        foreach (var byFile in answers.GroupBy(a => a.File))
            foreach (var byDay in byFile.Where(a => !a.Answer.IsUnsaid).GroupBy(a => a.Answer.Desk?.Profile.Lag.AcknowledgesAfterDays ?? 1))
                _acknowledgments.Add((day.AddDays(byDay.Key), day, byFile.Key, [.. byDay.Select(a => a.Answer)]));
    }

    private List<MailedFile> Acknowledge(DateOnly day)
    {
        var answers = new List<MailedFile>();
        foreach (var due in _acknowledgments.Where(a => a.Due <= day).OrderBy(a => a.Received).ThenBy(a => a.File.Name, StringComparer.Ordinal))
        {
            var number = _control++;
            answers.Add(new MailedFile(NameOf(day, due.File.Receiver, number, "277ca"), "277ca", ClaimAcknowledgment.Write(due.File, due.Answers, due.Received, day, number)));
        }
        _acknowledgments.RemoveAll(a => a.Due <= day);
        return answers;
    }

    private IEnumerable<MailedFile> Pay(PayerDesk desk, DateOnly day)
    {
        var payments = desk.Pay(day, (one, decision) => Forwards(desk, one, decision),
            (one, decision, answer) => _intake.TakeForwarded(Crossover.Make(desk.Profile, one, answer, decision.Forwarding!, day), one.Submitter, day));
        foreach (var bySubmitter in payments.GroupBy(p => p.Submitter.Id, StringComparer.Ordinal))
        {
            var number = ++desk.FilesWritten;
            yield return new MailedFile(NameOf(day, desk.Profile.Id, number, "835"), "835", RemittanceFile.Write(desk.Profile, [.. bySubmitter], day, number));
        }
    }

    /// <summary>The later coverage that a claim goes on to: in force, with a payer of this world, and drawn by the plan's habit.</summary>
    private Forwarding? Forwards(PayerDesk desk, ClaimCase one, Decision decision)
    {
        if (one.Member is not { } member || one.IsSecondary || decision.Lines.All(l => l.IsDenied) || desk.Profile.FindPlan(member.PlanId)?.On(one.FirstDay) is not { } benefits) return null;
        var next = member.Other.FirstOrDefault(o => !o.PaysFirst && o.IsInForce(one.FirstDay) && _desks.ContainsKey(o.PayerId));
        if (next is null || !Dice.For(_seed, desk.Profile.Id, one.Key, "forward").Chance(benefits.Forwards)) return null;
        return new Forwarding(_desks[next.PayerId].Profile, next.MemberId);
    }

    private static string NameOf(DateOnly day, string sender, int number, string kind)
    {
        var plain = new string([.. sender.Where(char.IsAsciiLetterOrDigit)]);
        return string.Create(CultureInfo.InvariantCulture, $"{day:yyyyMMdd}_{plain}_{number:000000000}.{kind}");
    }
}
