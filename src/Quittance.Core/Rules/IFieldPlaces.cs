namespace Quittance.Core.Rules;

/// <summary>A segment's place: its ordinal in the set and the offset of its first byte in the file.</summary>
internal readonly record struct FieldPlace(int Position, long Offset);

/// <summary>Knows where the fields of the present claim stand in its file.</summary>
internal interface IFieldPlaces
{
    /// <summary>
    /// The segment that holds a field of the claim or of a line; where it is not there, the first segment of its loop, of its line, or of the claim. Null when not even that is known.
    /// </summary>
    FieldPlace? Find(ClaimField field, int? line);
}
