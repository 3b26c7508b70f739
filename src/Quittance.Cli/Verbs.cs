using System.CommandLine;
using Quittance.Cli.Help;

namespace Quittance.Cli;

/// <summary>The whole command line.</summary>
internal static class Verbs
{
    public static RootCommand Root()
    {
        var root = new RootCommand("Quittance takes a visit to its last cent: claims, remittances, balances, figures.");
        GlobalOptions.AddTo(root);
        foreach (var verb in All()) root.Subcommands.Add(verb);
        root.Subcommands.Add(HelpVerb.Build(root));
        return root;
    }

    // In the order in which they are listed.
    private static Command[] All() =>
    [
        DemoVerb.Build(),
        ServeVerb.Build(),
        CheckVerb.Build(),
        SplitVerb.Build(),
        ScrubVerb.Build(),
        EditsVerb.Build(),
        ImportVerb.Build(),
        ClaimsVerb.Build(),
        PracticeVerb.Build(),
        PartnerVerb.Build(),
        FeesVerb.Build(),
        VisitsVerb.Build(),
        BillVerb.Build(),
        ExportVerb.Build(),
        ExchangeVerb.Build(),
        MatchVerb.Build(),
        KpisVerb.Build(),
        DoctorVerb.Build(),
        MigrateVerb.Build(),
        BackupVerb.Build(),
        RestoreVerb.Build(),
        AuditVerb.Build(),
    ];
}
