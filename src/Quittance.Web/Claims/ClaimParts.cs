using System.Globalization;
using Quittance.App.Remittance;
using Quittance.App.Storage.Model;
using Quittance.Core.Claims;
using Quittance.Core.Kernel;

namespace Quittance.Web.Claims;

/// <summary>The lines of a claim, short beside the findings or whole.</summary>
internal sealed record ClaimLinesView(ClaimView View, bool IsWhole)
{
    public string Total
    {
        get
        {
            var sum = Money.Zero;
            foreach (var line in View.Facts.Body?.Ls ?? []) sum += new Money(line.A);
            return Parts.Words.Dollars(sum);
        }
    }

    public static string Days(LineBody line) =>
        line.F is not { } from ? "–" : line.T is { } to && to != from ? $"{Parts.Words.TableDay(from)} to {Parts.Words.TableDay(to)}" : Parts.Words.TableDay(from);

    /// <summary>Letters as on the paper form: A is the first diagnosis.</summary>
    public static string Letters(LineBody line) => string.Join(' ', (line.P ?? []).Select(SegmentReading.Letter));

    /// <summary>Letters with the codes that they lead to.</summary>
    public string Diagnoses(LineBody line) => string.Join(", ", (line.P ?? []).Select(p =>
        int.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at >= 1 && at <= View.Facts.Body!.Dx.Count
            ? $"{SegmentReading.Letter(p)} {SegmentReading.Diagnosis(View.Facts.Body.Dx[at - 1])}" : $"{SegmentReading.Letter(p)} (no such diagnosis)"));
}

/// <summary>The newest of a claim's story, all when no number is given.</summary>
internal sealed record StoryView(ClaimView View, int? Most);

/// <summary>One adjustment as it is told: who bears it, why, how much, and on which line (empty for the claim as a whole).</summary>
internal sealed record Adjusted(string Line, string Group, string Reason, Money Amount);

/// <summary>What one payer decided, summed for people.</summary>
internal sealed record DecisionView(ClaimDecisionFacts Decision, IReadOnlyList<Adjusted> Adjustments, IReadOnlyList<string> Remarks)
{
    public static DecisionView Of(ClaimDecisionFacts decision)
    {
        var body = decision.Body;
        var adjustments = (body.A ?? []).Select(a => new Adjusted("", a.G, a.R, new Money(a.A)))
            .Concat((body.Ls ?? []).SelectMany(l => (l.S ?? []).Select(a => new Adjusted(l.M is { Count: > 0 } modifiers ? $"{l.C} {string.Join(' ', modifiers)}" : l.C, a.G, a.R, new Money(a.A)))));
        var remarks = (body.R ?? []).Concat((body.Ls ?? []).SelectMany(l => l.R ?? [])).Distinct(StringComparer.Ordinal);
        return new DecisionView(decision, [.. adjustments], [.. remarks]);
    }

    /// <summary>Everything that was not paid and is not the patient's.</summary>
    public Money Rest
    {
        get
        {
            var sum = Money.Zero;
            foreach (var adjustment in Adjustments)
                if (adjustment.Group != "PR") sum += adjustment.Amount;
            return sum;
        }
    }

    public static string LevelWord(string level) => level switch { "P" => "First payer", "S" => "Second payer", "T" => "Third payer", "" => "Payer", _ => $"Payer {level}" };
}
