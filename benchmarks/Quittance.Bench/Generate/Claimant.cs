namespace Quittance.Bench.Generate;

/// <summary>A claim on its way out, and what it is meant to be.</summary>
internal sealed record Outgoing(Case Case, ClaimVersion Version, Intent Intent);

/// <summary>One 837P set as it was sent.</summary>
internal sealed record SentSet(string Control, string BatchReference, IReadOnlyList<Outgoing> Items, IReadOnlyDictionary<string, int> BirthAt);

/// <summary>One 837P file as it was sent.</summary>
internal sealed record Transmission(int Control, DateOnly Day, IReadOnlyList<SentSet> Sets);

/// <summary>The practice's billing desk: builds the 837P files.</summary>
internal sealed class Claimant(Outbox outbox, Books books)
{
    private const string Time = "1640";

    public Transmission Send(DateOnly day, IReadOnlyList<Outgoing> items)
    {
        var control = outbox.NextControl("practice");
        var interchange = new Interchange(Cast.PracticeBox, Cast.ClearinghouseBox, day, Time, control, Dialect.Usual);
        interchange.OpenGroup("HC", "005010X222A1", control);
        List<SentSet> sets = [];
        foreach (var government in (bool[])[true, false])
        {
            var members = items.Where(i => i.Version.Payer.IsGovernment == government).ToList();
            if (members.Count == 0) continue;
            var reference = "MFP" + X12Text.Day(day) + X12Text.Number(control) + (government ? "G" : "C");
            interchange.OpenSet("837", "005010X222A1");
            var text = new Claim837Text(interchange.Text);
            text.Head(reference, day, Time);
            foreach (var member in members) text.Claim(member.Version);
            interchange.CloseSet();
            sets.Add(new SentSet(X12Text.Number(sets.Count + 1, 4), reference, members, text.BirthAt));
        }
        interchange.Close();
        foreach (var item in items) books.Sent(item.Version, item.Intent);
        var name = $"out/{X12Text.Day(day)}_{X12Text.Number(control, 9)}.837";
        outbox.Add(name, "837P", interchange.Text.Take(), items.Any(i => i.Intent == Intent.Held) ? "partial" : "imported");
        return new Transmission(control, day, sets);
    }
}
