using System.Globalization;
using System.Text;
using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Cli;

/// <summary>Writes the page about all edits, <c>docs/reference/edits.md</c>. Same edits, same text.</summary>
internal static class EditsReference
{
    public static string Write(IReadOnlyList<IEdit> edits)
    {
        var page = new StringBuilder();
        page.Append("# Edits of claims\n\nWritten by `quittance edits reference`; do not change it by hand.\n\n");
        page.Append("A *stop* keeps a claim from going out, a *warning* stays shown until a person has acknowledged it, a *note* is only told. An edit judges claims whose first day of service lies in its\n");
        page.Append("effective days; where it says *day of sending*, the day as of which is judged decides. `quittance edits test` runs every example.\n\n");
        page.Append("The SNIP level says what kind of rule an edit is. `quittance check` asks edits from level 4 on; those of level 1 or 2 are then told as level 4, where the tables of the structure have not said the same.\n");
        page.Append("P, I and D are the kinds of claims that an edit judges: professional (837P), institutional (837I) and dental (837D). `scrub`, `bill` and imports judge professional claims; `check --level 4` to `7` judges\nall three. An edit whose id begins with INS or DEN reads what only institutional or dental claims have.\n");
        foreach (var stage in edits.OrderBy(e => e.Info.Stage).ThenBy(e => Rank(e.Info.Kinds)).ThenBy(e => e.Info.Id, StringComparer.Ordinal).GroupBy(e => e.Info.Stage))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## Stage {(int)stage.Key}: {EditWords.Of(stage.Key)}\n\n| Edit | Weight | Claims | Says |\n|---|---|---|---|\n");
            foreach (var edit in stage) page.Append(CultureInfo.InvariantCulture, $"| [{edit.Info.Id}](#{edit.Info.Id.ToLowerInvariant()}) | {EditWords.Of(edit.Info.Severity)} | {EditWords.Letters(edit.Info.Kinds, "")} | {edit.Info.Title} |\n");
            foreach (var edit in stage) Append(page, edit);
        }
        return page.ToString();
    }

    // Professional claims are most of the work, so what judges them comes first.
    private static int Rank(ClaimKinds kinds) => kinds.HasFlag(ClaimKinds.Professional) ? 0 : kinds.HasFlag(ClaimKinds.Institutional) ? 1 : 2;

    private static void Append(StringBuilder page, IEdit edit)
    {
        var info = edit.Info;
        var link = info.Source.Link is { } address ? $"[{info.Source}]({address})" : info.Source.ToString();
        var date = info.Source.Date is { } day ? $", edition of {EditWords.Of(day)}" : "";
        page.Append(CultureInfo.InvariantCulture, $"\n### {info.Id}\n\n{info.Title}\n\n");
        page.Append(CultureInfo.InvariantCulture, $"- Weight: {EditWords.Of(info.Severity)}, SNIP level {info.Level}\n- Judges: {EditWords.Of(info.Kinds)} claims\n- Fires: {info.Fires}\n- Cleared by: {info.Clears}\n");
        page.Append(CultureInfo.InvariantCulture, $"- Source: {link}{date}\n- Effective: {EditWords.Of(info)}\n");
        page.Append(CultureInfo.InvariantCulture, $"- Fires on: {Names(edit, true)}\n- Silent on: {Names(edit, false)}\n");
    }

    private static string Names(IEdit edit, bool fires) => string.Join("; ", edit.Examples.Where(e => e.Fires == fires).Select(e => e.Name));
}

/// <summary>How edits are written for people.</summary>
internal static class EditWords
{
    public static string Of(Severity severity) => severity switch { Severity.Error => "stop", Severity.Warning => "warning", _ => "note" };

    /// <summary>As JSON documents write it.</summary>
    public static string Json(Severity severity) => severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "info" };

    public static string Of(ClaimKinds kinds) => Json(kinds) switch
    {
        [var only] => only,
        [var one, var other] => $"{one} and {other}",
        var all => $"{string.Join(", ", all.SkipLast(1))} and {all[^1]}",
    };

    /// <summary>As JSON documents write them.</summary>
    public static IReadOnlyList<string> Json(ClaimKinds kinds) =>
        [.. All.Where(k => kinds.HasFlag(k.Kind)).Select(k => k.Word)];

    /// <summary>P, I and D with blanks between them; <paramref name="absent"/> stands for a kind that is none of them.</summary>
    public static string Letters(ClaimKinds kinds, string absent) => string.Join(' ', All.Select(k => kinds.HasFlag(k.Kind) ? k.Letter : absent).Where(l => l.Length > 0));

    private static readonly (ClaimKinds Kind, string Letter, string Word)[] All =
        [(ClaimKinds.Professional, "P", "professional"), (ClaimKinds.Institutional, "I", "institutional"), (ClaimKinds.Dental, "D", "dental")];

    public static string Of(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Of(EditInfo info) =>
        $"from {Of(info.Effective.From)}{(info.Effective.To is { } to ? $" to {Of(to)}" : "")}, by {(info.Basis == EditBasis.ServiceDay ? "day of service" : "day of sending")}";

    public static string Of(EditStage stage) => stage switch
    {
        EditStage.Required => "what a claim must say",
        EditStage.Identifiers => "numbers that name somebody",
        EditStage.Dates => "days",
        EditStage.CodeValidity => "codes",
        EditStage.Diagnoses => "diagnoses and pointers",
        EditStage.Modifiers => "modifiers and units",
        EditStage.CodePairs => "codes that exclude or need each other",
        EditStage.GlobalSurgery => "days around a surgery",
        EditStage.Coverage => "what a policy covers",
        EditStage.Duplicates => "what was billed before",
        EditStage.Balancing => "money that adds up",
        _ => "what one payer asks for",
    };
}
