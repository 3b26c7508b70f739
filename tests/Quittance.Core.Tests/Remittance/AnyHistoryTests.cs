using System.Globalization;
using System.Text;
using CsCheck;
using Quittance.Core.Model;
using Quittance.Core.Remittance;
using Quittance.Core.Tests.Claims;

namespace Quittance.Core.Tests.Remittance;

/// <summary>The laws, for small histories at random: few contents, charges and days, so that they meet often.</summary>
public sealed class AnyHistoryTests
{
    private static readonly string[] Bodies =
    [
        "99213 100.00", "99213 60.00; 97110 40.00", "99213 100.00 @5", "99213 150.00", "99213 150.00 @none", "97110 100.00",
    ];

    private static readonly string[] Answers = ["", "", "", "999 A 3", "999 R 4", "277 A2 6", "277 A7 7", "TA1 R 2", "277 A1 5; 277 A3 12", "277 A2 30"];

    private static readonly string[] Judgements =
    [
        "99213 100.00 CO45:20.00 PR2:10.00", "99213 60.00 CO45:10.00 PR1:50.00; 97110 40.00 CO45:5.00", "99213 100.00 CO50:100.00",
        "99213 100.00 OA23:72.00 CO45:20.00", "99213 150.00 CO45:57.58 PR2:18.48 CO253:1.48", "99213 150.00 PR3:25.00 CO45:-5.00",
        "100.00", "99213 100.00 CO16:100.00 !MA130", "99213 100.00 CR45:5.00 COZZ9:7.00 PI104:9.00", "97110 100.00 OA23:90.00 PR2:10.00",
        "99213 100.00 @5 CO45:30.00", "99213 40.00",
    ];

    private static readonly int[] BookDays = [6, 14, 14, 22, 31];

    private static Gen<T> AnyOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(at => values[at]);

    private static readonly Gen<SentCopy> Copy = Gen.Select(
        Gen.Int[0, Bodies.Length - 1], Gen.Int[0, 2], AnyOf("1", "1", "1", "7", "8"), AnyOf("P", "P", "P", "S", "T"), Gen.Int[1, 28], AnyOf(Answers), Gen.Int[0, 19],
        (body, variant, frequency, level, sent, answers, odd) => Told.Claim(
            sent, Bodies[body], $"{body}{variant}{frequency}{(odd switch { 0 => "x", 1 => "y", _ => "" })}", frequency, level, level == "P" ? "ALPHA" : "BETA", variant == 1 ? "S:BETA" : "", answers, balanced: odd != 0, cut: odd == 1));

    private static readonly Gen<ClaimDecision> Decision = Gen.Select(
        Gen.Int[0, Judgements.Length - 1], Gen.Int[0, BookDays.Length - 1], AnyOf("1", "1", "1", "2", "2", "3", "4", "19", "20", "22", "22", "22", "23", "25"),
        AnyOf("", "", "ICN1", "ICN2"), AnyOf("1", "1", "1", "8"), AnyOf("ALPHA", "BETA"), Gen.Int[0, 19],
        (body, set, status, icn, frequency, payer, odd) =>
        {
            var decision = Told.Era(BookDays[set], status, Judgements[body], set: $"set{set}", icn: icn, frequency: frequency, payer: payer, crossover: odd == 1,
                hand: odd == 2 ? 0 : null, standing: odd switch { 3 => PayerStanding.Unknown, 4 => PayerStanding.Refused, _ => PayerStanding.Known }, patient: odd == 5 ? Told.Someone : null);
            return status == "22" ? decision.TakenBack(BookDays[set], $"set{set}") : decision;
        });

    private static readonly Gen<(SentCopy[] Copies, ClaimDecision[] Decisions)> History = Gen.Select(
        Copy.Array[0, 6], Decision.Array[0, 7],
        (copies, decisions) => (
            copies.DistinctBy(c => c.Key, StringComparer.Ordinal).Select((c, i) => c with { Key = $"{c.Key}#{i}" }).ToArray(),
            decisions.Select((d, i) => d with { Ordinal = i + 1, Key = $"{d.SetKey}/{i + 1}" }).ToArray()));

    [Fact]
    public void Money_and_charges_add_up_in_every_history() =>
        History.Sample(h => Told.Life(h.Copies, h.Decisions), iter: 30_000);

    [Fact]
    public void The_order_of_arrival_changes_nothing() =>
        Gen.Select(History, Gen.Int).Sample(
            x =>
            {
                var ((copies, decisions), seed) = x;
                var told = Tell(NumberLife.Of(copies, decisions));
                Assert.Equal(told, Tell(NumberLife.Of([.. copies.Reverse()], [.. decisions.Reverse()])));
                Assert.Equal(told, Tell(NumberLife.Of(Mixed(copies, seed), Mixed(decisions, seed))));
            },
            iter: 10_000);

    [Fact]
    public void The_same_document_twice_in_a_row_moves_no_copy_twice() =>
        History.Sample(
            h =>
            {
                foreach (var claim in NumberLife.Of(h.Copies, h.Decisions).Claims)
                    foreach (var moves in claim.Standing.Moves.GroupBy(m => m.CopyKey, StringComparer.Ordinal))
                    {
                        var at = ClaimState.Sent;
                        foreach (var move in moves)
                        {
                            // A void starts as sent and unanswered.
                            Assert.True(move.From == at || (at == ClaimState.Sent && move.From == ClaimState.VoidSent));
                            Assert.NotEqual(move.From, move.To);
                            at = move.To;
                        }
                        Assert.Equal(at, claim.Standing.Copies[moves.Key]);
                    }
            },
            iter: 10_000);

    /// <summary>A shuffle that depends on the seed alone.</summary>
    private static T[] Mixed<T>(T[] items, int seed)
    {
        var mixed = items.ToArray();
        var state = unchecked((uint)seed * 2654435761u + 1u);
        for (var i = mixed.Length - 1; i > 0; i--)
        {
            state = unchecked(state * 1664525u + 1013904223u);
            var at = (int)((state >> 8) % (uint)(i + 1));
            (mixed[i], mixed[at]) = (mixed[at], mixed[i]);
        }
        return mixed;
    }

    private static string Tell(NumberLife life)
    {
        var text = new StringBuilder();
        foreach (var claim in life.Claims)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"claim {claim.Thread.Ordinal} {claim.Thread.Level} {claim.State()} {claim.Figures()} {string.Join(',', claim.FindingIds())}");
            foreach (var version in claim.Thread.Versions)
                text.AppendLine(CultureInfo.InvariantCulture, $" version {version.Content.Key} {version.Disposition} {version.HeldFor} {version.EndedOn:O} {string.Join(',', version.Copies.Select(c => $"{c.Key}={claim.Standing.Copies[c.Key]}"))}");
            foreach (var move in claim.Standing.Moves) text.AppendLine(CultureInfo.InvariantCulture, $" {move.CopyKey} {move.Move} {move.From} {move.To} {move.On:O} {move.Cause}");
        }
        foreach (var fate in life.Fates.OrderBy(f => f.Decision.Key, StringComparer.Ordinal)) text.AppendLine(CultureInfo.InvariantCulture, $"{fate.Decision.Key} {fate.ClaimOrdinal} {fate.Waits}");
        foreach (var entry in life.Entries)
            text.AppendLine(CultureInfo.InvariantCulture, $"{entry.Key} {entry.Kind} {entry.BookDate:O} {entry.Source} {string.Join(';', entry.Lines)}");
        return text.ToString();
    }
}
