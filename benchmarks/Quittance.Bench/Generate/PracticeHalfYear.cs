namespace Quittance.Bench.Generate;

/// <summary>
/// Runs the invented practice day by day from 2025-07-01 to 2025-12-31: visits, weekly claim files, acknowledgements, weekly
/// remittances, and everything that goes wrong in between. The same seed gives the same bytes.
/// </summary>
internal sealed class PracticeHalfYear
{
    public static readonly DateOnly Start = new(2025, 7, 1);
    public static readonly DateOnly End = new(2025, 12, 31);
    private const int RejectedSetFile = 7;
    private const int RejectedEnvelopeFile = 16;

    private static readonly HashSet<DateOnly> Holidays =
        [new(2025, 7, 4), new(2025, 9, 1), new(2025, 10, 13), new(2025, 11, 11), new(2025, 11, 27), new(2025, 11, 28), new(2025, 12, 25)];

    private readonly Dice _dice;
    private readonly Outbox _outbox = new();
    private readonly Books _books = new();
    private readonly Claimant _claimant;
    private readonly ClearinghouseDesk _clearinghouse;
    private readonly AdjudicationDesk _adjudication;
    private readonly SortedDictionary<DateOnly, List<Action<DateOnly>>> _agenda = [];
    private readonly List<Outgoing> _outgoing = [];
    private readonly List<Case> _waiting = [];
    private int _filesSent;

    private PracticeHalfYear(long seed)
    {
        _dice = new Dice(seed);
        _claimant = new Claimant(_outbox, _books);
        _clearinghouse = new ClearinghouseDesk(_outbox);
        _adjudication = new AdjudicationDesk(_dice, _outbox, _books, At, _outgoing.Add);
    }

    /// <summary>Makes the files, in the order of their days, and the totals that they must come to.</summary>
    public static (IReadOnlyList<SampleFile> Files, Totals Totals) Generate(long seed)
    {
        var practice = new PracticeHalfYear(seed);
        practice.Run();
        return (practice._outbox.Files, practice._books.Close());
    }

    private void Run()
    {
        _waiting.AddRange(InventVisits());
        new Storyline(_waiting).Assign();
        for (var day = Start; day <= End; day = day.AddDays(1))
        {
            if (_agenda.Remove(day, out var actions)) actions.ForEach(a => a(day));
            if (day.DayOfWeek == DayOfWeek.Wednesday) SendWeek(day);
            foreach (var payer in Cast.Payers)
                if (PaysOn(payer, day)) _adjudication.Pay(payer, day);
        }
    }

    private static bool PaysOn(Payer payer, DateOnly day) =>
        (day.DayOfWeek == payer.PayDay && !Holidays.Contains(day)) || (day.AddDays(-1).DayOfWeek == payer.PayDay && Holidays.Contains(day.AddDays(-1)));

    private List<Case> InventVisits()
    {
        var population = new Population(_dice);
        var patients = Enumerable.Range(0, 165).Select(_ => population.InventPatient()).ToList();
        var visits = new Visits(_dice);
        List<Case> cases = [];
        for (var day = Start; day <= End.AddDays(-2); day = day.AddDays(1))
        {
            if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || Holidays.Contains(day)) continue;
            HashSet<Patient> seen = [];
            for (var count = _dice.Chance(25) ? 4 : 3; count > 0; count--)
            {
                var patient = _dice.Pick(patients);
                if (!seen.Add(patient)) continue;
                var number = "MFP" + X12Text.Number(25000 + cases.Count * 3 + 1, 6);
                cases.Add(new Case(visits.Invent(number, patient, day), day.AddDays(_dice.Between(1, 2))));
            }
        }
        return cases;
    }

    private void At(DateOnly day, Action<DateOnly> action)
    {
        if (!_agenda.TryGetValue(day, out var actions)) _agenda[day] = actions = [];
        actions.Add(action);
    }

    private void SendWeek(DateOnly day)
    {
        foreach (var ready in _waiting.Where(c => c.Ready <= day).ToList())
        {
            _outgoing.Add(new Outgoing(ready, ready.First, ready.Story == Story.Unbalanced ? Intent.Held : Intent.First));
            _waiting.Remove(ready);
        }
        List<Outgoing> items = [.. _outgoing];
        _outgoing.Clear();
        if (items.Count == 0) return;
        switch (++_filesSent)
        {
            case RejectedSetFile:
                SendWithFaultySet(day, items);
                break;
            case RejectedEnvelopeFile:
                var refused = _claimant.Send(day, items);
                At(day.AddDays(1), d =>
                {
                    _clearinghouse.AnswerEnvelope(refused, d, "R", "007");
                    Deliver(_claimant.Send(d, Again(items)));
                });
                break;
            default:
                Deliver(_claimant.Send(day, items));
                break;
        }
    }

    /// <summary>The same claims once more, with new control numbers.</summary>
    private static List<Outgoing> Again(IReadOnlyList<Outgoing> items) => [.. items.Select(i => i with { Intent = Intent.Repeat })];

    /// <summary>A birth date that does not exist makes the 999 refuse the whole commercial set; it comes again, corrected, two days later.</summary>
    private void SendWithFaultySet(DateOnly day, List<Outgoing> items)
    {
        var at = items.FindIndex(i => !i.Version.Payer.IsGovernment && i.Intent == Intent.First && i.Case.Story == Story.Paid && i.Version.IsForInsured);
        var right = items[at];
        const string Wrong = "19710231";
        items[at] = right with { Version = right.Version with { BirthText = Wrong } };
        var sent = _claimant.Send(day, items);
        var refused = sent.Sets.Single(s => s.Items.Contains(items[at]));
        var culprit = (refused.Control, right.Version.Number, refused.BirthAt[right.Version.Number], Wrong);
        At(day.AddDays(1), d => _clearinghouse.AnswerGroup(sent, d, withEnvelope: true, culprit));
        Process(sent, [.. sent.Sets.Where(s => s != refused)]);
        At(day.AddDays(2), d => Deliver(_claimant.Send(d,
            [.. refused.Items.Select(i => i == items[at] ? right with { Intent = Intent.Replacement } : i with { Intent = Intent.Repeat })])));
    }

    private void Deliver(Transmission sent)
    {
        var n = _filesSent;
        At(sent.Day.AddDays(1), d =>
        {
            if (n % 5 == 0) _clearinghouse.AnswerEnvelope(sent, d, "A", "000");
            _clearinghouse.AnswerGroup(sent, d, withEnvelope: n % 7 == 0, null);
        });
        Process(sent, sent.Sets);
    }

    private void Process(Transmission sent, IReadOnlyList<SentSet> sets)
    {
        if (sets.Count == 0) return;
        var givenBack = sets.SelectMany(s => s.Items)
            .Where(i => i.Case is { Story: Story.RejectedByClearinghouse or Story.RejectedAndUnchanged, WasGivenBack: false }).ToHashSet();
        foreach (var item in givenBack) item.Case.WasGivenBack = true;
        At(sent.Day.AddDays(1), d =>
        {
            _clearinghouse.AnswerClaims(sets, givenBack, sent.Day, d);
            foreach (var item in sets.SelectMany(s => s.Items).Where(givenBack.Contains)) SendAgain(item, d);
        });
        At(sent.Day.AddDays(3), d => HandOnPayerAnswers(sent, sets, givenBack, d));
    }

    private void HandOnPayerAnswers(Transmission sent, IReadOnlyList<SentSet> sets, HashSet<Outgoing> givenBack, DateOnly day)
    {
        List<BatchAnswered> batches = [];
        foreach (var set in sets)
            foreach (var group in set.Items.Where(i => !givenBack.Contains(i)).GroupBy(i => i.Version.Payer))
            {
                var claims = group.Select(i => AnswerAtPayer(i, sent.Day, day)).ToList();
                batches.Add(new BatchAnswered("PR", group.Key.Name, group.Key.Id, set.BatchReference, day.AddDays(-1), claims));
            }
        if (batches.Count > 0) _clearinghouse.HandOn(batches, day);
    }

    private ClaimAnswered AnswerAtPayer(Outgoing item, DateOnly sent, DateOnly day)
    {
        if (item.Case is { Story: Story.RejectedByPayer, WasGivenBack: false })
        {
            item.Case.WasGivenBack = true;
            SendAgain(item, day);
            return new ClaimAnswered(item.Version, item.Case.Rejection, true);
        }
        return new ClaimAnswered(item.Version, "A2:20:PR", false, PayerClaimNumber: _adjudication.Accept(item, sent, day));
    }

    /// <summary>A claim that was given back is sent again with frequency 1: corrected, or unchanged when it was not its fault.</summary>
    private void SendAgain(Outgoing item, DateOnly day) =>
        At(day.AddDays(_dice.Between(2, 5)), _ => _outgoing.Add(item.Case.Story == Story.RejectedAndUnchanged
            ? item with { Intent = Intent.Repeat }
            : new Outgoing(item.Case, item.Case.Right, Intent.Replacement)));
}
