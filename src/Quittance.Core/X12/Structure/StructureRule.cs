using Quittance.Core.Kernel;

namespace Quittance.Core.X12.Structure;

/// <summary>One thing that structure judging can find: its id, SNIP level, weight, 999 code, meaning and remedy.</summary>
/// <param name="Id">Stable; never used for anything else.</param>
/// <param name="Level">The SNIP level; a finding may state a lower one when the base standard is broken too.</param>
/// <param name="Severity">How much it weighs.</param>
/// <param name="AckCode">IK304 for a segment, IK403 for an element; null when a 999 has no word for it.</param>
/// <param name="Meaning">What is wrong, in general.</param>
/// <param name="Clears">What makes it go away.</param>
public sealed record StructureRule(string Id, int Level, Severity Severity, string? AckCode, string Meaning, string Clears);

/// <summary>Everything that structure judging can find, in one place.</summary>
public static class StructureRules
{
    internal static readonly StructureRule SegmentUnknown = new("x12.segment-unknown", 1, Severity.Error, "1",
        "The segment's name is not in the 005010 standard.", "Remove the segment, or correct its name.");
    internal static readonly StructureRule SegmentEmpty = new("x12.segment-empty", 1, Severity.Error, "8",
        "The segment has no values.", "Leave the segment out, or fill it.");
    internal static readonly StructureRule SegmentNotInSet = new("x12.segment-not-in-set", 2, Severity.Error, "6",
        "The guide has no such segment anywhere in this set.", "Remove the segment.");
    internal static readonly StructureRule SegmentUnexpected = new("x12.segment-unexpected", 2, Severity.Error, "2",
        "The guide has no place for the segment here.", "Remove the segment, correct its qualifier, or move it to the loop that takes it.");
    internal static readonly StructureRule SegmentOrder = new("x12.segment-order", 2, Severity.Error, "7",
        "The segment comes later than the guide has it.", "Move the segment to its place.");
    internal static readonly StructureRule SegmentMissing = new("x12.segment-missing", 2, Severity.Error, "3",
        "A required segment is missing.", "Add the segment.");
    internal static readonly StructureRule SegmentRepeats = new("x12.segment-repeats", 2, Severity.Error, "5",
        "The segment comes more often than the guide allows.", "Remove the extra segments.");
    internal static readonly StructureRule LoopMissing = new("x12.loop-missing", 2, Severity.Error, "3",
        "A required loop is missing.", "Add the loop, starting with its first segment.");
    internal static readonly StructureRule LoopRepeats = new("x12.loop-repeats", 2, Severity.Error, "4",
        "The loop comes more often than the guide allows.", "Remove the extra loops, or split the claim.");

    internal static readonly StructureRule ElementMissing = new("x12.element-missing", 2, Severity.Error, "1",
        "A required value is missing.", "Fill the value.");
    internal static readonly StructureRule ElementConditional = new("x12.element-conditional", 1, Severity.Error, "2",
        "A value is missing that another value of the segment asks for.", "Fill both values, or neither.");
    internal static readonly StructureRule ElementExclusive = new("x12.element-exclusive", 1, Severity.Error, "10",
        "Two values stand together that exclude each other.", "Keep one of the values.");
    internal static readonly StructureRule ElementExtra = new("x12.element-extra", 1, Severity.Error, "3",
        "The segment has more elements than the standard.", "Remove the extra elements.");
    internal static readonly StructureRule ComponentExtra = new("x12.component-extra", 1, Severity.Error, "13",
        "The element has more components than the standard.", "Remove the extra components, and look whether the component separator stands in a text.");
    internal static readonly StructureRule ElementTrailing = new("x12.element-trailing", 1, Severity.Warning, null,
        "The segment ends in separators with nothing between them.", "Drop separators after the last value.");
    internal static readonly StructureRule ElementShort = new("x12.element-short", 1, Severity.Error, "4",
        "The value is too short.", "Give the value in its full length.");
    internal static readonly StructureRule ElementLong = new("x12.element-long", 1, Severity.Error, "5",
        "The value is too long.", "Shorten the value.");
    internal static readonly StructureRule ElementCharacter = new("x12.element-character", 1, Severity.Error, "6",
        "The value has a character that its type does not allow.", "Remove the character.");
    internal static readonly StructureRule ElementAmount = new("x12.element-amount", 1, Severity.Error, "6",
        "The value is not an amount of dollars and cents: it has a fraction of a cent, or more than ten digits before the point.", "Write the amount in dollars with at most two decimals.");
    internal static readonly StructureRule ElementDate = new("x12.element-date", 1, Severity.Error, "8",
        "The value is not a date of the expected form.", "Write the date as the form says, for example 20260131 for D8.");
    internal static readonly StructureRule ElementTime = new("x12.element-time", 1, Severity.Error, "9",
        "The value is not a time.", "Write the time as HHMM or HHMMSS.");
    internal static readonly StructureRule ElementCode = new("x12.element-code", 2, Severity.Error, "7",
        "The guide does not list the value at this place.", "Use one of the listed values.");
    internal static readonly StructureRule ElementNotUsed = new("x12.element-not-used", 2, Severity.Error, "I10",
        "The guide does not use this place, but it is filled.", "Leave the place empty.");
    internal static readonly StructureRule ElementRepeats = new("x12.element-repeats", 1, Severity.Error, "12",
        "The value repeats more often than allowed.", "Remove the extra repetitions, and look whether the repetition separator stands in a text.");

    internal static readonly StructureRule LevelNumber = new("x12.hl-number", 2, Severity.Error, "7",
        "The levels of the set are not numbered 1, 2, 3 and on.", "Number the HL segments in HL01 from 1 without a gap.");
    internal static readonly StructureRule LevelParent = new("x12.hl-parent", 2, Severity.Error, "7",
        "The level does not hang under the open level above it.", "Name in HL02 the HL01 of the level that this one belongs to.");
    internal static readonly StructureRule LevelChildren = new("x12.hl-children", 2, Severity.Error, "7",
        "HL04 says otherwise than the levels that follow.", "Write 1 in HL04 when a level follows below, else 0.");

    internal static readonly StructureRule SetGroup = new("x12.set-group", 1, Severity.Error, "18",
        "The set stands in a group for sets of another kind.", "Put the set into a group whose GS01 is for its kind.");

    internal static readonly StructureRule SetIdentifier = new("x12.set-identifier", 1, Severity.Error, "6",
        "The set does not say which set it is.", "Write the set's number of three digits, such as 837, in ST01.");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StructureRule> All { get; } =
    [
        SegmentUnknown, SegmentEmpty, SegmentNotInSet, SegmentUnexpected, SegmentOrder, SegmentMissing, SegmentRepeats, LoopMissing, LoopRepeats,
        ElementMissing, ElementConditional, ElementExclusive, ElementExtra, ComponentExtra, ElementTrailing, ElementShort, ElementLong,
        ElementCharacter, ElementAmount, ElementDate, ElementTime, ElementCode, ElementNotUsed, ElementRepeats, LevelNumber, LevelParent, LevelChildren, SetGroup, SetIdentifier,
    ];
}
