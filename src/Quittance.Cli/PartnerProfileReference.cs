using System.Text;
using Quittance.PayerSim.Profiles;

namespace Quittance.Cli;

/// <summary>Writes the page from which a partner profile can be written: <c>docs/reference/partner-profile.md</c>. Same keys, same text.</summary>
internal static class PartnerProfileReference
{
    private const string Frame = """
        # Partner profiles

        Written from the program's own table of keys (`PartnerProfileReference.Write`); do not change it by hand. A test keeps this page and the program alike and reads every example on it.

        A partner profile is a text file that says what one trading partner forgives and what it asks for beyond the guide: `quittance check FILE --partner PROFILE`.

        - The file is YAML. Keys are written with hyphens, as on this page. A key that is not on this page is refused with its line and a guess of what was meant, as `file:line: reason`. What is wrong with keys and values is told
          all at once; only when nothing is, the program looks whether edits exist, segments have such names and days end after they begin, and tells that all at once.
        - **Relaxations** give a finding of any level another weight. The finding says so itself (`relaxed` in JSON), and each relaxation is listed with how often it was needed, also when never: then it may be misspelt.
          They count in `accepted`, in the 999 and in the exit code. Days are compared with the day on which the file was made (GS04), or with `--as-of`.
        - **Requirements** are judged at SNIP level 7. Their findings are called `partner.` and the key, such as `partner.usage`. Without `--level`, `--partner` judges levels 1 to 3 and these; with `--level 7` all levels; with a lower
          level only the relaxations count.

        ## All keys

        *Required* keys have no default; *nothing* means that there is no such thing.

        """;

    public static string Write()
    {
        var page = new StringBuilder(Frame.ReplaceLineEndings("\n"));
        foreach (var block in PartnerProfileBlocks.All) ProfileReference.Append(page, block, block == PartnerProfileBlocks.Profile);
        page.Append("\n## A complete profile\n\nThis one can be used as it is.\n\n```yaml\n").Append(PartnerProfileBlocks.Profile.Example.ReplaceLineEndings("\n").TrimEnd()).Append("\n```\n");
        return page.ToString();
    }
}
