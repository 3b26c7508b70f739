namespace Quittance.Core.X12;

/// <summary>
/// How much of anything a reader takes from one file before it says so and goes on. The defaults are far above what any
/// guide allows and far below what would hurt the machine: a file can be hostile, or simply not what its name says.
/// </summary>
public sealed record ReadLimits
{
    /// <summary>The limits used when none are given.</summary>
    public static readonly ReadLimits Default = new();

    /// <summary>
    /// Bytes of one segment, 1 MiB by default. The longest segment of a health care guide (HI with twelve full composites)
    /// stays under 2 KiB; a longer one means a missing terminator. BIN and BDS may exceed it, because they say their length.
    /// </summary>
    public int SegmentBytes { get; init; } = 1 << 20;

    /// <summary>Elements of one segment, 256 by default. The widest segments of the guides have about 30.</summary>
    public int Elements { get; init; } = 256;

    /// <summary>Bytes that a BIN or BDS may say it holds, 64 MiB by default: what partners accept as one attachment.</summary>
    public long BinaryBytes { get; init; } = 64L << 20;

    /// <summary>Bytes of other text that are searched for an ISA, 1 MiB by default: mail headers and cover pages are shorter.</summary>
    public int LeadingBytes { get; init; } = 1 << 20;

    /// <summary>
    /// Segments of one file, empty and skipped ones counted, 300 million by default: with the usual 30 bytes a segment a file of 9 GB,
    /// and at ten million segments a second half a minute. Reading ends there. Every count fits an int by it.
    /// </summary>
    public int Segments { get; init; } = 300_000_000;

    /// <summary>Findings told of one file, 10,000 by default; a last one says that more were left out.</summary>
    public int Findings { get; init; } = 10_000;

    /// <summary>
    /// Entries (lines, adjustments, diagnoses, other payers, remarks, statuses) of one claim, 10,000 by default. The guides
    /// allow 999 lines; this keeps one endless claim from filling the memory.
    /// </summary>
    public int EntriesPerClaim { get; init; } = 10_000;

    /// <summary>
    /// Bytes of one claim from its first segment on, 8 MiB by default; entries that come later are left out. 999 lines of 20 segments
    /// of 60 bytes are 1.2 MB; without this limit 10,000 entries of a megabyte each would fill the memory.
    /// </summary>
    public int BytesPerClaim { get; init; } = 8 << 20;

    /// <summary>
    /// Interchanges, groups and sets, together, whose judgement a check keeps, 200,000 by default: each takes 300 to 900 bytes, so
    /// 60 to 180 MB, and the shortest set has three bytes. What comes later is judged and not kept: the file cannot be answered in full then.
    /// </summary>
    public int Envelopes { get; init; } = 200_000;

    /// <summary>Sets of one group whose control numbers are remembered to find a repeated one, 100,000 by default.</summary>
    public int SetsPerGroup { get; init; } = 100_000;

    /// <summary>
    /// Whether claims and sets get their content hash, which takes nearly half of the time of a typed 837P read. True by default; false
    /// leaves <c>ContentHash</c> empty, for who only judges or counts.
    /// </summary>
    public bool HashesContent { get; init; } = true;

    /// <summary>
    /// Whether claims and payments keep no more than what their sums need: no names, addresses, references or service dates. For who judges a file and
    /// hands no claim out.
    /// </summary>
    internal bool OnlySums { get; init; }
}
