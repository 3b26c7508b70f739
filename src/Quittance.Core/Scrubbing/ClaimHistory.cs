using System.Runtime.InteropServices;
using Quittance.Core.Rules;
using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.Core.Scrubbing;

/// <summary>
/// The claims of a run, kept for the claims that come after them. A patient is known by a hash of member number, birth date and given name, so that no
/// name is kept. It holds the latest claims only and forgets the oldest first.
/// </summary>
public sealed class ClaimHistory
{
    /// <summary>
    /// A claim of three lines takes about half a kilobyte here, so that the most is about 50 MB. A group of a hundred providers sends 100,000 claims
    /// in ten weeks, and duplicates are seldom further apart.
    /// </summary>
    public const int DefaultCapacity = 100_000;

    // Somebody with more claims than this in one run is not a person but a number that stands for many; their latest claims are enough.
    private const int MostOfOnePatient = 500;

    private readonly EarlierClaim?[] _claims;
    private readonly long[] _former;
    private readonly ulong[] _patients;
    private readonly Dictionary<ulong, long> _latest = [];
    private readonly List<EarlierClaim> _found = [];
    private long _count;

    /// <summary>A history of so many claims.</summary>
    public ClaimHistory(int capacity = DefaultCapacity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        _claims = new EarlierClaim?[capacity];
        _former = new long[capacity];
        _patients = new ulong[capacity];
    }

    /// <summary>The patient's claims so far, the latest first. Valid until the next question.</summary>
    public ReadOnlySpan<EarlierClaim> Of(Claim837 claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return CollectionsMarshal.AsSpan(Find(PatientOf(claim)));
    }

    /// <summary>Takes a claim in. A void withdraws the claims of its number; a replacement those of its number that it does not leave standing.</summary>
    public void Add(Claim837 claim, bool wasRejected = false)
    {
        ArgumentNullException.ThrowIfNull(claim);
        var patient = PatientOf(claim);
        if (claim.Frequency is "7" or "8") Withdraw(patient, claim);
        var slot = (int)(_count % _claims.Length);
        if (_claims[slot] is not null && _latest.TryGetValue(_patients[slot], out var newest) && newest == _count - _claims.Length) _latest.Remove(_patients[slot]);
        _former[slot] = _latest.TryGetValue(patient, out var former) ? former : -1;
        _patients[slot] = patient;
        _claims[slot] = EarlierClaim.Of(claim, wasRejected);
        _latest[patient] = _count++;
    }

    private List<EarlierClaim> Find(ulong patient)
    {
        _found.Clear();
        if (!_latest.TryGetValue(patient, out var at)) return _found;
        while (IsHeld(at) && _found.Count < MostOfOnePatient)
        {
            var slot = (int)(at % _claims.Length);
            _found.Add(_claims[slot]!);
            at = _former[slot];
        }
        return _found;
    }

    private void Withdraw(ulong patient, Claim837 claim)
    {
        if (!_latest.TryGetValue(patient, out var at)) return;
        for (var steps = 0; IsHeld(at) && steps < MostOfOnePatient; steps++)
        {
            var slot = (int)(at % _claims.Length);
            var earlier = _claims[slot]!;
            if (earlier.Number == claim.Number && earlier.BillingNpi == claim.Billing.Id && earlier.PayerLevel == claim.PayerLevel && earlier.PayerId == claim.Payer.Id)
                _claims[slot] = earlier with { IsWithdrawn = true };
            at = _former[slot];
        }
    }

    private bool IsHeld(long at) => at >= 0 && at >= _count - _claims.Length;

    // FNV-1a of 64 bits: among 100,000 patients two share a hash in one of 3.7 billion runs.
    private static ulong PatientOf(Claim837 claim)
    {
        var patient = claim.Patient ?? claim.Subscriber;
        var hash = Mix(14695981039346656037, claim.Subscriber.Id);
        hash = Mix(hash, patient.Birth);
        return Mix(hash, patient.First);
    }

    private static ulong Mix(ulong hash, string text)
    {
        foreach (var c in text) hash = unchecked((hash ^ char.ToUpperInvariant(c)) * 1099511628211);
        return unchecked((hash ^ 0x1F) * 1099511628211);
    }
}
