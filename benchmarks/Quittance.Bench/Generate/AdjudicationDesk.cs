namespace Quittance.Bench.Generate;

/// <summary>The payers: what they accept, when they answer, what each answer leads to, and the 835 files.</summary>
internal sealed class AdjudicationDesk(Dice dice, Outbox outbox, Books books, Action<DateOnly, Action<DateOnly>> at, Action<Outgoing> send)
{
    private static readonly DateOnly UnbalancedFrom = new(2025, 10, 23);
    private static readonly DateOnly StrangersFrom = new(2025, 9, 17);
    private static readonly DateOnly DeliveredTwiceFrom = new(2025, 8, 18);
    private static readonly DateOnly RewrappedFrom = new(2025, 9, 12);

    private readonly Dictionary<Payer, PayerDesk> _desks = Cast.Payers.ToDictionary(p => p, p => new PayerDesk(p));
    private bool _unbalancedDone, _strangersDone, _deliveredTwice, _rewrapped;

    /// <summary>Takes a claim into adjudication and gives its number at the payer.</summary>
    public string Accept(Outgoing item, DateOnly sent, DateOnly day)
    {
        var (@case, claim) = (item.Case, item.Version);
        var desk = _desks[claim.Payer];
        var number = desk.NewClaimNumber(day);
        var due = sent.AddDays(dice.Between(claim.Payer.DaysFrom, claim.Payer.DaysTo));
        if (claim.Level != "P")
        {
            desk.Add(due, @case, () => [Second(@case, claim, number)]);
            return number;
        }
        if (claim.Frequency == "8")
            desk.Add(due, @case, () => [@case.LastAnswer!.Reversed() with { OriginalReference = claim.OriginalReference }]);
        else if (claim.Frequency == "7")
            desk.Add(due, @case, () => Replace(@case, claim, number));
        else if (@case.Story is not (Story.NoAnswer or Story.Unbalanced))
            desk.Add(@case.Story == Story.PaidLate ? sent.AddDays(34) : due, @case, () => [First(@case, claim, number)], (d, a) => FollowUp(@case, claim, a, d));
        return number;
    }

    private static IReadOnlyList<Answer> Replace(Case @case, ClaimVersion claim, string number)
    {
        var before = @case.LastAnswer!;
        var now = Adjudicator.Decide(claim, number) with { OriginalReference = before.PayerClaimNumber };
        @case.LastAnswer = now;
        return @case.Story == Story.CorrectedAfterReversal ? [before.Reversed(), now] : [now];
    }

    private static Answer First(Case @case, ClaimVersion claim, string number)
    {
        var denied = @case.Denial is not null && ReferenceEquals(claim, @case.First);
        var answer = Adjudicator.Decide(claim, number, denied ? @case.Denial : null);
        answer = @case.Story switch
        {
            Story.PaidLate => answer with { Interest = Math.Max(25, Adjudicator.Percent(answer.Paid, 1)) },
            Story.AnsweredByPayerNumber => answer with { Number = "0", NamesMember = false },
            Story.AnsweredByMember => answer with { Number = "0", PayerClaimNumber = "SOX" + number[2..] },
            Story.ChargeMismatch => answer with { Lines = [.. answer.Lines.Take(answer.Lines.Count - 1)] },
            _ => answer,
        };
        var crosses = claim.Payer == Cast.Medicare && claim.Patient.Secondary?.Payer == Cast.Medicaid && answer.PatientResponsibility > 0;
        if (crosses) answer = answer with { Status = "19", CrossedOverTo = claim.Patient.Secondary, Remarks = [.. answer.Remarks, "MA07"] };
        @case.LastAnswer = answer;
        return answer;
    }

    /// <summary>Second payers differ: Medicaid writes off what it does not pay, one plan states the reduction again, one pays all.</summary>
    private Answer Second(Case @case, ClaimVersion claim, string number)
    {
        var percent = claim.Payer == Cast.Harbor ? 100 : claim.Payer == Cast.Cedar ? dice.Pick([100, 70]) : dice.Pick([100, 40, 0]);
        return Adjudicator.DecideSecond(claim, @case.LastAnswer!, number, percent, repeatsReduction: claim.Payer == Cast.Cedar || (percent == 40 && claim.Payer == Cast.Medicaid));
    }

    private void FollowUp(Case @case, ClaimVersion claim, Answer answer, DateOnly day)
    {
        var original = answer.PayerClaimNumber;
        var desk = _desks[claim.Payer];
        var later = day.AddDays(dice.Between(4, 9));
        switch (@case.Story)
        {
            case Story.Corrected or Story.CorrectedAfterReversal:
                at(later, _ => send(new Outgoing(@case, Corrected(@case) with { Frequency = "7", OriginalReference = original }, Intent.Replacement)));
                break;
            case Story.NewAfterUnprocessable when ReferenceEquals(claim, @case.First):
                at(later, _ => send(new Outgoing(@case, Corrected(@case), Intent.Replacement)));
                break;
            case Story.Voided:
                at(later, _ => send(new Outgoing(@case, claim with { Frequency = "8", OriginalReference = original }, Intent.Void)));
                break;
            case Story.Reversed or Story.TakenBackLater or Story.ForwardedBalance:
                desk.Add(day.AddDays(28), @case, () => Redecide(@case, claim, desk, day.AddDays(28)),
                    alone: @case.Story == Story.ForwardedBalance, suspended: @case.Story == Story.TakenBackLater);
                break;
            case Story.Paid:
                SendToNextPayer(@case, answer, day);
                break;
        }
    }

    private static IReadOnlyList<Answer> Redecide(Case @case, ClaimVersion claim, PayerDesk desk, DateOnly day)
    {
        var before = @case.LastAnswer!;
        var now = Adjudicator.Decide(claim, desk.NewClaimNumber(day), percentOfUsual: 85);
        now = now with { OriginalReference = before.PayerClaimNumber, Remarks = [.. now.Remarks, "MA67"] };
        @case.LastAnswer = now;
        return [before.Reversed(), now];
    }

    /// <summary>What the biller changes: an authorization, a modifier on the bundled line, or a further diagnosis.</summary>
    private static ClaimVersion Corrected(Case @case) => @case.Denial!.Reason switch
    {
        "197" => @case.Right with { Authorization = "AU" + @case.Right.Number[3..] },
        "97" => @case.Right with { Lines = [.. @case.Right.Lines.Take(@case.Right.Lines.Count - 1), @case.Right.Lines[^1] with { Modifiers = "59" }] },
        _ => @case.Right with { Diagnoses = [.. @case.Right.Diagnoses, "Z79899"] },
    };

    private void SendToNextPayer(Case @case, Answer answer, DateOnly day)
    {
        if (@case.Right.Patient.Secondary is not { } next || answer.PatientResponsibility == 0) return;
        var second = @case.Right with { Coverage = next, Level = "S", Prior = new PriorPayment(@case.Right.Coverage, answer, day) };
        if (answer.Status == "19")
        {
            var desk = _desks[next.Payer];
            desk.Add(day.AddDays(dice.Between(14, 25)), @case, () => [Second(@case, second, desk.NewClaimNumber(day.AddDays(5)))]);
        }
        else at(day.AddDays(dice.Between(2, 6)), _ => send(new Outgoing(@case, second, Intent.NextPayer)));
    }

    /// <summary>The payer's 835 file of one pay day.</summary>
    public void Pay(Payer payer, DateOnly day)
    {
        var desk = _desks[payer];
        var due = desk.Take(day);
        if (due.Count == 0) return;
        var items = due.Select(d => (Due: d, Answers: d.Decide())).ToList();
        List<(Remittance Remittance, bool Held)> sets = [];
        if (payer == Cast.Cedar && day >= UnbalancedFrom && !_unbalancedDone)
        {
            var plain = items.Where(i => i.Due.Case is { Story: Story.Paid, Right.Patient.Secondary: null }).Take(2).ToList();
            if (plain.Count == 2 && items.Count > 2)
            {
                _unbalancedDone = true;
                items.RemoveAll(plain.Contains);
                sets.Add((desk.Pay(day, plain, error: 1000), true));
            }
        }
        var together = items.Where(i => !i.Due.Alone).ToList();
        if (together.Count > 0) sets.Add((desk.Pay(day, together), false));
        if (payer == Cast.SilverOak && day >= StrangersFrom && !_strangersDone && together.Count > 0)
        {
            _strangersDone = true;
            AddStrangers(sets[^1].Remittance, desk, day);
        }
        foreach (var alone in items.Where(i => i.Due.Alone)) sets.Add((desk.Pay(day, [alone]), false));
        Book(sets);
        Write(payer, day, sets);
        foreach (var (item, answers) in items) item.Then?.Invoke(day, answers[^1]);
    }

    /// <summary>Two claims of another practice's patients, paid to us by mistake.</summary>
    private void AddStrangers(Remittance remittance, PayerDesk desk, DateOnly day)
    {
        var population = new Population(dice);
        for (var i = 0; i < 2; i++)
        {
            var person = population.Invent(67, 88);
            var patient = new Patient(person, new Coverage(desk.Payer, "SO99999990" + X12Text.Number(i), "", person, "18"), null, 0);
            var claim = new ClaimVersion
            {
                Number = "WSC-44" + X12Text.Number(17 + i),
                Patient = patient,
                Coverage = patient.Primary,
                Rendering = new Clinician(Cast.Npi(199999950 + i), "ESTERHAZY", "NORA"),
                Day = day.AddDays(-25 - i),
                Diagnoses = ["I10"],
                Lines = [Visits.LineFor("99214", "", "1")],
            };
            var answer = Adjudicator.Decide(claim, desk.NewClaimNumber(day.AddDays(-6)));
            remittance.Answers.Add(answer);
        }
    }

    private void Book(List<(Remittance Remittance, bool Held)> sets)
    {
        foreach (var (remittance, held) in sets)
        {
            if (held)
            {
                books.HeldSet(remittance);
                continue;
            }
            books.PostedSet(remittance);
            foreach (var answer in remittance.Answers)
            {
                var isStranger = answer.Number.StartsWith("WSC", StringComparison.Ordinal);
                if (isStranger || answer.Charge != (answer.Status == "22" ? -1 : 1) * answer.Version.Charge) books.Unmatched(answer);
                else books.Answered(answer);
            }
        }
    }

    private void Write(Payer payer, DateOnly day, List<(Remittance Remittance, bool Held)> sets)
    {
        var bytes = Wrap(payer, day, sets, out var name);
        outbox.Add(name, "835", bytes, sets.Exists(s => s.Held) ? "partial" : "imported");
        if (payer == Cast.Harbor && day >= DeliveredTwiceFrom && !_deliveredTwice && sets[0].Remittance.Paid > 0)
        {
            _deliveredTwice = true;
            at(day.AddDays(2), d => Repeat(sets, name.Replace(".835", "_resent.835", StringComparison.Ordinal), bytes, "duplicate"));
        }
        if (payer == Cast.Medicaid && day >= RewrappedFrom && !_rewrapped && sets[0].Remittance.Paid > 0)
        {
            _rewrapped = true;
            at(day.AddDays(3), d =>
            {
                var again = Wrap(payer, d, sets, out var newName);
                Repeat(sets, newName, again, "imported");
            });
        }
    }

    private void Repeat(List<(Remittance Remittance, bool Held)> sets, string name, byte[] bytes, string status)
    {
        foreach (var (remittance, _) in sets) books.RepeatedSet(remittance);
        outbox.Add(name, "835", bytes, status);
    }

    private byte[] Wrap(Payer payer, DateOnly day, List<(Remittance Remittance, bool Held)> sets, out string name)
    {
        var control = outbox.NextControl(payer.Id);
        var interchange = new Interchange(new Mailbox("ZZ", payer.Id), Cast.PracticeBox, day, "0430", control, payer.Dialect);
        interchange.OpenGroup("HP", "005010X221A1", control);
        foreach (var (remittance, _) in sets)
        {
            interchange.OpenSet("835");
            Remittance835Text.Write(interchange.Text, remittance);
            interchange.CloseSet();
        }
        interchange.Close();
        name = $"in/{X12Text.Day(day)}_{payer.Id}_{X12Text.Number(control, 9)}.835";
        return interchange.Text.Take();
    }
}
