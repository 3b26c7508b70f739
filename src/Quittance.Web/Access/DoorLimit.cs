using System.Net;
using System.Net.Sockets;

namespace Quittance.Web.Access;

/// <summary>
/// Counts wrong tries at the doors by the address they come from, over all accounts: an account's own rest does not stop who
/// tries one password on many. Right tries are not counted, so a practice behind one address is not locked out by its own work.
/// </summary>
internal sealed class DoorLimit(TimeProvider clock)
{
    /// <summary>A whole front desk may mistype; a guesser gets 120 tries an hour out of it.</summary>
    public const int Tries = 30;

    /// <summary>So many addresses are remembered; above, the oldest are forgotten and memory stays bounded.</summary>
    private const int MostAddresses = 10_000;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private readonly Lock _gate = new();
    private readonly Dictionary<IPAddress, (int Count, DateTimeOffset Since)> _wrong = [];

    public bool IsClosed(HttpContext context)
    {
        var address = Of(context);
        lock (_gate) return _wrong.TryGetValue(address, out var entry) && entry.Count >= Tries && clock.GetUtcNow() - entry.Since < Window;
    }

    public void CountWrong(HttpContext context)
    {
        var address = Of(context);
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            if (_wrong.Count >= MostAddresses) Forget(now);
            _wrong[address] = _wrong.TryGetValue(address, out var entry) && now - entry.Since < Window ? (entry.Count + 1, entry.Since) : (1, now);
        }
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (address, _) in _wrong.Where(entry => now - entry.Value.Since >= Window).ToList()) _wrong.Remove(address);
        foreach (var (address, _) in _wrong.OrderBy(entry => entry.Value.Since).Take(_wrong.Count - MostAddresses / 2).ToList()) _wrong.Remove(address);
    }

    /// <summary>An IPv6 network of 64 bits is one household or host, which may choose the rest as it likes.</summary>
    private static IPAddress Of(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return address;
        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, 8, 8);
        return new IPAddress(bytes);
    }
}
