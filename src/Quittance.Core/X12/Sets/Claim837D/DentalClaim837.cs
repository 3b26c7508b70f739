using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.Core.X12.Sets.Claim837D;

/// <summary>A tooth of TOO: its number and the surfaces treated (M, O, D, B, L, I, F).</summary>
public sealed record Tooth837(string Number, IReadOnlyList<string> Surfaces);

/// <summary>A tooth of DN2: E to be extracted, M missing.</summary>
public sealed record ToothStatus837(string Number, string Status);

/// <summary>
/// A line of a dental claim: what all lines have, and SV3's own. The service date of a line that has none is the claim's
/// (<see cref="DentalClaim837.ServiceDate"/>).
/// </summary>
public sealed record DentalLine837(Line837 Common)
{
    /// <summary>SV304, up to five areas: 00 whole mouth, 10, 20, 30, 40 the quadrants ...</summary>
    public IReadOnlyList<string> OralCavity { get; init; } = [];
    /// <summary>SV305: I first placement, R replacement.</summary>
    public string Prosthesis { get; init; } = "";
    /// <summary>TOO.</summary>
    public IReadOnlyList<Tooth837> Teeth { get; init; } = [];
    /// <summary>DTP of the line beside 472: 139 or 441 earlier placement, 452 appliance placed, 446 replaced, 196 begun, 198 completed.</summary>
    public IReadOnlyList<Date837> Dates { get; init; } = [];
    /// <summary>REF G3 of the line, the number of an earlier predetermination.</summary>
    public string Predetermination { get; init; } = "";
    /// <summary>Loop 2420B.</summary>
    public Party837? Assistant { get; init; }
}

/// <summary>One claim of an 837D as it was sent. Nothing here is judged.</summary>
public sealed record DentalClaim837(Claim837 Common) : X12Item
{
    /// <summary>CLM12.</summary>
    public string SpecialProgram { get; init; } = "";
    /// <summary>True when CLM19 says PB: benefits are asked for and nothing is billed.</summary>
    public bool IsPredetermination { get; init; }
    /// <summary>DTP 472 of the claim.</summary>
    public Date837? ServiceDate => Common.Dates.FirstOrDefault(d => d.Qualifier == "472");
    /// <summary>DN101, months of an orthodontic treatment, as it came.</summary>
    public string OrthodonticMonths { get; init; } = "";
    /// <summary>DN102, months that remain.</summary>
    public string OrthodonticMonthsLeft { get; init; } = "";
    /// <summary>DN2.</summary>
    public IReadOnlyList<ToothStatus837> ToothStatus { get; init; } = [];
    /// <summary>REF G3, the number of an earlier predetermination.</summary>
    public string Predetermination { get; init; } = "";
    /// <summary>Loop 2310D.</summary>
    public Party837? Assistant { get; init; }
    /// <summary>The lines, those of <see cref="Claim837.Lines"/> in the same order.</summary>
    public IReadOnlyList<DentalLine837> Lines { get; init; } = [];

    /// <summary>Tells where it stands and nothing of its content.</summary>
    public override string ToString() => $"DentalClaim837 at segment {Common.Position}";
}
