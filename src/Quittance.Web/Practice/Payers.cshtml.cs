using Quittance.App.Practice;
using Quittance.App.Storage.Model;
using Quittance.Web.Access;

namespace Quittance.Web.Practice;

[Needs(Permission.PracticeSettings)]
internal sealed class PayersModel(CurrentPerson current, KeepLists lists) : ListModel<ListedPayerRow>(current, lists, PracticeList.Payers,
    new("Payers", "payer", "Payer ID", "As it stands on claims (NM109)", Icon: "building-bank", "No payer yet. Add whom you bill.", Next: null))
{
    protected override ListedPayerRow Make(Guid tenant, Guid id, string code, string name) => new() { TenantId = tenant, Id = id, Code = code, Name = name };
}
