namespace Quittance.Bench.Generate;

/// <summary>What becomes of a claim.</summary>
internal enum Story
{
    Paid, NoAnswer, Denied, Corrected, CorrectedAfterReversal, NewAfterUnprocessable, Voided, Reversed, TakenBackLater, ForwardedBalance,
    PaidLate, RejectedByClearinghouse, RejectedByPayer, RejectedAndUnchanged, Unbalanced, AnsweredByPayerNumber, AnsweredByMember,
    ChargeMismatch, NotRecognised,
}

/// <summary>One claim of the sample with its story.</summary>
internal sealed class Case(ClaimVersion right, DateOnly ready)
{
    /// <summary>The claim as it should be.</summary>
    public ClaimVersion Right { get; } = right;
    /// <summary>The claim as it is sent first; differs from the right one when its story needs a fault.</summary>
    public ClaimVersion First { get; set; } = right;
    public DateOnly Ready { get; set; } = ready;
    public Story Story { get; set; }
    public Denial? Denial { get; set; }
    /// <summary>Status of the rejecting 277CA, of the claim and of its first line.</summary>
    public string Rejection { get; set; } = "";
    public string LineRejection { get; set; } = "";
    /// <summary>True once a 277CA has given it back: that happens to no claim twice.</summary>
    public bool WasGivenBack { get; set; }
    public Answer? LastAnswer { get; set; }
}

/// <summary>Gives chosen claims a story, spread evenly over those that it fits.</summary>
internal sealed class Storyline(IReadOnlyList<Case> cases)
{
    private static readonly DateOnly Autumn = new(2025, 10, 1);

    public void Assign()
    {
        AssignDenials();
        AssignCorrections();
        AssignReversals();
        AssignRejections();
        AssignPuzzles();
    }

    private void AssignDenials()
    {
        Deny(2, Cast.Harbor, new("CO", "197", "M62", true));
        Deny(1, Cast.Cedar, new("CO", "197", "M62", true));
        Deny(2, Cast.SilverOak, new("CO", "197", "M62", true));
        Deny(3, Cast.Medicare, new("CO", "50", "N115", false), severalLines: true);
        Deny(2, Cast.Harbor, new("CO", "97", "M15", false), severalLines: true);
        Deny(1, Cast.SilverOak, new("CO", "97", "M15", false), severalLines: true);
        Deny(2, Cast.Medicaid, new("PR", "27", "N30", true));
        Deny(1, Cast.Harbor, new("PR", "27", "N30", true));
        Deny(1, Cast.Medicaid, new("CO", "22", "MA04", true));
        Deny(1, Cast.Cedar, new("CO", "22", "MA04", true));
        Deny(1, Cast.Cedar, new("OA", "18", "", true));
        Deny(2, Cast.Medicaid, new("CO", "16", "N290", true));
        Deny(1, Cast.SilverOak, new("CO", "16", "M76", true));
        Deny(1, Cast.Harbor, new("PR", "96", "N130", false), severalLines: true);
        Deny(1, Cast.Cedar, new("PR", "204", "N130", true));
        Give(Story.NotRecognised, 1, Autumn, c => c.Right.Payer == Cast.Medicaid, c => c.Denial = new("CO", "31", "N382", true, Status: "4"));
        // A claim found in a drawer: ninety days are the plan's limit.
        Give(Story.Denied, 1, new(2025, 7, 20), c => c.Right.Payer == Cast.Cedar, c =>
        {
            c.Denial = new("CO", "29", "", true);
            c.Ready = c.Right.Day.AddDays(104);
        });
    }

    private void AssignCorrections()
    {
        var missing = new Denial("CO", "16", "M76", true);
        Give(Story.Corrected, 2, Autumn, c => c.Right.Payer == Cast.Harbor, c => c.Denial = missing);
        Give(Story.Corrected, 2, Autumn, c => c.Right.Payer == Cast.Cedar, c => c.Denial = missing);
        Give(Story.Corrected, 2, Autumn, c => c.Right.Payer == Cast.SilverOak, c => c.Denial = new("CO", "197", "M62", true));
        Give(Story.CorrectedAfterReversal, 2, Autumn, c => c.Right.Payer == Cast.SilverOak && Separable(c), c => c.Denial = new("CO", "97", "M15", false));
        Give(Story.CorrectedAfterReversal, 1, Autumn, c => c.Right.Payer == Cast.Medicaid && Separable(c), c => c.Denial = new("CO", "97", "M15", false));
        // Medicare takes no replacement: what it calls unprocessable is sent as a new claim.
        Give(Story.NewAfterUnprocessable, 2, Autumn, c => c.Right.Payer == Cast.Medicare, c => c.Denial = new("CO", "16", "M76", true, "MA130"));
        Give(Story.Voided, 1, new(2025, 9, 1), c => c.Right.Payer == Cast.Cedar && Settled(c));
    }

    private void AssignReversals()
    {
        Give(Story.Reversed, 2, Autumn, c => c.Right.Payer == Cast.Medicare && Settled(c));
        Give(Story.TakenBackLater, 1, new(2025, 9, 1), c => c.Right.Payer == Cast.SilverOak && Settled(c));
        Give(Story.ForwardedBalance, 1, new(2025, 9, 15), c => c.Right.Payer == Cast.SilverOak && Settled(c));
        Give(Story.PaidLate, 2, Autumn, c => c.Right.Payer == Cast.Harbor && Settled(c));
    }

    private void AssignRejections()
    {
        var first = new DateOnly(2025, 7, 10);
        Give(Story.RejectedByClearinghouse, 2, Autumn, c => c.Right.Payer == Cast.Harbor && c.Right.Day > first, c =>
        {
            c.First = c.Right with { MemberId = c.Right.Member[..^1] + "X" };
            c.Rejection = "A7:164:IL";
        });
        Give(Story.RejectedByClearinghouse, 1, Autumn, c => c.Right.Payer == Cast.Medicare, c =>
        {
            c.First = c.Right with { Lines = [c.Right.Lines[0] with { Code = "99124" }, .. c.Right.Lines.Skip(1)] };
            (c.Rejection, c.LineRejection) = ("A2:20", "A7:454");
        });
        Give(Story.RejectedByPayer, 2, Autumn, c => c.Right.Payer == Cast.Medicaid, c =>
        {
            c.First = c.Right with { Diagnoses = ["I109", .. c.Right.Diagnoses.Skip(1)] };
            c.Rejection = "A3:255";
        });
        Give(Story.RejectedAndUnchanged, 1, Autumn, c => c.Right.Payer == Cast.Cedar, c => c.Rejection = "A3:496:41");
    }

    private void AssignPuzzles()
    {
        Give(Story.Unbalanced, 1, new(2025, 12, 1), c => c.Right.Payer == Cast.Medicaid && c.Right.Day > new DateOnly(2025, 11, 3), c =>
            c.First = c.Right with { ChargeError = 1000 });
        Give(Story.AnsweredByPayerNumber, 1, Autumn, c => c.Right.Payer == Cast.Harbor && Settled(c));
        Give(Story.AnsweredByMember, 1, Autumn, c => c.Right.Payer == Cast.SilverOak && c.Right.IsForInsured);
        Give(Story.ChargeMismatch, 1, Autumn, c => c.Right.Payer == Cast.Medicaid && c.Right.Lines.Count > 1);
        Give(Story.NoAnswer, 3, Autumn, _ => true);
    }

    private void Deny(int count, Payer payer, Denial denial, bool severalLines = false) =>
        Give(Story.Denied, count, new DateOnly(2025, 11, 20), c => c.Right.Payer == payer && (!severalLines || c.Right.Lines.Count > 1), c => c.Denial = denial);

    /// <summary>A correction must not meet a deductible that was used in between.</summary>
    private static bool Settled(Case c) => c.Right.Patient.DeductibleLeft == 0;

    private static bool Separable(Case c) => Settled(c) && c.Right.Lines.Count > 1 && c.Right.Lines[^1].Modifiers.Length == 0;

    private void Give(Story story, int count, DateOnly before, Func<Case, bool> fits, Action<Case>? prepare = null)
    {
        var free = cases.Where(c => c.Story == Story.Paid && c.Right.Patient.Secondary is null && c.Right.Day < before && fits(c)).ToList();
        Core.Kernel.Check.That(free.Count >= count, "there are claims for every story");
        for (var i = 0; i < count; i++)
        {
            var chosen = free[(int)((2L * i + 1) * free.Count / (2 * count))];
            chosen.Story = story;
            prepare?.Invoke(chosen);
        }
    }
}
