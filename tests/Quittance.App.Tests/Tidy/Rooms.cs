using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Quittance.App.Tests.Tidy;

/// <summary>A project and the first folder in it: <c>Core.Kernel</c>. The folder is empty for files at the project's root.</summary>
internal readonly record struct Room(string Project, string Folder)
{
    public override string ToString() => Folder.Length == 0 ? Project : $"{Project}.{Folder}";
}

/// <summary>Who may use whom: the first section of ARCHITECTURE.md as a table.</summary>
internal static class Rooms
{
    // What stands in one row may not use what stands beside it.
    private static readonly string[][] Foundations = [["Kernel"], ["X12", "Codes"], ["Model"], ["Storage"], ["Rules", "Pricing", "Ledger"]];

    private static readonly string[] Stages =
    [
        "Practice", "Queues", "Documents", "Patients", "Scheduling", "Eligibility", "Authorizations", "Documentation", "Coding", "Charges",
        "Scrubbing", "Claims", "Exchange", "Remittance", "Denials", "Receivables", "Statements", "Compliance", "Analytics",
    ];

    private static readonly Dictionary<string, string[]> UsableProjects = new(StringComparer.Ordinal)
    {
        ["Core"] = [],
        ["Check"] = ["Core"],
        ["App"] = ["Core"],
        ["Web"] = ["Core", "App"],
        ["PayerSim"] = ["Core"],
        ["PracticeSim"] = ["Core", "App", "PayerSim"],
        ["Cli"] = ["Core", "App", "Web", "PracticeSim", "PayerSim", "Check"],
    };

    private static readonly string[] SeenByPayers = ["Kernel", "X12", "Codes"];

    private static readonly Dictionary<string, int> Ranks =
        Foundations.Concat(Stages.Select(s => new[] { s })).SelectMany((row, rank) => row.Select(name => (name, rank)))
            .ToDictionary(r => r.name, r => r.rank, StringComparer.Ordinal);

    /// <summary>Null when it may; otherwise why not.</summary>
    public static string? WhyNot(Room from, Room to)
    {
        if (from == to || to.Project.Length == 0) return null;
        if (from.Project != to.Project && !UsableProjects[from.Project].Contains(to.Project)) return $"{from.Project} may not use {to.Project}";
        if (from.Project == "PayerSim" && to.Project == "Core" && !SeenByPayers.Contains(to.Folder))
            return "the simulated payers may only see Kernel, X12 and Codes";
        // Web, the simulators and the command line compose any stage; so do App's own root and its jobs.
        if (from.Project is not ("Core" or "App") || from is { Project: "App", Folder: "" or "Jobs" }) return null;
        if (from.Folder == to.Folder) return null;
        if (to is { Project: "App", Folder: "Compliance" or "Jobs" }) return $"nothing depends on {to.Folder}";
        if (to.Folder.Length == 0) return null;
        return Ranks[to.Folder] < Ranks[from.Folder] ? null : $"{from.Folder} stands before or beside {to.Folder}";
    }

    public static bool Knows(Room room) =>
        UsableProjects.ContainsKey(room.Project)
        && (room.Folder.Length == 0 || room.Project is not ("Core" or "App") || room is { Project: "App", Folder: "Jobs" } || Ranks.ContainsKey(room.Folder));

    /// <summary>The room of a file under src, null for other files.</summary>
    public static Room? Of(string path)
    {
        var parts = path.Split('/');
        return parts[0] == "src" && parts.Length > 2 && parts[1].StartsWith("Quittance.", StringComparison.Ordinal)
            ? new Room(parts[1]["Quittance.".Length..], parts.Length > 3 ? parts[2] : "")
            : null;
    }

    /// <summary>
    /// The rooms that a file names: in full anywhere in its code (comments and texts do not count), or shortly as
    /// <c>Folder.Type</c> where the room next door has such a type.
    /// </summary>
    public static IEnumerable<Room> UsedBy(CodeFile file, ILookup<Room, string> typesOf)
    {
        var own = Of(file.Path)!.Value;
        var tokens = file.Syntax.DescendantTokens().ToList();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!tokens[i].IsKind(SyntaxKind.IdentifierToken) || (i > 0 && tokens[i - 1].IsKind(SyntaxKind.DotToken))) continue;
            // The namespace of the file itself names no other room.
            if (tokens[i].Parent?.FirstAncestorOrSelf<BaseNamespaceDeclarationSyntax>()?.Name.Span.Contains(tokens[i].Span) == true) continue;
            var names = DottedNames(tokens, i);
            if (names[0] == "Quittance" && names.Count > 1)
            {
                // Three parts name a room, unless the third is a type at the root of its project.
                var folder = names.Count > 2 && !typesOf[new Room(names[1], "")].Contains(names[2], StringComparer.Ordinal) ? names[2] : "";
                yield return new Room(names[1], folder);
            }
            else if (names.Count > 1 && typesOf[new Room(own.Project, names[0])].Contains(names[1], StringComparer.Ordinal))
            {
                yield return new Room(own.Project, names[0]);
            }
        }
    }

    private static List<string> DottedNames(List<SyntaxToken> tokens, int at)
    {
        var names = new List<string> { tokens[at].Text };
        while (names.Count < 3 && at + 2 < tokens.Count && tokens[at + 1].IsKind(SyntaxKind.DotToken) && tokens[at + 2].IsKind(SyntaxKind.IdentifierToken))
            names.Add(tokens[at += 2].Text);
        return names;
    }
}
