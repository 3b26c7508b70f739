namespace Quittance.Core.X12.Views;

/// <summary>
/// Takes the claims and payments of a file while it is judged, each as a view of what stands there: nothing is made of it but what is asked for. For who counts,
/// filters or routes; who keeps claims asks a view for its record, or takes the items instead.
/// </summary>
public abstract class ViewTaker
{
    /// <summary>Takes one claim of an 837P, 837I or 837D. The view lives until this returns.</summary>
    public virtual void Take(in ClaimView claim) { }

    /// <summary>Takes one payment of an 835. The view lives until this returns.</summary>
    public virtual void Take(in PaymentView payment) { }
}
