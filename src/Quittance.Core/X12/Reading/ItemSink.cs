using System.Globalization;
using Quittance.Core.Kernel;

namespace Quittance.Core.X12.Reading;

/// <summary>
/// Where the readers put items and findings. It knows the transaction that is being read and stops telling findings when a
/// file has too many of them.
/// </summary>
internal sealed class ItemSink(ReadLimits limits) : IDisposable
{
    private long _findings;

    /// <summary>What is ready to be handed out.</summary>
    public List<X12Item> Items { get; } = [];

    public ReadLimits Limits { get; } = limits;

    /// <summary>
    /// Claims of every guide become items, also those of 004010, predeterminations and post-adjudicated ones: for a check, which adds
    /// them up and posts nothing. False by default.
    /// </summary>
    public bool ReadsEveryClaim { get; init; }

    public TextCache Texts { get; } = new();

    /// <summary>For the hash of one claim after another.</summary>
    public ContentHash ClaimHash { get; } = new();

    /// <summary>For the hash of the set that is open; a claim goes into it by its own hash.</summary>
    public ContentHash SetHash { get; } = new();

    /// <summary>ISA13/GS06/ST02 of the set being read, null outside of one.</summary>
    public string? Transaction { get; set; }

    /// <summary>
    /// A value of a header or trailer. The longest that is allowed has 15 characters; of a longer one the beginning is enough to tell it, and
    /// a megabyte of it is not kept for every set.
    /// </summary>
    public string Header(scoped Element element)
    {
        const int Longest = 40;
        return Texts.Of(element.Bytes.Length > Longest ? element.Bytes[..Longest] : element.Bytes);
    }

    public void Add(X12Item item) => Items.Add(item);

    public void Dispose()
    {
        Texts.Release();
        ClaimHash.Dispose();
        SetHash.Dispose();
    }

    /// <summary>Hands a finding on, unless the file already has too many.</summary>
    public void Tell(Finding finding)
    {
        // That the rest of the file was not read is told however much was told before.
        var isEnd = finding.Id == "x12.too-many-segments";
        if (_findings > Limits.Findings && !isEnd) return;
        _findings++;
        if (_findings > Limits.Findings && !isEnd)
        {
            finding = new Finding("x12.more-findings", Severity.Warning,
                string.Create(CultureInfo.InvariantCulture, $"More than {Limits.Findings} findings in this file; the rest is not listed."));
        }
        Items.Add(new ItemFinding(Quoting(finding with { Transaction = finding.Transaction ?? Transaction })));
    }

    /// <summary>A finding that quotes only the beginning of what is long: a broken file may have an element of a megabyte where a code should be.</summary>
    internal static Finding Quoting(Finding finding) => finding with
    {
        Message = Short(finding.Message, 400)!,
        Segment = Short(finding.Segment, 12),
        Value = Short(finding.Value, 80),
        Expected = Short(finding.Expected, 80),
    };

    private static string? Short(string? text, int longest) => text is null || text.Length <= longest ? text : text[..longest] + " ...";

    /// <summary>Tells something about a segment.</summary>
    public void Tell(in Segment segment, string id, Severity severity, int level, string message,
        int? element = null, string? value = null, string? expected = null, string? ackCode = null, string? loop = null) =>
        Tell(new Finding(id, severity, message)
        {
            Level = level,
            Segment = segment.ShownId(),
            SegmentPosition = segment.Position > 0 ? segment.Position : null,
            ByteOffset = segment.Offset,
            Element = element,
            Value = value,
            Expected = expected,
            AckCode = ackCode,
            Loop = loop,
        });

    /// <summary>Reads an amount; an unreadable one is told and gives null. An empty one gives null and is told only when it is needed.</summary>
    public Money? Money(in Segment segment, int element, string loop, bool isNeeded = false)
    {
        var at = segment[element];
        if (at.TryMoney(out var money)) return money;
        if (at.IsEmpty && !isNeeded) return null;
        var place = $"{segment.IdText()}{element.ToString("00", CultureInfo.InvariantCulture)}";
        Tell(segment, "x12.amount", Severity.Error, 1,
            at.IsEmpty ? $"{place} has no amount." : $"{place} is not an amount of dollars and cents.",
            element, at.IsEmpty ? null : at.Text(), "an amount such as 100 or 100.25", at.IsEmpty ? "1" : "6", loop);
        return null;
    }

    /// <summary>Reads a whole number; 0 and a finding when it is none.</summary>
    public int Number(in Segment segment, int element)
    {
        var at = segment[element];
        if (TryNumber(at.Bytes, out var number)) return number;
        if (!at.IsEmpty)
            Tell(segment, "x12.number", Severity.Error, 1,
                $"{segment.IdText()}{element.ToString("00", CultureInfo.InvariantCulture)} is not a whole number.", element, at.Text(), "a whole number", "6");
        return 0;
    }

    public static bool TryNumber(ReadOnlySpan<byte> bytes, out int number) =>
        System.Buffers.Text.Utf8Parser.TryParse(bytes.TrimEnd((byte)' '), out number, out var used) && used > 0 && used == bytes.TrimEnd((byte)' ').Length;

    /// <summary>Keeps a segment that has no typed place.</summary>
    public void Keep(in Segment segment) => Add(new OtherSegment(Texts.Of(segment.Id.Length > 12 ? segment.Id[..12] : segment.Id), segment.Position, segment.Offset));
}
