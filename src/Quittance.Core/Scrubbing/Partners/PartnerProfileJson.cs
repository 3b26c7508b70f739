using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Quittance.Core.Kernel;

namespace Quittance.Core.Scrubbing.Partners;

/// <summary>Reads a partner profile from JSON. The first thing that is wrong refuses it.</summary>
internal sealed partial class PartnerProfileJson
{
    private const int MostCharacters = 2_000_000, LongestText = 200;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    // Keys by block, as the reference page lists them. A misspelt key would be a rule that never fires.
    internal static readonly IReadOnlyDictionary<string, string[]> Keys = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["partner-profile"] = ["version", "partner", "relaxations", "requirements"],
        ["relaxation"] = ["finding", "loop", "segment", "element", "to", "reason", "source", "from", "until"],
        ["requirements"] = ["sender-qualifiers", "sender-ids", "receiver-qualifiers", "receiver-ids", "group-senders", "group-receivers", "usage", "characters", "upper-case", "file-kilobytes",
            "sets-per-group", "claims-per-set", "payer-id", "values", "required-segments"],
        ["payer-id"] = ["qualifier", "characters", "length", "ids"],
        ["value"] = ["loop", "segment", "qualifier", "element", "one-of"],
        ["required-segment"] = ["loop", "segment", "qualifier"],
    };

    private string? _fault;

    public Result<PartnerProfile> Read(string json)
    {
        if (json.Length > MostCharacters) return Refuse("the text is longer than two million characters");
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            var profile = Profile(document.RootElement);
            return _fault is null ? profile : Refuse(_fault);
        }
        catch (JsonException wrong)
        {
            return Refuse(string.Create(CultureInfo.InvariantCulture, $"it is not JSON in line {wrong.LineNumber + 1}, or names a key twice"));
        }
    }

    private static Result<PartnerProfile>.Refused Refuse(string why) => new("partner.profile", $"This is no partner profile: {why}.");

    private PartnerProfile Profile(JsonElement root)
    {
        if (!IsBlock(root, "partner-profile")) return new PartnerProfile("", "");
        if (!root.TryGetProperty("relaxations", out _) && !root.TryGetProperty("requirements", out _)) Tell("partner-profile needs relaxations or requirements");
        return new PartnerProfile(Text(root, "partner", true), Text(root, "version", true))
        {
            Relaxations = Blocks(root, "relaxations", Relaxation),
            Requirements = root.TryGetProperty("requirements", out var asked) ? Requirements(asked) : new PartnerRequirements(),
        };
    }

    private PartnerRelaxation Relaxation(JsonElement block)
    {
        if (!IsBlock(block, "relaxation")) return new PartnerRelaxation("", null, "", "");
        var finding = Text(block, "finding", true);
        if (!FindingId().IsMatch(finding)) Tell($"'{finding}' is no finding's id, such as x12.element-code or PRO-0107");
        else if (finding.StartsWith("PRO-", StringComparison.Ordinal) && EditCatalog.Find(finding) is null) Tell($"there is no edit {finding}");
        var (from, until) = (Day(block, "from"), Day(block, "until"));
        if (from is { } first && until is { } last && last < first) Tell("until is before from");
        return new PartnerRelaxation(finding, OneOf(block, "to", true, "error", "warning", "info", "off") switch { "error" => Severity.Error, "warning" => Severity.Warning, "info" => Severity.Info, _ => null },
            Text(block, "reason", true), Text(block, "source", true))
        {
            Loop = Maybe(Text(block, "loop")),
            Segment = Maybe(Text(block, "segment")),
            Element = Count(block, "element"),
            Days = _fault is not null || (from is null && until is null) ? null : new DateSpan(from ?? DateOnly.MinValue, until),
        };
    }

    private PartnerRequirements Requirements(JsonElement block)
    {
        if (!IsBlock(block, "requirements")) return new PartnerRequirements();
        if (!block.EnumerateObject().Any()) Tell("requirements needs at least one key");
        return new PartnerRequirements
        {
            SenderQualifiers = Texts(block, "sender-qualifiers"),
            SenderIds = Texts(block, "sender-ids"),
            ReceiverQualifiers = Texts(block, "receiver-qualifiers"),
            ReceiverIds = Texts(block, "receiver-ids"),
            GroupSenders = Texts(block, "group-senders"),
            GroupReceivers = Texts(block, "group-receivers"),
            Usage = OneOf(block, "usage", false, "P", "T"),
            Characters = OneOf(block, "characters", false, "any", "basic", "extended") switch { "basic" => PartnerCharacters.Basic, "extended" => PartnerCharacters.Extended, _ => PartnerCharacters.Any },
            UpperCase = Flag(block, "upper-case"),
            FileBytes = Count(block, "file-kilobytes") * 1000L,
            SetsPerGroup = Count(block, "sets-per-group"),
            ClaimsPerSet = Count(block, "claims-per-set"),
            PayerId = block.TryGetProperty("payer-id", out var id) ? PayerId(id) : null,
            Values = Blocks(block, "values", Value),
            Segments = Blocks(block, "required-segments", RequiredSegment),
        };
    }

    private PartnerPayerId PayerId(JsonElement block)
    {
        if (!IsBlock(block, "payer-id")) return new PartnerPayerId("", PartnerIdForm.Any, 1, 80, []);
        var form = OneOf(block, "characters", false, "any", "digits", "letters", "letters-and-digits") switch
        {
            "digits" => PartnerIdForm.Digits,
            "letters" => PartnerIdForm.Letters,
            "letters-and-digits" => PartnerIdForm.LettersAndDigits,
            _ => PartnerIdForm.Any,
        };
        var (least, most) = Span(block, "length", 1, 80);
        return new PartnerPayerId(OneOf(block, "qualifier", false, "PI", "XV"), form, least, most, Texts(block, "ids"));
    }

    private PartnerValue Value(JsonElement block)
    {
        if (!IsBlock(block, "value")) return new PartnerValue("", 1, []);
        var values = Texts(block, "one-of");
        if (values.Count == 0) Tell("a value needs the key 'one-of'");
        if (Count(block, "element") is not { } element) Tell("a value needs the key 'element'");
        else return new PartnerValue(SegmentOf(block), element, values, Text(block, "loop"), Text(block, "qualifier"));
        return new PartnerValue("", 1, values);
    }

    private PartnerSegment RequiredSegment(JsonElement block) =>
        IsBlock(block, "required-segment") ? new PartnerSegment(Text(block, "loop", true), SegmentOf(block), Text(block, "qualifier")) : new PartnerSegment("", "");

    private string SegmentOf(JsonElement block)
    {
        var segment = Text(block, "segment", true);
        if (!SegmentId().IsMatch(segment)) Tell($"'{segment}' is no segment's name, such as REF");
        return segment;
    }

    private bool IsBlock(JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object) return Tell($"{name} is a block of keys");
        foreach (var property in element.EnumerateObject())
            if (!Keys[name].Contains(property.Name, StringComparer.Ordinal)) return Tell($"{name} has no key '{(property.Name.Length > LongestText ? property.Name[..LongestText] : property.Name)}'");
        return true;
    }

    private List<T> Blocks<T>(JsonElement block, string key, Func<JsonElement, T> read)
    {
        if (!block.TryGetProperty(key, out var list)) return [];
        if (list.ValueKind == JsonValueKind.Array) return [.. list.EnumerateArray().Select(read)];
        Tell($"{key} is a list of blocks");
        return [];
    }

    private string Text(JsonElement block, string key, bool isRequired = false)
    {
        if (!block.TryGetProperty(key, out var value))
        {
            if (isRequired) Tell($"it needs the key '{key}'");
            return "";
        }
        if (value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 and <= LongestText } text) return text;
        Tell($"{key} is a text of at most {LongestText} characters");
        return "";
    }

    private List<string> Texts(JsonElement block, string key)
    {
        if (!block.TryGetProperty(key, out var list)) return [];
        if (list.ValueKind == JsonValueKind.Array && list.GetArrayLength() > 0 && list.EnumerateArray().All(e => e.ValueKind == JsonValueKind.String)) return [.. list.EnumerateArray().Select(e => e.GetString()!)];
        Tell($"{key} is a list of texts");
        return [];
    }

    private string OneOf(JsonElement block, string key, bool isRequired, params string[] words)
    {
        var text = Text(block, key, isRequired);
        if (text.Length > 0 && !words.Contains(text, StringComparer.Ordinal)) Tell($"{key} is one of {string.Join(", ", words)}");
        return text;
    }

    private bool Flag(JsonElement block, string key)
    {
        if (!block.TryGetProperty(key, out var value)) return false;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False) return value.GetBoolean();
        return Tell($"{key} is true or false");
    }

    private int? Count(JsonElement block, string key)
    {
        if (!block.TryGetProperty(key, out var value)) return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var count) && count >= 1) return count;
        Tell($"{key} is a whole number from 1");
        return null;
    }

    private (int Least, int Most) Span(JsonElement block, string key, int least, int most)
    {
        if (!block.TryGetProperty(key, out var value)) return (least, most);
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var both) && both >= 1) return (both, both);
        var parts = value.ValueKind == JsonValueKind.String ? value.GetString()!.Split('-') : [];
        if (parts.Length == 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var from) && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var to) && from <= to)
            return (from, to);
        Tell($"{key} is a whole number, or two with a hyphen, the smaller first");
        return (least, most);
    }

    private DateOnly? Day(JsonElement block, string key)
    {
        if (Text(block, key) is not { Length: > 0 } text) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        Tell($"{key} is a day such as 2025-01-31");
        return null;
    }

    private bool Tell(string fault)
    {
        _fault ??= fault;
        return false;
    }

    private static string? Maybe(string text) => text.Length == 0 ? null : text;

    [GeneratedRegex("^([a-z0-9]+(\\.[a-z0-9-]+)+|PRO-[0-9]{4})$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FindingId();

    [GeneratedRegex("^[A-Z][A-Z0-9]{1,2}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SegmentId();
}
