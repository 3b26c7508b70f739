using System.Text;
using Quittance.Core.Kernel;
using Quittance.Core.X12.Structure;

namespace Quittance.Core.X12.Answers;

/// <summary>
/// Follows the claims of 837 sets (professional, institutional, dental) while they are judged and keeps what a 277CA says of each. A
/// 277CA gives totals before the claims that they count, so claims and providers go into two spools that the caller gives, and memory
/// does not grow with the file; only a small record of each set stays. The spools hold personal data.
/// </summary>
public sealed partial class ClaimTrail : SetFollower, IDisposable
{
    // What a claim may hold here at most; the rest is judged all the same.
    private const int MostReasons = 9, MostLines = 999;

    private readonly Dictionary<SetVerdict, SetTrail> _sets = [];
    private readonly Stream _claims, _providers;
    private readonly BinaryWriter _claimWriter, _providerWriter;
    private SetTrail? _set;
    private readonly List<(int Depth, ClaimReason Reason)> _above = [];
    private string _level = "";
    private ClaimParty _provider = ClaimParty.None, _subscriber = ClaimParty.None, _patient = ClaimParty.None;
    private string _payerId = "", _otherNumber = "", _billingTax = "";
    private ClaimTally? _tally;
    private ClaimJudged? _claim;
    private LineJudged? _line;

    /// <summary>Both streams can be written, read and sought, and are empty; they are not closed.</summary>
    public ClaimTrail(Stream claims, Stream providers)
    {
        ArgumentNullException.ThrowIfNull(claims);
        ArgumentNullException.ThrowIfNull(providers);
        Check.That(claims.CanSeek && providers.CanSeek, "spools must be seekable");
        _claims = claims;
        _providers = providers;
        _claimWriter = new BinaryWriter(claims, Encoding.UTF8, leaveOpen: true);
        _providerWriter = new BinaryWriter(providers, Encoding.UTF8, leaveOpen: true);
    }

    /// <summary>Lets the spools go, which stay open.</summary>
    public void Dispose()
    {
        _claimWriter.Dispose();
        _providerWriter.Dispose();
    }

    /// <summary>What is known of an accepted set of claims; null for any other.</summary>
    internal SetTrail? Find(SetVerdict set) => _sets.GetValueOrDefault(set);

    /// <summary>The claims of a set, from its first.</summary>
    internal BinaryReader ClaimsOf(SetTrail set) => From(_claims, set.ClaimsAt);

    /// <summary>The providers of a set, from its first.</summary>
    internal BinaryReader ProvidersOf(SetTrail set) => From(_providers, set.ProvidersAt);

    internal override void Open(SetVerdict set)
    {
        _set = set.Start.Id == "837" ? new SetTrail(_claims.Position, _providers.Position) : null;
        _level = "";
        _above.Clear();
        _provider = _subscriber = _patient = ClaimParty.None;
        _payerId = _otherNumber = _billingTax = "";
    }

    internal override void Tell(Finding finding)
    {
        if (_set is null || finding.SegmentPosition is null || finding.Segment == "SE") return;
        foreach (var reason in ClaimStatusCodes.Of(finding))
        {
            // What stands above claims, in the header or at a provider, a subscriber or a patient, is said of every claim below.
            if (_claim is not null) Add(_claim, reason);
            else if (_above.Count < MostReasons) _above.Add((DepthOf(_level), reason));
        }
    }

    internal override void Close(SetVerdict set)
    {
        FinishProvider();
        if (_set is null) return;
        _claimWriter.Flush();
        _providerWriter.Flush();
        if (set is { IsKept: true, IsAccepted: true, HasGuide: true } && _set.CanBeAnswered) _sets.Add(set, _set);
        else
        {
            // A set that the 999 rejects is sent again as a whole; nobody reads answers to its claims. One that is not judged by its guide, or lacks a name or a
            // number that every 277CA needs, cannot be answered without a fault.
            _claims.SetLength(_set.ClaimsAt);
            _providers.SetLength(_set.ProvidersAt);
        }
        _set = null;
    }

    private static void Add(ClaimJudged claim, ClaimReason reason)
    {
        if (claim.Reasons.Count < MostReasons && !claim.Reasons.Contains(reason)) claim.Reasons.Add(reason);
    }

    // The header, a provider, a subscriber, a patient: whatever follows on one of them ends what hung below.
    private static int DepthOf(string level) => level switch { "" => 0, "20" => 1, "22" => 2, _ => 3 };

    private static BinaryReader From(Stream stream, long at)
    {
        stream.Position = at;
        return new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
    }

    private void FinishProvider()
    {
        FinishClaim();
        if (_set is null || _tally is null) return;
        // An employer's number stands in for a provider without a national one.
        var named = _provider.Id.Length == 0 && _billingTax.Length > 0 ? _provider with { Qualifier = "FI", Id = _billingTax } : _provider;
        _set.LookAt(named.Texts);
        _set.LacksValues |= !named.IsNamed;
        named.Write(_providerWriter);
        _tally.Write(_providerWriter);
        _set.Providers++;
        _tally = null;
    }

    private void FinishClaim()
    {
        if (_claim is null || _set is null) return;
        var money = Money.TryParse(_claim.Charge, out var charge) ? charge : (Money?)null;
        _tally ??= new ClaimTally();
        _tally.Add(_claim.IsAccepted, money);
        _set.Tally.Add(_claim.IsAccepted, money);
        _set.LookAt(_claim.Patient.Texts);
        _set.LookAt(_claim.Texts);
        foreach (var line in _claim.Lines) _set.LookAt(line.Texts);
        _set.LacksValues |= _claim.Number.Length == 0 || money is null;
        if (_payerId != _set.Receiver.Id) _set.IsForPayer = false;
        _claim.Write(_claimWriter);
        _claim = null;
        _line = null;
    }
}

/// <summary>What a 277CA says of a set as a whole, and where its claims and providers stand in the spools.</summary>
internal sealed class SetTrail(long claimsAt, long providersAt)
{
    public long ClaimsAt { get; } = claimsAt;
    public long ProvidersAt { get; } = providersAt;
    /// <summary>BHT03.</summary>
    public string Reference { get; set; } = "";
    public ClaimParty Submitter { get; set; } = ClaimParty.None;
    public ClaimParty Receiver { get; set; } = ClaimParty.None;
    public int Providers { get; set; }
    public ClaimTally Tally { get; } = new();
    /// <summary>True when a provider or a claim lacks what its part of a 277CA needs.</summary>
    public bool LacksValues { get; set; }

    /// <summary>True when there is something to answer, and every value that a 277CA needs of it.</summary>
    public bool CanBeAnswered => Providers > 0 && !LacksValues && Reference.Length > 0 && Submitter.IsNamed && Receiver.IsNamed;

    /// <summary>True when who received the file is the payer of every claim in it; else it passes them on.</summary>
    public bool IsForPayer { get; set; } = true;

    /// <summary>The characters of its values that could separate.</summary>
    public AnswerMarks Marks => _marks;

    private AnswerMarks _marks;

    public void LookAt(IEnumerable<string> values)
    {
        foreach (var value in values) _marks.LookAt(value);
    }
}
