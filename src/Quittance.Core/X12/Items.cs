using Quittance.Core.Kernel;

namespace Quittance.Core.X12;

/// <summary>What a typed read of a file yields, in file order. One class per kind.</summary>
public abstract record X12Item;

/// <summary>An ISA was read. Texts are trimmed; <paramref name="Control"/> keeps its zeros.</summary>
public sealed record InterchangeStart(
    string SenderQualifier, string SenderId, string ReceiverQualifier, string ReceiverId, string Date, string Time,
    string Control, string Version, string Usage, bool AcknowledgmentRequested, Separators Separators, long Offset) : X12Item;

/// <summary>A TA1 between ISA and the first GS (or alone).</summary>
public sealed record InterchangeAcknowledgment(string Control, string Date, string Time, string Code, string Note) : X12Item;

/// <summary>A GS was read.</summary>
public sealed record GroupStart(string FunctionalId, string Sender, string Receiver, string Date, string Time, string Control, string Version) : X12Item;

/// <summary>
/// An ST was read, with BHT when the set has one. <paramref name="Guide"/> is ST03, else GS08. <paramref name="Type"/> is
/// what people call it: 837P, 837I, 837D, 835, 999, 997, 277CA, 277, 276, 270, 271, 278, 820, 834, 824, or the ST01 itself.
/// </summary>
public sealed record SetStart(string Type, string Id, string Control, string Guide, long Offset) : X12Item;

/// <summary>
/// The set is over. <paramref name="Segments"/> counts ST and SE; <paramref name="HasTrailer"/> is false when SE never came.
/// <paramref name="ContentHash"/> is the SHA-256, as lower-case hex, of the values between ST (and BHT/BPR included) and SE,
/// so that a set sent again in another envelope is known again.
/// </summary>
public sealed record SetEnd(int Segments, bool HasTrailer, long EndOffset, string ContentHash) : X12Item;

/// <summary>A GE was read, or missed.</summary>
public sealed record GroupEnd(bool HasTrailer) : X12Item;

/// <summary>An IEA was read, or missed.</summary>
public sealed record InterchangeEnd(bool HasTrailer) : X12Item;

/// <summary>Something wrong in syntax or envelope, or in a typed segment (an amount that is none). Level is 1, 2 or 3.</summary>
public sealed record ItemFinding(Finding Finding) : X12Item;

/// <summary>A segment of a set without a typed view (or before the first loop of one): kept, so that nothing vanishes.</summary>
public sealed record OtherSegment(string Id, int Position, long Offset) : X12Item;
