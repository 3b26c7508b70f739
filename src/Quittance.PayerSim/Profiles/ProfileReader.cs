using System.Globalization;
using Quittance.PayerSim.Vocabulary;

namespace Quittance.PayerSim.Profiles;

/// <summary>What is wrong with a profile: file, line from 1, reason.</summary>
public sealed record ProfileFault(string File, int Line, string Reason)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}: {Reason}");
}

/// <summary>A profile, or all that is wrong with it.</summary>
public sealed record ProfileReading(PayerProfile? Profile, IReadOnlyList<ProfileFault> Faults)
{
    public bool IsRefused => Profile is null;
}

/// <summary>Reads one profile. Nothing is repaired: whatever it does not understand refuses the file, with line and reason.</summary>
public static class ProfileReader
{
    public static ProfileReading Read(string text, string fileName)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (section, faults) = SectionReader.Read(ProfileBlocks.Profile, text);
        if (section is null) return Refused(fileName, faults);
        var profile = ProfileBinder.Bind(section);
        var contradictions = ProfileCheck.Find(section, profile);
        return contradictions.Count > 0 ? Refused(fileName, contradictions) : new ProfileReading(profile, []);
    }

    private static ProfileReading Refused(string fileName, IReadOnlyList<LineFault> faults) =>
        new(null, [.. faults.OrderBy(f => f.Line).Select(f => new ProfileFault(fileName, f.Line, f.Reason))]);
}
