using System.Globalization;
using System.Text.RegularExpressions;
using Quittance.Core.Kernel;
using Quittance.Core.Scrubbing;
using Quittance.Core.Scrubbing.Partners;
using Quittance.PayerSim.Profiles;
using Quittance.PayerSim.Vocabulary;

namespace Quittance.Cli;

/// <summary>Reads a partner profile. Nothing is repaired: whatever it does not understand refuses the file, with line and reason.</summary>
internal static partial class PartnerProfileReader
{
    // The vocabulary's reader takes two million characters; what is longer is not even opened.
    private const long MostBytes = 8_000_000;

    /// <summary>The profile, or all that is wrong with the file.</summary>
    public static (PartnerProfile? Profile, IReadOnlyList<ProfileFault> Faults) ReadFile(string path)
    {
        if (new FileInfo(path).Length > MostBytes) return (null, [new ProfileFault(path, 1, string.Create(CultureInfo.InvariantCulture, $"the file has more than {MostBytes} bytes"))]);
        return Read(File.ReadAllText(path), path);
    }

    /// <summary>The profile that a text makes, or all that is wrong with it.</summary>
    public static (PartnerProfile? Profile, IReadOnlyList<ProfileFault> Faults) Read(string text, string name)
    {
        var (section, faults) = SectionReader.Read(PartnerProfileBlocks.Profile, text);
        if (section is null) return (null, [.. faults.Select(f => new ProfileFault(name, f.Line, f.Reason))]);
        var wrong = Contradictions(section).OrderBy(f => f.Line).Select(f => new ProfileFault(name, f.Line, f.Reason)).ToList();
        if (wrong.Count > 0) return (null, wrong);
        return (Bind(section), []);
    }

    private static IEnumerable<LineFault> Contradictions(Section profile)
    {
        foreach (var relaxation in profile.Blocks("relaxations"))
        {
            var finding = relaxation.Text("finding");
            if (!FindingId().IsMatch(finding)) yield return new LineFault(relaxation.LineOf("finding"), $"'{finding}' is no finding's id, such as x12.element-code or PRO-0107");
            else if (EditId().IsMatch(finding) && EditCatalog.Find(finding) is null) yield return new LineFault(relaxation.LineOf("finding"), $"there is no edit {finding}; edits lists them");
            if (relaxation.Day("from") is { } from && relaxation.Day("until") is { } until && until < from) yield return new LineFault(relaxation.LineOf("until"), "until is before from");
        }
        if (profile.Inner("requirements") is not { } asked) yield break;
        foreach (var place in asked.Blocks("values").Concat(asked.Blocks("required-segments")))
            if (!SegmentId().IsMatch(place.Text("segment"))) yield return new LineFault(place.LineOf("segment"), $"'{place.Text("segment")}' is no segment's name, such as REF");
    }

    private static PartnerProfile Bind(Section profile) => new(profile.Text("partner"), profile.Text("version"))
    {
        Relaxations = [.. profile.Blocks("relaxations").Select(Relaxation)],
        Requirements = profile.Inner("requirements") is { } asked ? Requirements(asked) : new PartnerRequirements(),
    };

    private static PartnerRelaxation Relaxation(Section s) => new(s.Text("finding"), Weight(s.Text("to")), s.Text("reason"), s.Text("source"))
    {
        Loop = Maybe(s.Text("loop")),
        Segment = Maybe(s.Text("segment")),
        Element = s.MaybeCount("element"),
        Days = s.Day("from") is null && s.Day("until") is null ? null : new DateSpan(s.Day("from") ?? DateOnly.MinValue, s.Day("until")),
    };

    private static Severity? Weight(string to) => to switch { "error" => Severity.Error, "warning" => Severity.Warning, "info" => Severity.Info, _ => null };

    private static PartnerRequirements Requirements(Section s) => new()
    {
        SenderQualifiers = s.Texts("sender-qualifiers"),
        SenderIds = s.Texts("sender-ids"),
        ReceiverQualifiers = s.Texts("receiver-qualifiers"),
        ReceiverIds = s.Texts("receiver-ids"),
        GroupSenders = s.Texts("group-senders"),
        GroupReceivers = s.Texts("group-receivers"),
        Usage = s.Text("usage"),
        Characters = s.Text("characters") switch { "basic" => PartnerCharacters.Basic, "extended" => PartnerCharacters.Extended, _ => PartnerCharacters.Any },
        UpperCase = s.Flag("upper-case"),
        FileBytes = s.MaybeCount("file-kilobytes") * 1000L,
        SetsPerGroup = s.MaybeCount("sets-per-group"),
        ClaimsPerSet = s.MaybeCount("claims-per-set"),
        PayerId = s.Inner("payer-id") is { } id ? PayerId(id) : null,
        Values = [.. s.Blocks("values").Select(v => new PartnerValue(v.Text("segment"), v.Count("element"), v.Texts("one-of"), v.Text("loop"), v.Text("qualifier")))],
        Segments = [.. s.Blocks("required-segments").Select(r => new PartnerSegment(r.Text("loop"), r.Text("segment"), r.Text("qualifier")))],
    };

    private static PartnerPayerId PayerId(Section s)
    {
        var form = s.Text("characters") switch { "digits" => PartnerIdForm.Digits, "letters" => PartnerIdForm.Letters, "letters-and-digits" => PartnerIdForm.LettersAndDigits, _ => PartnerIdForm.Any };
        var (least, most) = s.Span("length");
        return new PartnerPayerId(s.Text("qualifier"), form, least, most, s.Texts("ids"));
    }

    private static string? Maybe(string text) => text.Length == 0 ? null : text;

    [GeneratedRegex("^([a-z0-9]+(\\.[a-z0-9-]+)+|(PRO|INS|DEN)-[0-9]{4})$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FindingId();

    [GeneratedRegex("^(PRO|INS|DEN)-[0-9]{4}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EditId();

    [GeneratedRegex("^[A-Z][A-Z0-9]{1,2}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SegmentId();
}
