using System.Globalization;
using Quittance.Core.Kernel;
using Quittance.Core.X12;
using Quittance.Core.X12.Structure;

namespace Quittance.Core.Scrubbing.Partners;

/// <summary>Judges a file by what a partner asks for, segment by segment: SNIP level 7.</summary>
internal sealed class PartnerJudge
{
    private const int Level = 7;

    private readonly PartnerProfile _profile;
    private readonly PartnerRequirements _asked;
    private readonly PartnerText _text;
    private readonly PartnerPresence _presence;
    private Action<Finding> _tell = _ => { };
    private int _sets;
    private int _claims;
    private bool _isTooLong;

    public PartnerJudge(PartnerProfile profile)
    {
        _profile = profile;
        _asked = profile.Requirements;
        _text = new PartnerText(_asked);
        _presence = new PartnerPresence(_asked.Segments);
    }

    /// <summary>Tells what the claim did not have that a segment ends.</summary>
    public void End(in Segment segment, Action<Finding> tell) => TellMissing(_presence.End(segment), tell);

    /// <summary>Tells what the last claim of a set did not have. A set that breaks off may have lost it.</summary>
    public void End(SetEnd end, Action<Finding> tell)
    {
        if (end.HasTrailer) TellMissing(_presence.End(), tell);
    }

    public void Take(in Segment segment, string? loop, Action<Finding> tell)
    {
        _tell = tell;
        JudgeSize(segment);
        switch (segment.Key)
        {
            case SegmentKey.Isa: JudgeInterchange(segment); break;
            case SegmentKey.Gs: JudgeGroup(segment); break;
            case SegmentKey.St: JudgeSet(segment); break;
            case SegmentKey.Clm: JudgeClaim(segment); break;
            case SegmentKey.Nm1 when loop == "2010BB": JudgePayer(segment, loop); break;
            default: break;
        }
        if (_text.FirstWrong(segment, out var element, out var key) is { } wrong)
            Tell(key, segment, loop, element, $"The partner does not take the character '{Shown(wrong)}'.");
        foreach (var value in _asked.Values) JudgeValue(segment, loop, value);
        _presence.Take(segment, loop);
    }

    private void TellMissing(IReadOnlyList<MissingSegment> gone, Action<Finding> tell)
    {
        if (gone.Count == 0) return;
        _tell = tell;
        foreach (var missing in gone)
            Tell("required-segments", missing.Segment, missing.Loop, missing.Place, $"The partner asks for {missing.Segment}{(missing.Qualifier.Length > 0 ? " " + missing.Qualifier : "")} in loop {missing.Loop} of every claim.");
    }

    private void JudgeSize(in Segment segment)
    {
        if (_isTooLong || _asked.FileBytes is not { } most || segment.End <= most) return;
        _isTooLong = true;
        Tell("file-kilobytes", segment, null, null, Text($"The file has more than the {most} bytes that the partner takes."));
    }

    private void JudgeInterchange(in Segment segment)
    {
        // Control numbers and counts of a file with several interchanges begin anew.
        _presence.Clear();
        OneOf("sender-qualifiers", segment, 5, _asked.SenderQualifiers);
        OneOf("sender-ids", segment, 6, _asked.SenderIds);
        OneOf("receiver-qualifiers", segment, 7, _asked.ReceiverQualifiers);
        OneOf("receiver-ids", segment, 8, _asked.ReceiverIds);
        if (_asked.Usage.Length > 0) OneOf("usage", segment, 15, [_asked.Usage]);
    }

    private void JudgeGroup(in Segment segment)
    {
        _sets = 0;
        OneOf("group-senders", segment, 2, _asked.GroupSenders);
        OneOf("group-receivers", segment, 3, _asked.GroupReceivers);
    }

    private void JudgeSet(in Segment segment)
    {
        _sets++;
        _claims = 0;
        _presence.Clear();
        if (_asked.SetsPerGroup is { } most && _sets == most + 1) Tell("sets-per-group", segment, null, null, Text($"The partner takes {most} sets in a group; this is one more."));
    }

    private void JudgeClaim(in Segment segment)
    {
        _claims++;
        if (_asked.ClaimsPerSet is { } most && _claims == most + 1) Tell("claims-per-set", segment, "2300", null, Text($"The partner takes {most} claims in a set; this is one more."));
    }

    private void JudgePayer(in Segment segment, string loop)
    {
        if (_asked.PayerId is not { } asked) return;
        var id = segment[9].Text();
        // The number may be anything, also a megabyte of it; what is shown is short and prints.
        var shown = FaultTeller.Printable(segment[9].Bytes);
        if (asked.Qualifier.Length > 0 && segment[8].Text() != asked.Qualifier) Tell("payer-id", segment, loop, 8, "The partner asks for another kind of payer number.", expected: asked.Qualifier);
        if (!HasForm(id, asked)) Tell("payer-id", segment, loop, 9, "The payer’s number does not have the form that the partner asks for.", shown, Words(asked));
        else if (asked.Ids.Count > 0 && !asked.Ids.Contains(id, StringComparer.Ordinal)) Tell("payer-id", segment, loop, 9, "The partner knows no payer of this number.", shown, string.Join(", ", asked.Ids));
    }

    private void JudgeValue(in Segment segment, string? loop, PartnerValue asked)
    {
        if (asked.Segment.Length != segment.Id.Length || !IsText(segment.Id, asked.Segment)) return;
        if (asked.Loop.Length > 0 && asked.Loop != loop) return;
        if (asked.Qualifier.Length > 0 && !IsText(segment[1].Component(1).Bytes, asked.Qualifier)) return;
        OneOf("values", segment, asked.Element, asked.Values, loop);
    }

    private void OneOf(string key, in Segment segment, int element, IReadOnlyList<string> values, string? loop = null)
    {
        if (values.Count == 0) return;
        var value = segment[element].Text();
        if (values.Contains(value, StringComparer.Ordinal)) return;
        Tell(key, segment, loop, element, $"The partner asks for another value in {FaultTeller.Name(segment, element)}.",
            value.Length == 0 ? null : FaultTeller.Show(segment, element, segment[element].Bytes), string.Join(", ", values));
    }

    private void Tell(string key, in Segment segment, string? loop, int? element, string message, string? value = null, string? expected = null) =>
        Tell(key, FaultTeller.Printable(segment.Id), loop, (segment.Position, segment.Offset), message, element, value, expected);

    private void Tell(string key, string segment, string? loop, (int Position, long Offset) place, string message, int? element = null, string? value = null, string? expected = null) =>
        _tell(new Finding("partner." + key, Severity.Error, message)
        {
            Level = Level,
            Segment = segment,
            SegmentPosition = place.Position > 0 ? place.Position : null,
            ByteOffset = place.Offset,
            Loop = loop,
            Element = element,
            Value = value,
            Expected = expected,
            Clears = "Send what the partner asks for, or ask the partner.",
            Source = new Source($"Partner profile {_profile.Name}, version {_profile.Version}", key),
        });

    private static bool HasForm(string id, PartnerPayerId asked)
    {
        if (id.Length < asked.Least || id.Length > asked.Most) return false;
        foreach (var c in id)
        {
            var fits = asked.Form switch
            {
                PartnerIdForm.Digits => char.IsAsciiDigit(c),
                PartnerIdForm.Letters => char.IsAsciiLetter(c),
                PartnerIdForm.LettersAndDigits => char.IsAsciiLetterOrDigit(c),
                _ => true,
            };
            if (!fits) return false;
        }
        return true;
    }

    private static string Words(PartnerPayerId asked)
    {
        var form = asked.Form switch { PartnerIdForm.Digits => "digits", PartnerIdForm.Letters => "letters", PartnerIdForm.LettersAndDigits => "letters and digits", _ => "characters" };
        return asked.Least == asked.Most ? Text($"{asked.Least} {form}") : Text($"{asked.Least} to {asked.Most} {form}");
    }

    private static bool IsText(ReadOnlySpan<byte> bytes, string text)
    {
        if (bytes.Length != text.Length) return false;
        for (var i = 0; i < text.Length; i++)
            if (bytes[i] != text[i]) return false;
        return true;
    }

    private static string Shown(byte character) => character is > 0x20 and < 0x7F ? ((char)character).ToString() : "0x" + character.ToString("X2", CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
