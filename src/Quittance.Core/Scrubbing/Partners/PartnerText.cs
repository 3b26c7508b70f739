using System.Buffers;
using System.Text;
using Quittance.Core.X12;

namespace Quittance.Core.Scrubbing.Partners;

/// <summary>Finds characters that a partner does not take. Separators are not data.</summary>
internal sealed class PartnerText
{
    // X12.5: the basic set, and what the extended set adds on agreement.
    private const string Basic = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 !\"&'()*+,-./:;?=";
    private const string Small = "abcdefghijklmnopqrstuvwxyz";
    private const string Extended = Basic + Small + "%@[]_{}\\|<>~#$";

    private readonly string? _taken;
    private readonly bool _upperCase;
    private Separators _separators;
    private SearchValues<byte>? _allowed;

    public PartnerText(PartnerRequirements asked)
    {
        _upperCase = asked.UpperCase;
        _taken = asked.Characters switch { PartnerCharacters.Basic => Basic, PartnerCharacters.Extended => Extended, _ => null };
    }

    /// <summary>The first character that is not taken, the element that it stands in (null for the segment's name), and which requirement it breaks; null when all are.</summary>
    public byte? FirstWrong(in Segment segment, out int? element, out string key)
    {
        (element, key) = (null, "characters");
        if (_taken is null && !_upperCase) return null;
        if (_allowed is null || segment.Separators != _separators) Learn(segment.Separators);
        var at = segment.Bytes.IndexOfAnyExcept(_allowed!);
        if (at < 0) return null;
        var wrong = segment.Bytes[at];
        if (_upperCase && wrong is >= (byte)'a' and <= (byte)'z') key = "upper-case";
        for (var n = 1; n <= segment.Count; n++)
            if (segment.PlaceOf(n) is var (start, end) && at >= start && at < end) element = n;
        return wrong;
    }

    private void Learn(Separators separators)
    {
        _separators = separators;
        var allowed = new List<byte>(256);
        for (var b = 0; b <= byte.MaxValue; b++)
        {
            var isTaken = _taken is null || _taken.Contains((char)b, StringComparison.Ordinal);
            if (isTaken && !(_upperCase && Small.Contains((char)b, StringComparison.Ordinal))) allowed.Add((byte)b);
        }
        allowed.AddRange([separators.Element, separators.Component, separators.Repetition, .. Encoding.ASCII.GetBytes("\r\n")]);
        _allowed = SearchValues.Create([.. allowed]);
    }
}
