using Quittance.Core.Kernel;
using Quittance.Core.X12.Balance;

namespace Quittance.Core.X12.Answers;

/// <summary>How many claims were accepted and rejected, and for how much.</summary>
internal sealed class ClaimTally
{
    private Total _acceptedCharge, _rejectedCharge;

    public int Accepted { get; private set; }
    public int Rejected { get; private set; }
    public Money AcceptedCharge => _acceptedCharge.ToMoney();
    public Money RejectedCharge => _rejectedCharge.ToMoney();
    public Money Charge => (_acceptedCharge + _rejectedCharge).ToMoney();

    public static ClaimTally Read(BinaryReader from)
    {
        var tally = new ClaimTally { Accepted = from.ReadInt32(), Rejected = from.ReadInt32() };
        tally._acceptedCharge.Add(new Money(from.ReadInt64()));
        tally._rejectedCharge.Add(new Money(from.ReadInt64()));
        return tally;
    }

    /// <summary>Counts a claim. A charge that cannot be read counts as nothing; such a claim is rejected.</summary>
    public void Add(bool isAccepted, Money? charge)
    {
        if (isAccepted)
        {
            Accepted++;
            _acceptedCharge.Add(charge ?? Money.Zero);
        }
        else
        {
            Rejected++;
            _rejectedCharge.Add(charge ?? Money.Zero);
        }
    }

    public void Write(BinaryWriter to)
    {
        to.Write(Accepted);
        to.Write(Rejected);
        to.Write(AcceptedCharge.Cents);
        to.Write(RejectedCharge.Cents);
    }
}
