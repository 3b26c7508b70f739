using Quittance.Core.Kernel;
using Quittance.Web.Claims;
using Quittance.Web.Exchange;
using Quittance.Web.Patients;
using Quittance.Web.Remittance;

namespace Quittance.Web.Queues;

/// <summary>The lists that exist. A new one is a line here.</summary>
internal static class Lists
{
    public static readonly IReadOnlyList<ListShape> All = [ClaimList.Shape, RemittanceList.Shape, WaitingList.Shape, FileShape.Shape, PeopleShape.Shape];

    public static ListShape? Find(string? name) => All.FirstOrDefault(list => list.Name == name);
}

/// <summary>The rows of a list's filter, for an act on all of them. One for each list whose rows have tasks.</summary>
internal interface IListRows
{
    string List { get; }

    /// <summary>The ids in the list's order, at most one more than <paramref name="most"/>.</summary>
    Task<IReadOnlyList<Guid>> IdsAsync(ListAsk ask, int most, CancellationToken cancellation);

    /// <summary>What rows come to; null where the list has no sum.</summary>
    Task<Money?> SumAsync(IReadOnlyList<Guid> ids, CancellationToken cancellation) => Task.FromResult<Money?>(null);
}
