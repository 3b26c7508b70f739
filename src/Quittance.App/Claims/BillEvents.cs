using System.Globalization;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;
using Quittance.Core.Claims;
using Quittance.Core.Kernel;
using Quittance.Core.Model;

namespace Quittance.App.Claims;

/// <summary>Moves a bill by the table of moves, and makes the event that says so.</summary>
internal sealed class BillEvents(Guid tenant, DateOnly on, DateTimeOffset now, string actor)
{
    public List<ClaimEventRow> Rows { get; } = [];

    /// <summary>Moves a bill; a move that its state cannot take is a mistake of ours and throws.</summary>
    public void Move(BillRow bill, ClaimMove move, string cause)
    {
        var from = Enum.Parse<ClaimState>(bill.State);
        Check.That(ClaimStates.Next(from, move) is Result<ClaimState>.Ok, "a bill moves by the table");
        Add(bill, from, ClaimStates.After(from, move), move.ToString(), cause);
    }

    /// <summary>A person's act that is no move of the table: held, dropped.</summary>
    public void Note(BillRow bill, string what, string cause)
    {
        Rows.Add(Make(bill, what, bill.State, bill.State, cause));
    }

    private void Add(BillRow bill, ClaimState from, ClaimState to, string move, string cause)
    {
        bill.State = to.ToString();
        bill.Version++;
        Rows.Add(Make(bill, move, from.ToString(), to.ToString(), cause));
    }

    private ClaimEventRow Make(BillRow bill, string move, string from, string to, string cause) => new()
    {
        TenantId = tenant,
        Id = RowId.Of(tenant, "bill-event", bill.Id.ToString("N"), bill.Version.ToString(CultureInfo.InvariantCulture), move),
        NumberId = bill.NumberId,
        ClaimOrdinal = 0,
        Move = move,
        From = from,
        To = to,
        On = on,
        RecordedAt = now,
        Actor = actor,
        Cause = cause,
    };
}
